import type { FindingText } from '../rule.ts';
import { noticeAccessFindings } from './notice-access-findings.ts';
import { noticeToldFindings } from './notice-told-findings.ts';

/** What the rules of § 第五条 say: first those of the gate. */
export const noticeFindings = {
  processor_contact_missing: {
    requirement: 'R05.1',
    why: {
      'zh-CN': '没有写明个人信息处理者的名称或者联系方式。处理人脸信息前应当告知这两项。',
      en: 'The name or the contact details of the processor are missing. Both shall be told before a face is processed.',
    },
    remedy: {
      'zh-CN': '请补上处理者的名称和能联系到的电话、地址或者邮箱，再告知个人。',
      en: 'Add the processor’s name and a telephone number, address or e-mail that is answered, then give the notice.',
    },
  },
  notice_for_other_purpose: {
    requirement: 'R05.1',
    why: {
      'zh-CN': '这份告知不是为这个目的的这一版本写的。处理前应当告知本次处理的目的和方式。',
      en: 'This notice was not written for this version of this purpose. The purpose and manner of this very processing shall be told beforehand.',
    },
    remedy: {
      'zh-CN': '请为当前目的版本发布告知，向个人出示，再请其决定。',
      en: 'Publish a notice for the present version of the purpose, show it to the person, then ask for their decision.',
    },
  },
  notice_not_presented: {
    requirement: 'R05.1',
    why: {
      'zh-CN': '还没有向本人出示告知。处理人脸信息前应当以显著方式、清晰易懂的语言告知个人。',
      en: 'The notice has not been shown to this person yet. Before a face is processed the person shall be told, conspicuously and in clear language.',
    },
    remedy: {
      'zh-CN': '请先向本人出示当前版本的告知。',
      en: 'Show the person the notice in its present version first.',
    },
  },
  notice_other_version_presented: {
    requirement: 'R05.1',
    why: {
      'zh-CN': '向本人出示的是另一个版本的告知，不是现在使用的这一版。',
      en: 'The person was shown another version of the notice, not the one in force.',
    },
    remedy: {
      'zh-CN': '请向本人出示当前版本，并请其重新决定。',
      en: 'Show the person the present version and ask for their decision again.',
    },
  },
  notice_retention_untrue: {
    requirement: 'R05.2',
    why: {
      'zh-CN': '告知写的保存期限是 {told} 天，目的设定的却是 {set} 天。告知应当真实、准确、完整。',
      en: 'The notice tells a retention of {told} days, but the purpose is set to {set} days. A notice shall be true, accurate and complete.',
    },
    remedy: {
      'zh-CN': '请让两者一致后重新发布告知，并重新告知个人。',
      en: 'Make the two equal, publish the notice again and give it to the person again.',
    },
  },
  ...noticeToldFindings,
  ...noticeAccessFindings,
} as const satisfies Record<string, FindingText>;
