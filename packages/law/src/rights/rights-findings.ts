import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules on the rights of the person say. */
export const rightsFindings = {
  right_answer_overdue: {
    requirement: 'RP.1',
    why: both(
      '有个人请求知悉、限制、查阅、复制、更正、补充或者解释，15个工作日已过，还没有答复。法律规定应当及时，没有天数；15个工作日是本产品的设定，未成年人的请求出自标准。',
      'A person has asked to know, limit, consult, copy, correct, supplement or have the rules explained, 15 working days are over, and there is no answer. By law it shall be prompt, without a number; 15 working days is our setting, and a standard’s for minors.',
    ),
    remedy: both('请立即答复，并说明为何迟延。', 'Answer at once, and say why it took so long.'),
  },
  right_answer_due: {
    requirement: 'RP.1',
    why: both(
      '有个人行使权利的请求还没有答复，我们设定的最后一日已近。答复应当及时。',
      'A request is not answered, and the last day by our setting is near. The answer shall be prompt.',
    ),
    remedy: both('请在期限内答复。', 'Answer within that time.'),
  },
  right_answer_late: {
    requirement: 'RP.1',
    why: both(
      '有请求在15个工作日之后才答复。法律规定应当及时；15个工作日是本产品的设定，未成年人的请求出自标准。',
      'A request was answered after more than 15 working days. By law it shall be prompt; 15 working days is our setting, and a standard’s for minors.',
    ),
    remedy: both('请查明迟延的原因并改进受理流程。', 'Find out why, and mend the way requests are handled.'),
  },
  right_refused_without_ground: {
    requirement: 'RP.1',
    why: both(
      '有请求被拒绝，而所写理由不在法律允许的情形之内。个人请求查阅、复制、更正、补充的，应当及时提供或者核实更正。',
      'A request was refused for a reason that the law does not allow. What is asked to be consulted or copied shall be provided, and what is to be corrected checked and corrected.',
    ),
    remedy: both(
      '请满足请求；只有法律规定的保密、妨碍国家机关履职等情形可以例外。',
      'Grant the request; only cases that the law names, such as secrecy by law, lift it.',
    ),
  },
  copy_holds_others: {
    requirement: 'RP.1',
    why: both(
      '复制件没有去除他人的信息。个人有权复制的是“其个人信息”，提供他人的信息应当另有依据。',
      'A copy is not freed of information about others. A person may have a copy of their own; giving away another’s shall have its own basis.',
    ),
    remedy: both(
      '请从复制件中去除他人的信息，再对外提供。',
      'Take what is about others out of the copy before it is given.',
    ),
  },
  copy_incomplete: {
    requirement: 'RP.1',
    why: both(
      '复制件没有写全目的、设备、日期和接收方。应当提供的是个人请求的全部信息；这四项是本产品的设定。',
      'A copy does not hold all of purposes, devices, dates and recipients. What was asked for shall be provided; these four are our setting.',
    ),
    remedy: both('请补全复制件的内容。', 'Complete the copy.'),
  },
  transfer_refused: {
    requirement: 'RP.2',
    why: both(
      '一件转移请求符合四项条件，却被拒绝。符合条件的，应当提供转移的途径。',
      'A request for transfer meets the four conditions and was refused. Where they are met, a route shall be provided.',
    ),
    remedy: both('请提供转移的途径，并重新答复。', 'Open a route and answer again.'),
  },
  transfer_without_route: {
    requirement: 'RP.2',
    why: both(
      '一件转移请求符合四项条件，已经答复同意，却没有提供转移的途径。符合条件的，应当提供途径。',
      'A request for transfer meets the four conditions and was granted, yet no route is open. Where they are met, a route shall be provided.',
    ),
    remedy: both('请开通途径并记录日期。', 'Open the route and record the day.'),
  },
  transfer_fee_unfounded: {
    requirement: 'RP.2',
    why: both(
      '收取了转移费用，而请求并未明显超出合理范围。仅在明显超出时，才可以按成本收取必要费用，其余应当免费。',
      'A fee was taken for a transfer though the requests were not clearly beyond reason. Only then may a necessary fee by cost be charged; otherwise there shall be none.',
    ),
    remedy: both('请退还费用。', 'Pay the fee back.'),
  },
  transfer_file_unreadable: {
    requirement: 'RP.2',
    why: both(
      '转移文件不是机器可读的。应当提供转移的途径；机器可读是本产品的设定。',
      'The file of a transfer is not machine-readable. A route shall be provided; that the file be machine-readable is our setting.',
    ),
    remedy: both('请提供机器可读的文件。', 'Provide a machine-readable file.'),
  },
  transfer_template_unexplained: {
    requirement: 'RP.2',
    why: both(
      '转移文件不含人脸模板，答复中没有写明理由。拒绝部分请求应当说明理由。',
      'The file of a transfer leaves the face template out, and the answer does not say why. A refusal in part shall give its reason.',
    ),
    remedy: both(
      '请补充说明：人脸模板不离开设备（第八条），他处也无法安全使用。',
      'Add the reason: a template does not leave the device (Article 8), and nobody could use it well.',
    ),
  },
  relative_refused: {
    requirement: 'RP.3',
    why: both(
      '近亲属提交了死亡证明和亲属关系证明，死者生前没有另作安排，请求却被拒绝。近亲属为了自身的合法、正当利益，可以依法查阅、复制、更正、删除，不得无故拒绝。',
      'A close relative has shown the death and the kinship, and the deceased had arranged nothing else, yet the request was refused. For a lawful and legitimate interest of their own, close relatives can consult, copy, correct and delete; it shall not be refused for nothing.',
    ),
    remedy: both('请满足请求并重新答复。', 'Grant the request and answer again.'),
  },
  relative_against_arrangement: {
    requirement: 'RP.3',
    why: both(
      '死者生前另有安排，却按近亲属的请求办理。死者的安排应当优先。',
      'The deceased had arranged otherwise, and a relative’s request was granted all the same. The arrangement shall come first.',
    ),
    remedy: both('请停止办理，并与法律顾问商量如何补救。', 'Stop, and ask counsel how to put it right.'),
  },
  relative_unproven: {
    requirement: 'RP.3',
    why: both(
      '没有死亡证明或者亲属关系证明，就办理了请求，不能表明请求人是近亲属。只有近亲属可以行使这一权利，应当有证明可查。',
      'A request was granted without proof of death or of kinship, so nothing shows that a close relative asked. Only close relatives have this right, and there shall be something to show it.',
    ),
    remedy: both(
      '请补齐证明的索引；不能补齐的，评估泄露风险。',
      'Add the references to the proofs; where there are none, assess it as a leak.',
    ),
  },
  automated_refusal_closed: {
    requirement: 'RP.4',
    why: both(
      '自动化决定对个人有重大影响，却没有供个人要求说明或者拒绝的途径。个人应当能够要求说明，并能够拒绝仅由机器作出的决定。',
      'Automated decisions have a major effect, and there is no place to ask for an explanation or refuse them. A person shall be able to do both.',
    ),
    remedy: both('请开设途径并公布。', 'Open such a place and make it known.'),
  },
  automated_unconfirmed: {
    requirement: 'RP.4',
    why: both(
      '有{count}次不利措施仅凭比对结果作出，事先没有人确认。个人有权拒绝仅由机器作出的决定；事先由人确认是本产品的设定。',
      'On {count} occasions something adverse was done on a comparison alone, and no human confirmed it before. A person may refuse a decision made only by machine; confirming beforehand is our setting.',
    ),
    remedy: both(
      '请由人复核这些决定，并使不利措施必须先经人确认才能执行。',
      'Have a human review them, and let nothing adverse be done before a human confirms.',
    ),
  },
  decision_review_refused: {
    requirement: 'RP.4',
    why: both(
      '有人拒绝仅由机器作出的决定，要求由人复核，却被拒绝。法律给予个人这一权利，不得以其他理由拒绝。',
      'A person refused a decision made only by machine and asked for a human, and was refused. The law gives that right; it shall not be refused for another reason.',
    ),
    remedy: both(
      '请由人独立复核，并告知结果和理由。',
      'Have a human judge independently, and tell the outcome and the reason.',
    ),
  },
  move_untold: {
    requirement: 'RP.13',
    why: both(
      '个人信息已经转移，还有{count}人没有被告知接收方的名称和联系方式。因合并、分立、解散、破产等转移的，应当告知个人。',
      'Personal information has moved, and {count} persons have not been told the recipient’s name and contact. They shall be told.',
    ),
    remedy: both('请立即告知。', 'Tell them at once.'),
  },
  move_told_late: {
    requirement: 'RP.13',
    why: both(
      '个人信息转移之后才告知个人。法律规定应当告知，没有写明时间；“转移之前”是本产品的理解。',
      'Persons were told only after their information had moved. By law they shall be told; the time is not named, and “before” is our reading.',
    ),
    remedy: both('下一次请在转移之前告知。', 'Next time, tell them before anything moves.'),
  },
  move_to_be_told: {
    requirement: 'RP.13',
    why: both(
      '计划转移个人信息，还有{count}人没有被告知接收方的名称和联系方式。应当告知个人。',
      'Personal information is to move, and {count} persons have not been told the recipient’s name and contact. They shall be told.',
    ),
    remedy: both('请在转移之前告知。', 'Tell them before it moves.'),
  },
  move_without_new_consent: {
    requirement: 'RP.13',
    why: both(
      '接收方变更了处理目的或者方式，有{count}人没有重新同意。应当重新取得个人同意。',
      'The recipient has changed purpose or method, and {count} persons have not consented again. Consent shall be obtained again.',
    ),
    remedy: both(
      '请停止变更后的处理，直到本人重新同意。',
      'Stop the changed processing until each person has consented again.',
    ),
  },
  shutdown_notice_due: {
    requirement: 'RP.13',
    why: both(
      '服务计划停止，还没有公告个人信息的处置方式。指南（不是法律）建议至少提前20个工作日公告。',
      'A service is to end, and what becomes of the information is not published. A guide, which is not law, suggests to publish it at least 20 working days before.',
    ),
    remedy: both('请在最迟公告日之前公告。', 'Publish it by the latest day of notice.'),
  },
  shutdown_notice_late: {
    requirement: 'RP.13',
    why: both(
      '停服公告晚于指南建议的最迟公告日（停服前20个工作日），或者到了该日仍未公告。这是指南，不是法律。',
      'The notice of the end of a service came after the latest day that a guide suggests, 20 working days before, or has not come. This is a guide, not law.',
    ),
    remedy: both(
      '请立即公告；能够推迟停服的，推迟停服。',
      'Publish it at once; end the service later if you can.',
    ),
  },
  shutdown_notice_short: {
    requirement: 'RP.13',
    why: both(
      '停服公告的持续时间少于指南建议的20个工作日。这是指南，不是法律。',
      'The notice of the end of a service stands for less than the 20 working days that a guide suggests. This is a guide, not law.',
    ),
    remedy: both('请延长公告时间。', 'Let the notice stand longer.'),
  },
  shutdown_entrusted_due: {
    requirement: 'RP.13',
    why: both(
      '服务计划停止，还没有告知受托人。指南（不是法律）建议至少提前15个工作日告知。',
      'A service is to end, and the entrusted parties are not told. A guide, which is not law, suggests to tell them at least 15 working days before.',
    ),
    remedy: both('请在最迟告知日之前告知。', 'Tell them by the latest day.'),
  },
  shutdown_entrusted_late: {
    requirement: 'RP.13',
    why: both(
      '告知受托人晚于指南建议的最迟日期（停服前15个工作日），或者到了该日仍未告知。这是指南，不是法律。',
      'The entrusted parties were told after the latest day that a guide suggests, 15 working days before, or have not been. This is a guide, not law.',
    ),
    remedy: both(
      '请立即告知，并要求返还或者删除。',
      'Tell them at once, and have the information returned or erased.',
    ),
  },
} as const satisfies Record<string, FindingText>;
