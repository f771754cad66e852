import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules of entrusting, providing and publishing (《个人信息保护法》第二十一条至第二十五条) say. */
export const partyFindings = {
  party_without_agreement: {
    requirement: 'R09.8',
    why: both(
      '与这一方没有约定。委托处理、提供、共同处理的，应当以合同约定目的、期限、方式、种类和保护措施。',
      'There is no agreement with this party. A contract shall fix purpose, period, method, kinds and protection.',
    ),
    remedy: both('请先签订约定，再让其处理。', 'Agree first, then let it begin.'),
  },
  party_agreement_not_in_force: {
    requirement: 'R09.8',
    why: both(
      '与这一方的约定已经到期、不生效或者被撤销，处理却没有结束。处理期间应当有有效的约定。',
      'The agreement with this party has run out or failed, and the processing has not ended. An agreement shall hold throughout.',
    ),
    remedy: both('请停止处理，或者重新约定。', 'Stop the processing, or agree anew.'),
  },
  party_agreed_late: {
    requirement: 'R09.8',
    why: both(
      '处理在{begun}开始，约定到{agreed}才签订。应当先约定，再开始处理；现在的约定补不上此前的处理。',
      'The processing began on {begun} and was agreed only on {agreed}. Agreement shall come first, and this one does not reach back.',
    ),
    remedy: both(
      '请由法务记录此前的处理如何了结。',
      'Let counsel record how what was done before it was settled.',
    ),
  },
  party_terms_missing: {
    requirement: 'R09.8',
    why: both(
      '约定缺 {count} 项内容。应当约定目的、期限、方式、种类和保护措施。',
      'The agreement lacks {count} terms. Purpose, period, method, kinds and protection shall be agreed.',
    ),
    remedy: both('请补充约定，由法务审阅。', 'Add them and have counsel read it.'),
  },
  party_not_assessed: {
    requirement: 'R09.8',
    why: both(
      '在开始之前，没有一份已批准的影响评估写明这一方。委托处理、提供应当事前进行影响评估。',
      'No approved assessment from before the beginning names this party. Entrusting and providing shall be assessed beforehand.',
    ),
    remedy: both('请停止，完成评估并写明这一方。', 'Stop, and complete an assessment that names the party.'),
  },
  party_supervision_due: {
    requirement: 'R09.8',
    why: both(
      '超过365天没有对这一方进行监督。应当监督其履行约定；条文没有写多久一次，一年是本产品的设置。',
      'For more than 365 days nobody has looked at whether this party does what was agreed. It shall be supervised; the text gives no interval, a year is our setting.',
    ),
    remedy: both('请检查并记录结果。', 'Look at it and record what was found.'),
  },
  party_records_unlocked: {
    requirement: 'R09.8',
    why: both(
      '处理在{ended}结束，记录没有锁定满3年。处理记录应当至少保存3年。',
      'The processing ended on {ended} and its records are not locked for three years. They shall be kept for at least three.',
    ),
    remedy: both(
      '请锁定这些记录，使其在期满前不能删除。',
      'Lock them so that they cannot be deleted before.',
    ),
  },
  recipient_not_on_record: {
    requirement: 'R09.8',
    why: both(
      '人脸信息发往另一组织，却没有相应的委托、提供或者共同处理的记录。应当先有约定和影响评估。',
      'Face information goes to another organisation without a record of entrustment, provision or joint processing. Agreement and assessment shall come first.',
    ),
    remedy: both(
      '请停止，并登记这一方的地位、约定和评估。',
      'Stop, and record its part, its agreement and the assessment.',
    ),
  },
  entrusted_duties_missing: {
    requirement: 'RP.9',
    why: both(
      '委托合同没有写明双方的权利和义务。应当与受托人约定双方的权利和义务等。',
      'The contract does not say the rights and duties of both sides. They shall be agreed with the entrusted party.',
    ),
    remedy: both('请补充约定。', 'Add them.'),
  },
  entrusted_beyond_agreement: {
    requirement: 'RP.9',
    why: both(
      '受托人有 {count} 次处理超出约定。受托人不得超出约定的处理目的、处理方式处理。',
      'The entrusted party went beyond what was agreed {count} times. It shall not go beyond the agreed purpose and method.',
    ),
    remedy: both('请收回权限，查明并记录。', 'Take the rights back, find out why and record it.'),
  },
  entrusted_passed_on: {
    requirement: 'RP.9',
    why: both(
      '受托人把处理转给了另一方，没有取得同意。未经同意，受托人不得转委托。',
      'The entrusted party passed the processing on to another without consent. It shall not sub-entrust without it.',
    ),
    remedy: both(
      '请要求停止并删除，或者审查后书面同意。',
      'Have it stopped and erased, or examine it and consent in writing.',
    ),
  },
  entrusted_not_returned: {
    requirement: 'RP.9',
    why: both(
      '委托已经结束，没有返还或者删除的证明。合同终止、不生效、无效或者被撤销的，受托人应当返还或者删除个人信息，不得保留。',
      'The entrustment has ended and nothing proves return or deletion. When a contract ends or fails, the entrusted party shall return or delete and keep nothing.',
    ),
    remedy: both('请收回权限，取得返还或者删除的证明。', 'Take the rights back and obtain a certificate.'),
  },
  entrusted_calls_after_end: {
    requirement: 'RP.9',
    why: both(
      '合同结束后，受托人仍有 {count} 次调用被放行。合同结束后受托人不得再处理。',
      'After the contract had ended, {count} calls of the entrusted party were let through. It shall not process any more.',
    ),
    remedy: both('请立即使其密钥失效。', 'Let its keys lapse at once.'),
  },
  entrusted_ends_soon: {
    requirement: 'RP.9',
    why: both(
      '委托合同将在{until}到期，届时应当返还或者删除；提前30天提醒是本产品的设置。',
      'The contract ends on {until}, when everything shall be returned or deleted; a reminder 30 days before is our setting.',
    ),
    remedy: both('请续签，或者准备返还和删除。', 'Renew it, or prepare return and deletion.'),
  },
  provision_without_consent: {
    requirement: 'RP.10',
    why: both(
      '向另一个人信息处理者提供的人脸信息中，有 {count} 人没有针对该接收方的单独同意。应当取得个人的单独同意。',
      'Of those whose face is provided to another processor, {count} have not separately consented to this recipient. Each shall.',
    ),
    remedy: both('请停止提供，并让接收方删除。', 'Stop, and have the recipient erase it.'),
  },
  provision_not_told: {
    requirement: 'RP.10',
    why: both(
      '没有把接收方的全部事项告知个人，缺 {count} 项。应当告知名称或者姓名、联系方式、处理目的、处理方式和个人信息的种类。',
      'Persons were not told everything of the recipient; {count} matters are missing. Name, contact details, purpose, method and kinds shall be told.',
    ),
    remedy: both('请补充告知并重新取得单独同意。', 'Tell what is missing and ask for consent again.'),
  },
  provision_basis_unconfirmed: {
    requirement: 'RP.10',
    why: both(
      '不以同意为基础向另一处理者提供，却没有法律顾问的确认。没有其他基础的，应当取得个人的单独同意。',
      'Faces are provided to another processor on another basis than consent, which counsel has not confirmed. Without one, separate consent shall be obtained.',
    ),
    remedy: both(
      '请法律顾问出具意见，或者取得单独同意。',
      'Get counsel’s memo, or ask for separate consent.',
    ),
  },
  provision_not_assessed: {
    requirement: 'RP.10',
    why: both(
      '向另一处理者提供之前，没有一份已批准的影响评估写明该接收方。应当事前进行影响评估。',
      'No approved assessment from before names this recipient. An assessment shall come before providing.',
    ),
    remedy: both('请停止提供，先完成评估。', 'Stop, and assess first.'),
  },
  published_without_consent: {
    requirement: 'RP.11',
    why: both(
      '公开的人脸信息中，有 {count} 人没有单独同意。个人信息处理者不得公开其处理的个人信息，取得个人单独同意的除外。',
      'Of those whose face is made public, {count} have not separately consented. A processor shall not make public what it processes unless the person separately consents.',
    ),
    remedy: both('请立即撤下。', 'Take it down at once.'),
  },
  published_not_in_writing: {
    requirement: 'RP.11',
    why: both(
      '同意公开的人中，有 {count} 人不是主动要求，也没有书面同意；标准另有此要求。',
      'Of those who consented to being made public, {count} neither asked for it nor consented in writing, which the standard asks for.',
    ),
    remedy: both('请取得书面同意，或者撤下。', 'Ask for it in writing, or take it down.'),
  },
  public_route_with_faces: {
    requirement: 'RP.11',
    why: both(
      '有 {count} 个公开地址返回人脸信息。个人信息处理者不得公开其处理的个人信息。',
      'There are {count} public routes that return face information. A processor shall not make it public.',
    ),
    remedy: both('请立即关闭这些地址。', 'Close these routes at once.'),
  },
} as const satisfies Record<string, FindingText>;
