import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What is found of the notices of a processor (R05.1 to R05.3). */
export const noticeToldFindings = {
  notice_missing: {
    requirement: 'R05.1',
    why: both(
      '这个目的已经启用，却没有生效的告知。处理人脸信息前应当告知个人。',
      'This purpose is active and has no notice in force. The person shall be told before a face is processed.',
    ),
    remedy: both(
      '请先暂停这个目的；告知写好并经律师审定后发布，再恢复。',
      'Suspend the purpose, publish a notice that counsel has approved, then go on.',
    ),
  },
  notice_after_start: {
    requirement: 'R05.1',
    why: both(
      '这个目的开始处理之后，才有第一份告知。应当在处理人脸信息之前告知。',
      'The first notice of this purpose is later than the start of its processing. People shall be told before.',
    ),
    remedy: both(
      '请删除告知之前采集的人脸信息，或者补充告知并重新取得同意，并记录经过。',
      'Erase what was captured before the notice, or tell those persons and ask them for a new consent; record what was done.',
    ),
  },
  notice_lacks_purpose_or_method: {
    requirement: 'R05.1',
    why: both(
      '告知没有写全处理的目的、方式和种类。应当告知人脸信息的处理目的、处理方式（第五条第一款第二项），以及处理的个人信息种类（《个人信息保护法》第十七条第一款第二项）。',
      'The notice does not tell all of purpose, manner and kind of information. These shall be told (Article 5, paragraph 1, item 2; Personal Information Protection Law, Article 17, paragraph 1, item 2).',
    ),
    remedy: both(
      '请补全后重新发布，并告知个人。',
      'Add what is missing, publish again and tell the persons.',
    ),
  },
  notice_lacks_retention: {
    requirement: 'R05.1',
    why: both(
      '告知没有写保存期限。应当告知处理的人脸信息保存期限。',
      'The notice names no retention period. The period for which face information is kept shall be told.',
    ),
    remedy: both('请写明保存天数后重新发布。', 'State the number of days and publish again.'),
  },
  notice_lacks_necessity_or_impact: {
    requirement: 'R05.1',
    why: both(
      '告知没有写全处理人脸信息的必要性以及对个人权益的影响。这两项应当告知（第五条第一款第三项）。',
      'The notice does not tell both why a face is necessary and how that affects the person. Both shall be told (Article 5, paragraph 1, item 3).',
    ),
    remedy: both(
      '请补全后重新发布，并告知个人。',
      'Add what is missing, publish again and tell the persons.',
    ),
  },
  notice_lacks_rights: {
    requirement: 'R05.1',
    why: both(
      '告知没有写全个人行使权利的方式和程序。这两项应当告知（第五条第一款第四项）。',
      'The notice does not tell both the ways and the procedure by which rights are exercised. Both shall be told (Article 5, paragraph 1, item 4).',
    ),
    remedy: both(
      '请补全后重新发布，并告知个人。',
      'Add what is missing, publish again and tell the persons.',
    ),
  },
  notice_lacks_after_expiry: {
    requirement: 'R05.1',
    why: both(
      '以处理规则告知的，应当写明保存期限到期后的处理方式（《网络数据安全管理条例》第二十一条第一款第三项），这份告知没有写。',
      'Where notice is given by processing rules, what happens after the retention period shall be told (Network Data Regulations, Article 21, paragraph 1, item 3); this notice does not say.',
    ),
    remedy: both('请写明到期后如何删除，重新发布。', 'State how it is erased then, and publish again.'),
  },
  notice_never_shown: {
    requirement: 'R05.1',
    why: both(
      '有 {count} 人的人脸信息已被处理，却没有向其出示过告知的记录。应当在处理之前告知个人。',
      'Faces of {count} persons are processed, and no record shows that they were given a notice. They shall be told before.',
    ),
    remedy: both(
      '请立即停止处理这些人的人脸信息并删除；愿意使用的，先告知，再取得同意。',
      'Stop processing the faces of these persons at once and erase them; tell those who wish to go on, then ask for consent.',
    ),
  },
  notice_method_untrue: {
    requirement: 'R05.2',
    why: both(
      '告知写的比对方式是 {told}，目的设定的却是 {set}。告知应当真实、准确、完整。',
      'The notice tells of {told}, but the purpose uses {set}. A notice shall be true, accurate and complete.',
    ),
    remedy: both(
      '请让两者一致后重新发布；处理方式确已变更的，重新取得同意（R06.7）。',
      'Make the two equal and publish again; where the manner did change, ask for consent again (R06.7).',
    ),
  },
  notice_storage_untrue: {
    requirement: 'R05.2',
    why: both(
      '告知写的存储位置是 {told}，实际是 {set}。告知应当真实、准确、完整。',
      'The notice tells of storage in {told}, but it is {set}. A notice shall be true, accurate and complete.',
    ),
    remedy: both(
      '请恢复为所告知的存储位置；确需改变的，先核对第八条，再重新告知。',
      'Go back to the place that was told; if it has to change, check Article 8 first, then tell people again.',
    ),
  },
  notice_recipients_untrue: {
    requirement: 'R05.2',
    why: both(
      '告知列出 {told} 个接收方，数据流向却有 {set} 个，或者不是同样的几个。告知应当真实、准确、完整。',
      'The notice names {told} recipients; the data map has {set}, or not the same ones. A notice shall be true, accurate and complete.',
    ),
    remedy: both(
      '请停止未告知的提供，或者更正接收方清单后重新告知。',
      'Stop what was not told, or correct the list of recipients and tell people again.',
    ),
  },
  notice_hard_to_read: {
    requirement: 'R05.2',
    why: both(
      '告知的最小字号是 {size} 像素，对比度是 {contrast}。告知应当显著、清晰易懂；法律没有规定数值，16像素和4.5是本软件的设定。',
      'The smallest text of the notice measures {size} px and its contrast {contrast}. A notice shall be conspicuous and clear; the law names no number, 16 px and 4.5 are our setting.',
    ),
    remedy: both('请放大文字或者加深颜色，再测一次。', 'Make the text larger or darker and measure again.'),
  },
  notice_not_in_chinese: {
    requirement: 'R05.2',
    why: both(
      '告知没有中文文本。告知应当使用清晰易懂的语言；我们的理解是，在境内至少要有中文。',
      'The notice has no Chinese text. It shall be in clear and easily understood language; our reading is that in the mainland this includes Chinese.',
    ),
    remedy: both('请补上中文文本后重新发布。', 'Add a Chinese text and publish again.'),
  },
  changed_part_missing: {
    requirement: 'R05.3',
    why: both(
      '告知已有新版本，却没有写出变更部分。告知事项发生变更的，应当将变更部分告知个人。',
      'The notice has a new version, and no text says what changed. Where what was told changes, the changed part shall be told.',
    ),
    remedy: both('请写出变更部分，告知个人。', 'Write down what changed and tell the persons.'),
  },
  change_untold_processed: {
    requirement: 'R05.3',
    why: both(
      '有 {count} 人只见过旧告知，新告知生效后仍被处理。告知事项发生变更的，应当将变更部分告知个人。',
      'Of those processed, {count} persons saw only an older notice and were processed again after the new one was in force. The changed part shall be told to them.',
    ),
    remedy: both(
      '请在下一次采集之前先显示变更部分；此前不再处理这些人的人脸信息。',
      'Show them what changed before the next capture, and do not process their faces until then.',
    ),
  },
  change_untold: {
    requirement: 'R05.3',
    why: both(
      '还有 {count} 人没有被告知变更部分。应当将变更部分告知个人；条文没有规定期限，变更对其生效之前告知是本软件的设定。',
      'There are {count} persons who have not been told yet what changed. They shall be told; the text sets no time, and doing so before the change takes effect for them is our setting.',
    ),
    remedy: both(
      '请用已有的渠道送达；没有联系方式的，在设备上、标识旁或者以公告告知。',
      'Deliver it by the channels there are; where there is no address, tell people on the device, by the sign or by announcement.',
    ),
  },
  change_told_late: {
    requirement: 'R05.3',
    why: both(
      '新版本的目的先生效，告知后发布。变更部分应当告知个人；先告知、后生效是本软件的设定。',
      'The new version of the purpose took effect before its notice was published. The changed part shall be told; to tell first is our setting.',
    ),
    remedy: both(
      '请核对其间处理过的人，补充告知；以后先发布告知，再启用新版本。',
      'Look up who was processed in between and tell them; next time publish first.',
    ),
  },
} as const satisfies Record<string, FindingText>;
