import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules of § 第十七条 and of connected law on complaints say. */
export const complaintFindings = {
  authority_channel_missing: {
    requirement: 'R17.1',
    why: both(
      '一处已经公布的规则、告知或者标识没有写主管部门的投诉、举报渠道。任何人有权向主管部门投诉、举报；条文没有要求写明渠道，写明是本产品的设定。',
      'A published page of rules, notice or sign names no channel of the authority. Anyone may complain to the authority; the text does not ask for the channel to be named, and naming it there is our setting.',
    ),
    remedy: both('请补上主管部门的渠道。', 'Add the authority’s channels.'),
  },
  authority_channel_missing_in_draft: {
    requirement: 'R17.1',
    why: both(
      '一份待公布的规则、告知或者标识没有写主管部门的投诉、举报渠道。任何人有权向主管部门投诉、举报；没有渠道的，不能公布，这是本产品的设定。',
      'A draft of rules, notice or sign names no channel of the authority. Anyone may complain to the authority; that nothing is published without it is our setting.',
    ),
    remedy: both('请在公布之前补上。', 'Add it before it is published.'),
  },
  authority_channels_incomplete: {
    requirement: 'R17.1',
    why: both(
      '一处规则、告知或者标识没有写全主管部门的渠道。任何人有权投诉、举报；写全12377、当地网信部门、12345、110，是本产品的设定。',
      'A page of rules, notice or sign does not name all channels. Anyone may complain; naming 12377, the local cyberspace authority, 12345 and 110 is our setting.',
    ),
    remedy: both('请补全。', 'Add the others.'),
  },
  complaint_needs_login: {
    requirement: 'R17.1',
    why: both(
      '要登录才能看到投诉渠道。任何人有权投诉、举报，包括没有账号的人；不需登录是本产品的设定。',
      'One has to log in to read where to complain. Anyone may complain, those without an account too; that no login is needed is our setting.',
    ),
    remedy: both('请让人不登录也能看到。', 'Let it be read without login.'),
  },
  own_channel_missing: {
    requirement: 'R17.1',
    why: both(
      '一处规则、告知或者标识没有写处理者自己的渠道。写明自己的渠道是本产品的设定。',
      'A page of rules, notice or sign does not name the processor’s own channel. Naming it is our setting.',
    ),
    remedy: both('请补上自己的渠道。', 'Add your own channel.'),
  },
  authority_channel_nowhere: {
    requirement: 'R17.1',
    why: both(
      '规则、告知、标识三处中，有一处还没有公布过主管部门的渠道。任何人有权投诉、举报；三处都写明是本产品的设定。',
      'Of rules, notice and sign, one has no published version that names the authority. Anyone may complain; naming it in all three is our setting.',
    ),
    remedy: both('请公布并写明渠道。', 'Publish it with the channels.'),
  },
  complaining_waived: {
    requirement: 'R17.1',
    why: both(
      '有{count}份正在使用的条款要求人不投诉、不举报。任何组织、个人有权投诉、举报，不得以条款排除。',
      'In {count} terms in use people are asked not to complain. Any organisation or individual may complain or report, and terms shall not take that away.',
    ),
    remedy: both('请删除这些条款，并告知签过的人。', 'Take these terms out, and tell those who signed them.'),
  },
  authority_case_closed_untold: {
    requirement: 'R17.2',
    why: both(
      '部门结案时没有把处理结果告知投诉人、举报人。应当依法及时处理，并将处理结果告知投诉人、举报人。',
      'A department closed a case without telling the outcome. It shall handle it promptly and tell the complainant or reporter the outcome.',
    ),
    remedy: both('请重新打开并告知处理结果。', 'Open it again, and tell the outcome.'),
  },
  authority_case_open_long: {
    requirement: 'R17.2',
    why: both(
      '部门收到的投诉超过15个工作日还没有结案。应当及时处理；条文没有天数，15个工作日是本产品的设定。',
      'A case of a department is open after 15 working days. It shall be handled promptly; the text gives no number, and 15 working days is our setting.',
    ),
    remedy: both('请处理并告知结果。', 'Handle it, and tell the outcome.'),
  },
  intake_missing: {
    requirement: 'R17.3',
    why: both(
      '没有公布任何受理申请和投诉的渠道。应当建立便捷的申请受理和处理机制，并公布投诉、举报的途径和方法。',
      'No channel that takes in requests and complaints is published. A convenient mechanism shall be set up, and how to complain made known.',
    ),
    remedy: both('请开设渠道并公布。', 'Open a channel, and publish it.'),
  },
  intake_needs_login: {
    requirement: 'R17.3',
    why: both(
      '每个受理渠道都要先登录。机制应当便捷；不登录也有渠道是本产品的设定。',
      'Every channel that takes in requests needs a login. The mechanism shall be convenient; that one works without login is our setting.',
    ),
    remedy: both('请至少保留一个不需登录的渠道。', 'Keep at least one channel that needs none.'),
  },
  request_overdue: {
    requirement: 'R17.3',
    why: both(
      '有个人行使权利的申请，15个工作日已过，还没有答复。应当及时受理和处理；法律没有天数，15个工作日是本产品的设定，未成年人的申请出自标准。',
      'A request to exercise a right is older than 15 working days and not answered. It shall be handled in time; the law gives no number, 15 working days is our setting, and a standard’s for minors.',
    ),
    remedy: both('请立即答复，并说明迟延的原因。', 'Answer at once, and say why it took so long.'),
  },
  request_due: {
    requirement: 'R17.3',
    why: both(
      '有个人行使权利的申请还没有答复，我们设定的最后一日已近。应当及时受理和处理。',
      'A request to exercise a right is not answered, and the last day by our setting is near. It shall be handled in time.',
    ),
    remedy: both('请在期限内答复。', 'Answer within that time.'),
  },
  request_late: {
    requirement: 'R17.3',
    why: both(
      '有申请在15个工作日之后才答复。应当及时受理和处理；15个工作日是本产品的设定，未成年人的申请出自标准。',
      'A request was answered after more than 15 working days. It shall be handled in time; 15 working days is our setting, and a standard’s for minors.',
    ),
    remedy: both('请查明原因并改进。', 'Find out why, and mend it.'),
  },
  refusal_without_reason: {
    requirement: 'R17.3',
    why: both(
      '拒绝了个人行使权利的请求，没有说明理由。拒绝的，应当说明理由。',
      'A request to exercise a right was refused without a reason. A refusal shall give reasons.',
    ),
    remedy: both(
      '请补充理由；没有理由的，满足请求。',
      'Give the reason; where there is none, grant the request.',
    ),
  },
  refusal_without_court: {
    requirement: 'R17.3',
    why: both(
      '拒绝的答复没有写明可以向人民法院起诉。法律给予个人起诉的权利；在答复中写明是本产品的设定。',
      'A refusal does not say that one can go to court. The law gives that right; saying so in the reply is our setting.',
    ),
    remedy: both('请在答复中补上这一句。', 'Add that sentence to the reply.'),
  },
  complaint_not_taken_in: {
    requirement: 'R17.3',
    why: both(
      '有投诉收到后还没有受理。应当及时受理并处理公众投诉、举报。',
      'A complaint has come and is not taken in. Complaints of the public shall be taken in and handled promptly.',
    ),
    remedy: both('请受理，并给出受理编号。', 'Take it in, and give a number of receipt.'),
  },
  complaint_overdue: {
    requirement: 'R17.3',
    why: both(
      '有投诉15个工作日已过，还没有处理并告知结果。应当及时受理并处理；法律没有天数，15个工作日是本产品的设定。',
      'A complaint is older than 15 working days, without an outcome told. It shall be taken in and handled promptly; the law gives no number, and 15 working days is our setting.',
    ),
    remedy: both('请立即处理并告知结果。', 'Handle it at once, and tell the outcome.'),
  },
  complaint_due: {
    requirement: 'R17.3',
    why: both(
      '有投诉还没有处理并告知结果，我们设定的最后一日已近。应当及时受理并处理。',
      'A complaint has no outcome told, and the last day by our setting is near. It shall be handled promptly.',
    ),
    remedy: both('请在期限内处理并告知结果。', 'Handle it in time, and tell the outcome.'),
  },
  complaint_late: {
    requirement: 'R17.3',
    why: both(
      '有投诉在15个工作日之后才告知结果。应当及时受理并处理；15个工作日是本产品的设定。',
      'The outcome of a complaint was told after more than 15 working days. It shall be handled promptly; 15 working days is our setting.',
    ),
    remedy: both('请查明原因并改进。', 'Find out why, and mend it.'),
  },
  complaint_closed_untold: {
    requirement: 'R17.3',
    why: both(
      '有投诉已经结案，却没有把结果告知投诉人。应当处理投诉；没有告知结果的，我们认为没有处理完。',
      'A complaint was closed, and its outcome was not told. Complaints shall be handled; we read one whose outcome is not told as not handled.',
    ),
    remedy: both('请重新打开并告知结果。', 'Open it again, and tell the outcome.'),
  },
  complaint_refused_without_reason: {
    requirement: 'R17.3',
    why: both(
      '没有采纳一件投诉，也没有说明理由。应当受理并处理投诉；说明理由是我们对照个人行使权利的要求作出的理解。',
      'A complaint was turned down without a reason. Complaints shall be taken in and handled; that reasons belong to it is our reading, after the rule on requests.',
    ),
    remedy: both('请补充理由。', 'Give the reason.'),
  },
  anonymous_channel_missing: {
    requirement: 'R17.4',
    why: both(
      '没有匿名举报的渠道。打击报复举报人的，依法从重处罚；匿名渠道是本产品的设定。',
      'There is no anonymous channel. Retaliation is by law a ground for a heavier penalty; an anonymous channel is our setting.',
    ),
    remedy: both('请开设匿名渠道。', 'Open an anonymous channel.'),
  },
  reporter_address_kept: {
    requirement: 'R17.4',
    why: both(
      '保存了举报人的网络地址。打击报复举报人的，依法从重处罚；不记录网络地址是本产品的设定。',
      'Network addresses of those who report are kept. Retaliation is by law a ground for a heavier penalty; keeping none is our setting.',
    ),
    remedy: both('请停止记录，并删除已有的网络地址。', 'Stop keeping them, and erase those that are kept.'),
  },
  reporter_seen: {
    requirement: 'R17.4',
    why: both(
      '被投诉的人看到了投诉人、举报人是谁。打击报复举报人的，依法从重处罚；身份封存是本产品的设定。',
      'The person complained of has seen who complained. Retaliation is by law a ground for a heavier penalty; sealing identities is our setting.',
    ),
    remedy: both(
      '请封存身份，换人处理，并关注投诉人是否受到不利对待。',
      'Seal the identity, have another person handle it, and watch that nothing is done to who complained.',
    ),
  },
  reporter_unsealed: {
    requirement: 'R17.4',
    why: both(
      '一件投诉的投诉人身份没有封存。打击报复举报人的，依法从重处罚；身份封存是本产品的设定。',
      'The identity of somebody who complained is not sealed. Retaliation is by law a ground for a heavier penalty; sealing identities is our setting.',
    ),
    remedy: both('请封存身份。', 'Seal it.'),
  },
  retaliation_stands: {
    requirement: 'R17.4',
    why: both(
      '已经查明对投诉人、举报人打击报复，仍未撤销。不得打击报复；这是依法从重处罚的情形。',
      'Retaliation against somebody who complained was found and still stands. There shall be none; it is by law a ground for a heavier penalty.',
    ),
    remedy: both(
      '请立即撤销，恢复原状，并追究责任。',
      'Undo it at once, make it good, and hold to account who did it.',
    ),
  },
  measure_not_looked_into: {
    requirement: 'R17.4',
    why: both(
      '有人投诉、举报之后受到不利对待，还没有查明是否与此有关。打击报复是依法从重处罚的情形，应当查明。',
      'Somebody was put at a disadvantage after they complained, and nobody has looked into why. Retaliation is by law a ground for a heavier penalty, and it shall be looked into.',
    ),
    remedy: both('请由无关的人查明。', 'Have somebody without a part in it look into it.'),
  },
} as const satisfies Record<string, FindingText>;
