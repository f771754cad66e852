import type { FindingText } from '../rule.ts';
import { filedFindings } from './filed-findings.ts';
import { packageFindings } from './filing-package-findings.ts';
import { stockFindings } from './filing-stock-findings.ts';
import { both } from '../text.ts';

/** What the rules of § 第十五条 say of the filing, its changes and its end. */
const dutyFindings = {
  filing_overdue: {
    requirement: 'R15.1',
    why: both(
      '存储的人脸信息已达到10万人，应当在30个工作日内备案，期限已过，还没有备案。',
      'The face information of 100,000 persons was reached; a filing shall be made within 30 working days. That time is over and nothing is filed.',
    ),
    remedy: both(
      '请立即备案。此后存储减少不免除这一义务。',
      'File at once. Storing less later does not undo the duty.',
    ),
  },
  filing_overdue_possibly: {
    requirement: 'R15.1',
    why: both(
      '按上限计，存储的人脸信息已达到10万人，备案期限已过；按下限计还没有过期。不能确认为同一人的按较大数计，是本产品的审慎理解：应当在30个工作日内备案。',
      'By the upper bound 100,000 persons were reached and the time to file is over; by the lower bound it is not. That the higher number counts while identity cannot be shown is our careful reading: a filing shall be made within 30 working days.',
    ),
    remedy: both(
      '请立即备案，或者证明不同记录属于同一人，并留下法律顾问的判断。',
      'File at once, or show which records are one person’s, and keep counsel’s judgement on record.',
    ),
  },
  filing_due: {
    requirement: 'R15.1',
    why: both(
      '存储的人脸信息已达到10万人，应当自达到之日起30个工作日内备案，还没有备案。',
      'The face information of 100,000 persons was reached; a filing shall be made within 30 working days from that day, and is not made yet.',
    ),
    remedy: both(
      '请准备材料，在期限之前的一个工作日备案，留出退回补正的时间。达到之日不明的，请查明。',
      'Prepare the materials and file a working day before the last, with time to spare for corrections. Find out the day of reaching where it is not known.',
    ),
  },
  filing_late: {
    requirement: 'R15.1',
    why: both(
      '已经备案，但晚于30个工作日的期限。应当在期限内备案；补办之后，逾期仍是事实。',
      'A filing was made, but after the 30 working days within which it shall be made. That it was late remains a fact.',
    ),
    remedy: both(
      '请留存逾期的原因和补办的记录，供主管部门查问。',
      'Keep on record why it was late and how it was made up, for the authority to ask.',
    ),
  },
  filing_unanswered: {
    requirement: 'R15.1',
    why: both(
      '备案材料已经提交，还没有备案编号。应当履行完备案手续，提交只是开始。',
      'The filing was handed in and has no answer yet. The formalities shall be completed; handing in begins them.',
    ),
    remedy: both('请跟进审核，被退回的立即补正。', 'Follow it up, and put right at once what is sent back.'),
  },
  filing_at_lower_authority: {
    requirement: 'R15.1',
    why: both(
      '备案提交给了省级以下的部门。应当向所在地省级以上网信部门备案。',
      'The filing went to an authority below the province. It shall be made with the cyberspace authority of the province or above.',
    ),
    remedy: both('请向省级网信部门重新备案。', 'File anew with the provincial cyberspace authority.'),
  },
  filing_elsewhere: {
    requirement: 'R15.1',
    why: both(
      '备案提交给了另一省份的部门。应当向所在地的网信部门备案；所在地按注册地、实际经营地理解。',
      'The filing went to another province. It shall be made where the processor is; we read that as where it is registered or operates.',
    ),
    remedy: both(
      '请向所在地省级网信部门备案，有疑问的请法律顾问判断。',
      'File with the authority of the right province; counsel decides where it is unclear.',
    ),
  },
  change_overdue: {
    requirement: 'R15.5',
    why: both(
      '备案信息在{changed}发生变更，应当在30个工作日内办理备案变更手续，期限已过。',
      'What was filed changed on {changed}. The change shall be filed within 30 working days, and that time is over.',
    ),
    remedy: both(
      '请立即办理备案变更；认为不属于实质性变更的，请法律顾问决定并记录。',
      'File the change at once; where it may not be one of substance, let counsel decide on record.',
    ),
  },
  change_due: {
    requirement: 'R15.5',
    why: both(
      '备案信息在{changed}发生变更，应当在30个工作日内办理备案变更手续，还没有办理。',
      'What was filed changed on {changed}. The change shall be filed within 30 working days and is not filed yet.',
    ),
    remedy: both(
      '请在期限内办理备案变更；认为不属于实质性变更的，请法律顾问决定并记录。',
      'File the change in time; where it may not be one of substance, let counsel decide on record.',
    ),
  },
  change_late: {
    requirement: 'R15.5',
    why: both(
      '{changed}的变更已经办理，但晚于30个工作日的期限。应当在期限内办理。',
      'The change of {changed} was filed, but after the 30 working days within which it shall be filed.',
    ),
    remedy: both('请留存逾期的原因和补办的记录。', 'Keep on record why it was late and how it was made up.'),
  },
  change_unanswered: {
    requirement: 'R15.5',
    why: both(
      '{changed}的变更已经提交，还没有被接受。备案变更手续应当办完。',
      'The change of {changed} was handed in and is not accepted yet. Its formalities shall be completed.',
    ),
    remedy: both('请跟进审核，被退回的立即补正。', 'Follow it up, and put right at once what is sent back.'),
  },
  change_unlisted: {
    requirement: 'R15.5',
    why: both(
      '现在运行的配置与最近一次备案的不同，之后没有登记任何变更。发生实质性变更的，应当办理备案变更手续。',
      'What runs now is not what was filed last, and no change is listed since. A change of substance shall be filed.',
    ),
    remedy: both(
      '请登记变更的事项和日期，并决定是否属于实质性变更。',
      'List what changed and when, and decide whether it is of substance.',
    ),
  },
  change_of_quantity: {
    requirement: 'R15.5',
    why: both(
      '备案的数量是{filed}人，现在的上限是{stored}人，翻倍或者进入另一个10万人档次，之后没有登记数量变更。把这当作实质性变更是本产品的审慎理解；发生实质性变更的，应当办理变更手续。',
      'The filing says {filed} persons, and up to {stored} are stored now: twice as many, or another band of 100,000; no change of quantity is listed since. That this is of substance is our careful reading; a change of substance shall be filed.',
    ),
    remedy: both(
      '请登记数量变更的日期，办理备案变更，或者请法律顾问决定并记录。',
      'List the day on which the quantity changed and file it, or let counsel decide on record.',
    ),
  },
  deregistration_overdue: {
    requirement: 'R15.6',
    why: both(
      '已在{ceased}终止应用人脸识别技术，应当在30个工作日内办理注销备案手续，期限已过。',
      'Face recognition ended on {ceased}. The filing shall be cancelled within 30 working days, and that time is over.',
    ),
    remedy: both('请立即办理注销备案。', 'Cancel the filing at once.'),
  },
  deregistration_due: {
    requirement: 'R15.6',
    why: both(
      '已在{ceased}终止应用人脸识别技术，应当在30个工作日内办理注销备案手续，还没有办理。',
      'Face recognition ended on {ceased}. The filing shall be cancelled within 30 working days and is not cancelled yet.',
    ),
    remedy: both(
      '请先清除全部人脸信息，再在期限内办理注销。',
      'First erase all face information, then cancel the filing in time.',
    ),
  },
  deregistration_late: {
    requirement: 'R15.6',
    why: both(
      '注销备案已经办理，但晚于30个工作日的期限。应当在期限内办理。',
      'The filing was cancelled, but after the 30 working days within which it shall be.',
    ),
    remedy: both('请留存逾期的原因和补办的记录。', 'Keep on record why it was late and how it was made up.'),
  },
  deregistration_unanswered: {
    requirement: 'R15.6',
    why: both(
      '注销备案已经提交，还没有被接受。注销手续应当办完。',
      'The cancellation was handed in and is not accepted yet. Its formalities shall be completed.',
    ),
    remedy: both('请跟进审核。', 'Follow it up.'),
  },
  faces_left: {
    requirement: 'R15.6',
    why: both(
      '已经终止应用人脸识别技术，仍存有{left}人的人脸信息。应当依法处理人脸信息。',
      'Face recognition ended, and the face information of {left} persons is still kept. It shall be disposed of by law.',
    ),
    remedy: both(
      '请清除全部人脸信息，包括备份和受托人处的，并出具证明。',
      'Erase all face information, in backups and with those entrusted too, and certify it.',
    ),
  },
  ceased_and_going_on: {
    requirement: 'R15.6',
    why: both(
      '登记为已经终止应用人脸识别技术，却有目的仍在处理。终止的，应当停止处理，办理注销备案手续，并依法处理人脸信息。',
      'Face recognition is said to have ceased, and a purpose still runs. Who ceases shall stop, cancel the filing and dispose of the information by law.',
    ),
    remedy: both(
      '请停止该目的；并未终止的，请更正记录并保持备案。',
      'End the purpose; if the use has not ceased, correct the record and keep the filing.',
    ),
  },
  faces_left_deregistered: {
    requirement: 'R15.6',
    why: both(
      '注销备案已经提交，仍存有{left}人的人脸信息。应当依法处理人脸信息；清除完成之后再注销，是本产品的理解。',
      'The filing is being cancelled while the face information of {left} persons is still kept. It shall be disposed of by law; that this comes first is our reading.',
    ),
    remedy: both(
      '请立即清除，出具证明，并告知主管部门实际情况。',
      'Erase it at once, certify it, and tell the authority how things are.',
    ),
  },
  disposal_uncertified: {
    requirement: 'R15.6',
    why: both(
      '人脸信息已经清除，没有证明。应当依法处理人脸信息，证明是本产品要求的证据。',
      'The face information is erased and nothing certifies it. It shall be disposed of by law; the certificate is evidence that we ask for.',
    ),
    remedy: both('请出具删除证明。', 'Issue a certificate of the erasure.'),
  },
  legacy_filing_overdue: {
    requirement: 'R15.7',
    why: both(
      '2025年6月1日前存储数量已达到10万人，应当在2025年7月14日前备案，期限已过。',
      'The number of 100,000 persons was reached before 1 June 2025; a filing shall have been made before 14 July 2025, and that time is over.',
    ),
    remedy: both(
      '请立即补办，并制定补办计划，说明原因。',
      'File at once, with a plan and an account of the reasons.',
    ),
  },
  legacy_filing_late: {
    requirement: 'R15.7',
    why: both(
      '2025年6月1日前存储数量已达到10万人，应当在2025年7月14日前备案；已经备案，但晚于期限。',
      'The number of 100,000 persons was reached before 1 June 2025; a filing shall have been made before 14 July 2025. It was made, but late.',
    ),
    remedy: both('请留存逾期的原因和补办的记录。', 'Keep on record why it was late and how it was made up.'),
  },
} as const satisfies Record<string, FindingText>;

/** What the rules of `filing` say. */
export const filingFindings = {
  ...stockFindings,
  ...packageFindings,
  ...dutyFindings,
  ...filedFindings,
} as const;
