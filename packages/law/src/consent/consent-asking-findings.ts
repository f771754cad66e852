import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What is found of how people are asked, and of the consents that are held (R06.1 to R06.3, R06.7). */
export const consentAskingFindings = {
  consent_form_bundles_purposes: {
    requirement: 'R06.1',
    why: both(
      '这张表单让人一次同意 {count} 个目的。应当取得单独同意：一个目的、一次决定。',
      'One press on this form consents to {count} purposes. Separate consent shall be obtained: one purpose, one decision.',
    ),
    remedy: both(
      '请停用这张表单，每个目的分开征求；以前这样取得的同意，重新征求。',
      'Withdraw the form and ask for each purpose apart; ask again whoever consented by it.',
    ),
  },
  consent_undecided_held: {
    requirement: 'R06.1',
    why: both(
      '存有 {count} 人的人脸信息，没有本人的决定，也没有其他依据。应当取得单独同意。',
      'Face information of {count} persons is held without any decision of theirs and without another basis. Separate consent shall be obtained.',
    ),
    remedy: both(
      '请立即停止处理并删除；愿意使用的，先告知，再征求同意。',
      'Stop and erase at once; tell those who wish to go on, then ask them.',
    ),
  },
  consent_refused_held: {
    requirement: 'R06.1',
    why: both(
      '有 {count} 人表示不同意，其人脸信息仍在。没有单独同意，不得处理。',
      'The face information of {count} persons who said no is still held. Without separate consent it shall not be processed.',
    ),
    remedy: both('请立即删除，并查明如何采集。', 'Erase it at once and find out how it was captured.'),
  },
  consent_older_notice_used: {
    requirement: 'R06.1',
    why: both(
      '有 {count} 人是在旧告知之下同意的，新告知生效后仍被处理。同意应当在充分知情的前提下作出。',
      'For {count} persons the consent is under an older notice, and they were processed after the new one was in force. Consent shall be given with full knowledge.',
    ),
    remedy: both(
      '请停止对这些人的比对，出示当前告知，并请其重新决定。',
      'Stop comparing these faces, show the present notice and ask the persons to decide again.',
    ),
  },
  consent_older_notice_held: {
    requirement: 'R06.1',
    why: both(
      '还有 {count} 人的同意是在旧告知之下作出的，新告知生效后还没有处理过。同意应当在充分知情的前提下作出；再次处理之前请其重新决定，是我们的理解。',
      'For {count} persons the consent is under an older notice; they have not been processed since. Consent shall be given with full knowledge; to ask again before the next processing is our reading.',
    ),
    remedy: both(
      '请在下一次采集之前出示当前告知，并请其重新决定。',
      'Show the present notice before the next capture and ask the persons to decide again.',
    ),
  },
  consent_evidence_missing: {
    requirement: 'R06.1',
    why: both(
      '有 {count} 份同意没有凭据。单独同意应当取得，发生争议时由处理者举证。',
      'No evidence is kept of {count} consents. Separate consent shall be obtained, and in a dispute the processor has to prove it.',
    ),
    remedy: both('请重新征求这些人的决定，并保存凭据。', 'Ask these persons again and keep the evidence.'),
  },
  consent_receipt_not_handed: {
    requirement: 'R06.1',
    why: both(
      '有 {count} 人同意后没有拿到凭据。单独同意应当明确作出；把凭据交给本人是本软件的设定。',
      'After consenting, {count} persons got no receipt. Separate consent shall be explicit; that the person gets a receipt is our setting.',
    ),
    remedy: both('请补交凭据，纸质或者电子均可。', 'Hand the receipts over, on paper or as a file.'),
  },
  consent_preticked: {
    requirement: 'R06.2',
    why: both(
      '这张表单有 {count} 处默认勾选。同意应当由个人自愿、明确作出，默认勾选不是同意。',
      'This form has {count} boxes ticked beforehand. Consent shall be given freely and explicitly; a pre-ticked box is none.',
    ),
    remedy: both(
      '请取消默认勾选；以前这样取得的同意，重新征求。',
      'Take the ticks away; ask again whoever consented by it.',
    ),
  },
  consent_by_silence: {
    requirement: 'R06.2',
    why: both(
      '在这张表单上，不作回答就算同意。同意应当明确作出，沉默不是同意。',
      'On this form, not answering counts as yes. Consent shall be explicit; silence is none.',
    ),
    remedy: both(
      '请改为：不作回答就不采集。以前这样取得的同意，重新征求。',
      'Let no answer mean no capture; ask again whoever was counted by it.',
    ),
  },
  consent_accept_before_notice: {
    requirement: 'R06.2',
    why: both(
      '告知还没有显示，这张表单的同意按钮就可以按。同意应当在充分知情的前提下作出。',
      'The accept control of this form works before the notice has been shown. Consent shall be given with full knowledge.',
    ),
    remedy: both(
      '请在告知显示完毕后才启用同意按钮。',
      'Switch the control on only after the notice was shown.',
    ),
  },
  consent_refusal_harder: {
    requirement: 'R06.2',
    why: both(
      '拒绝的按钮更小、更淡、键盘够不到，或者步数更多。同意应当自愿作出；条文没有规定大小，两者同等是本软件的设定。',
      'The control that refuses is smaller, paler, out of reach of the keyboard or more steps away. Consent shall be given freely; the text names no size, and that both are equal is our setting.',
    ),
    remedy: both(
      '请让拒绝与同意的大小、对比度、次序和步数相同，再测一次。',
      'Make both equal in size, contrast, reach and steps, and measure again.',
    ),
  },
  captured_before_consent: {
    requirement: 'R06.2',
    why: both(
      '有 {count} 次采集早于本人的同意。应当先取得同意再采集，不能事后补。',
      'In {count} cases the capture is earlier than the consent. Consent shall come first and cannot be made up for.',
    ),
    remedy: both(
      '请清除这些采集，并查明原因；愿意使用的，重新告知、重新征求。',
      'Erase what was captured and find the cause; tell those who wish to go on and ask them anew.',
    ),
  },
  consent_decided_before_notice: {
    requirement: 'R06.2',
    why: both(
      '有 {count} 人在看到告知之前就作了决定。同意应当在充分知情的前提下作出。',
      'Before the notice was shown to them, {count} persons had decided. Consent shall be given with full knowledge.',
    ),
    remedy: both('请出示告知，并请其重新决定。', 'Show the notice and ask them to decide again.'),
  },
  consent_not_written: {
    requirement: 'R06.3',
    why: both(
      '法律、行政法规规定这项处理应当取得书面同意，有 {count} 份同意不是有签名、盖章的书面同意。',
      'A law or administrative regulation requires written consent here, and {count} consents are not written and signed or sealed. They shall be.',
    ),
    remedy: both(
      '请停止对这些人的处理，取得纸质或者数据电文形式、有签名的同意后再恢复。',
      'Stop for these persons until they have signed, on paper or as a data message.',
    ),
  },
  passive_consent_not_written: {
    requirement: 'R06.3',
    why: both(
      '这个目的在个人不配合的情况下采集人脸用于辨识，有 {count} 份同意不是书面同意。按照标准（GB/T 45574-2025 6.1 c），须事先取得书面同意（G21）。',
      'This purpose captures faces without cooperation to identify people, and {count} consents are not written. The standard (GB/T 45574-2025, 6.1 c) asks for written consent beforehand (G21).',
    ),
    remedy: both(
      '请改为由本人主动启动；确需如此采集的，先取得签名的书面同意。',
      'Let the person start the capture; where that cannot be, obtain signed consent first.',
    ),
  },
  consent_older_version_used: {
    requirement: 'R06.7',
    why: both(
      '有 {count} 人同意的是旧版本的目的或者另一种比对方式，变更后仍被处理。处理目的、处理方式、种类发生变更的，应当重新取得个人同意。',
      'Consent of {count} persons is to an older version of the purpose or another manner of comparing, and they were processed after the change. Where purpose, manner or kind changes, consent shall be obtained again.',
    ),
    remedy: both(
      '请立即停止对这些人的比对；告知变更内容，请其重新决定，不同意的删除。',
      'Stop comparing these faces at once; tell what changed and ask again; erase where the answer is no.',
    ),
  },
  consent_older_version_held: {
    requirement: 'R06.7',
    why: both(
      '还存有 {count} 人在变更前的版本或者方式之下同意的人脸信息，变更后没有处理过。应当重新取得个人同意，才能再处理。',
      'Faces of {count} persons are still held whose consent is to the version or manner before the change; they have not been processed since. Consent shall be obtained again before they are.',
    ),
    remedy: both(
      '请重新征求；没有回应的，到期前删除。',
      'Ask again; erase where no answer comes, before the retention is over.',
    ),
  },
  consent_change_without_version: {
    requirement: 'R06.7',
    why: both(
      '新告知改变了处理的目的、方式或者种类，目的却没有新版本，旧的同意还会被接受。发生这些变更的，应当重新取得个人同意。',
      'The new notice changes purpose, manner or kind of information, but the purpose has no new version, so that old consents would still be accepted. After such a change consent shall be obtained again.',
    ),
    remedy: both(
      '请为目的建立新版本，再发布告知，并重新征求同意。',
      'Make a new version of the purpose, then publish the notice and ask for consent again.',
    ),
  },
} as const satisfies Record<string, FindingText>;
