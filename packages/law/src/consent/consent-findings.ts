import type { FindingText } from '../rule.ts';
import { consentAskingFindings } from './consent-asking-findings.ts';
import { consentTermsFindings } from './consent-terms-findings.ts';
import { consentWithdrawalFindings } from './consent-withdrawal-findings.ts';

/** What the rules of § 第六条 and 《个人信息保护法》第十四条第二款 say: first those of the gate. */
export const consentFindings = {
  consent_missing: {
    requirement: 'R06.1',
    why: {
      'zh-CN': '本人没有对这项人脸处理作出单独同意。基于个人同意处理人脸信息的，应当取得单独同意。',
      en: 'There is no separate consent of this person to this processing of their face. Where processing rests on consent, separate consent shall be obtained.',
    },
    remedy: {
      'zh-CN': '请先出示告知，再请本人单独作出决定；不同意的，请使用其他方式。',
      en: 'Show the notice, then ask the person for a separate decision; if they do not agree, use another way.',
    },
  },
  consent_refused: {
    requirement: 'R06.1',
    why: {
      'zh-CN': '本人已经表示不同意。没有单独同意，不得处理其人脸信息。',
      en: 'The person has said no. Without separate consent their face shall not be processed.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，不要反复询问。本人改变主意时，可以自己重新作出决定。',
      en: 'Use another way and do not keep asking. The person can decide anew if they change their mind.',
    },
  },
  consent_for_other_purpose: {
    requirement: 'R06.1',
    why: {
      'zh-CN': '这份同意是对另一个目的作出的。单独同意只对作出时的那一个目的有效。',
      en: 'This consent was given for another purpose. A separate consent serves only the one purpose it was given for.',
    },
    remedy: {
      'zh-CN': '请为当前目的出示告知，并另外取得单独同意。',
      en: 'Show the notice of the present purpose and ask for a separate consent to it.',
    },
  },
  consent_under_other_notice: {
    requirement: 'R06.1',
    why: {
      'zh-CN': '本人同意时看到的是另一份告知。同意应当在充分知情的前提下作出。',
      en: 'The person consented under another notice. Consent shall be given with full knowledge.',
    },
    remedy: {
      'zh-CN': '请出示当前告知，并请本人重新决定。',
      en: 'Show the present notice and ask the person to decide again.',
    },
  },
  consent_before_notice: {
    requirement: 'R06.2',
    why: {
      'zh-CN': '同意的时间早于出示告知的时间。同意应当在充分知情的前提下作出，看到告知之前的同意不算数。',
      en: 'The consent is earlier than the showing of the notice. Consent shall be given with full knowledge; one given before the notice was seen does not count.',
    },
    remedy: {
      'zh-CN': '请先出示告知，再请本人重新决定。',
      en: 'Show the notice first, then ask the person to decide again.',
    },
  },
  consent_not_yet_given: {
    requirement: 'R06.2',
    why: {
      'zh-CN': '同意的时间晚于现在。应当先取得同意，再处理人脸信息，不能先采集后补同意。',
      en: 'The consent is dated later than now. Consent shall come first; it cannot be made up for after a capture.',
    },
    remedy: {
      'zh-CN': '请核对设备时间；请本人作出决定之后再采集。',
      en: 'Check the clock of the device; capture only after the person has decided.',
    },
  },
  consent_withdrawn: {
    requirement: 'R06.4',
    why: {
      'zh-CN': '本人已经撤回同意。撤回以后不得再处理其人脸信息；撤回以前已经进行的处理，效力不受影响。',
      en: 'The person has withdrawn consent. Their face shall not be processed any more; what was done before the withdrawal stays valid.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，并删除其人脸信息。本人愿意再用人脸的，应当重新告知并另外取得同意。',
      en: 'Use another way, and erase the person’s face information. Should they want to use their face again, give notice and ask for a new consent.',
    },
  },
  consent_for_other_version: {
    requirement: 'R06.7',
    why: {
      'zh-CN': '本人同意之后，处理目的有了新版本。处理目的、处理方式发生变更的，应当重新取得个人同意。',
      en: 'The purpose has another version than the one consented to. Where purpose or manner changes, consent shall be obtained again.',
    },
    remedy: {
      'zh-CN': '请告知变更的内容，并请本人重新决定。',
      en: 'Tell the person what has changed and ask them to decide again.',
    },
  },
  consent_for_other_mode: {
    requirement: 'R06.7',
    why: {
      'zh-CN':
        '本人同意的是 {consented}，这个目的现在用的是 {declared}。处理方式发生变更的，应当重新取得个人同意。',
      en: 'The person consented to {consented}, but the purpose now uses {declared}. Where the manner of processing changes, consent shall be obtained again.',
    },
    remedy: {
      'zh-CN': '请说明“一对一”与“一对多”的区别，并请本人重新决定。',
      en: 'Explain the difference between one-to-one and one-to-many and ask the person to decide again.',
    },
  },
  ...consentAskingFindings,
  ...consentWithdrawalFindings,
  ...consentTermsFindings,
} as const satisfies Record<string, FindingText>;
