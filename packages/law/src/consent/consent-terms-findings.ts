import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What is found of refusals, other bases and terms (R06.8, R06.9, R06.11, R06.12). */
export const consentTermsFindings = {
  service_refused: {
    requirement: 'R06.8',
    why: both(
      '有 {count} 人因为不同意或者撤回同意而得不到服务。不得以此为由拒绝提供产品或者服务；主张人脸为服务所必需的，没有经法务批准的记录。',
      'For refusing or withdrawing, {count} persons did not get the service. It shall not be refused for that; no approved claim says that the face is necessary for it.',
    ),
    remedy: both(
      '请立即以其他方式提供同样的服务，并联系这些人。',
      'Give the same service in another way at once, and get in touch with these persons.',
    ),
  },
  asked_again_repeatedly: {
    requirement: 'R06.9',
    why: both(
      '有 {count} 人拒绝之后，在冷静期内又被征求不止一次。个人明确表示不同意后，不得频繁征求同意；条文没有规定天数和次数，这样计算是本软件的设定。',
      'After refusing, {count} persons were asked more than once within the cool-off. After a clear no, consent shall not be asked for frequently; the text names no days or times, and this count is our setting.',
    ),
    remedy: both(
      '请停止对这些人的征求，只在本人主动提出时再问。',
      'Stop asking these persons; ask only if they bring it up.',
    ),
  },
  asked_again: {
    requirement: 'R06.9',
    why: both(
      '有 {count} 人拒绝之后，在冷静期内又被征求一次。不得频繁征求同意；冷静期是本软件的设定。',
      'After refusing, {count} persons were asked once more within the cool-off. Consent shall not be asked for frequently; the cool-off is our setting.',
    ),
    remedy: both('请检查设备是否记得拒绝。', 'Check whether the devices remember a refusal.'),
  },
  cool_off_missing: {
    requirement: 'R06.9',
    why: both(
      '没有设定拒绝之后多久不再征求。不得频繁征求同意；30天是本软件的设定。',
      'No time is set in which whoever refused is not asked again. Consent shall not be asked for frequently; 30 days are our setting.',
    ),
    remedy: both('请设定冷静期。', 'Set a cool-off.'),
  },
  cool_off_short: {
    requirement: 'R06.9',
    why: both(
      '拒绝之后 {days} 天就再次征求。不得频繁征求同意；至少30天是本软件的设定。',
      'After a refusal people are asked again within {days} days. Consent shall not be asked for frequently; at least 30 days are our setting.',
    ),
    remedy: both('请延长冷静期。', 'Make the cool-off longer.'),
  },
  basis_missing: {
    requirement: 'R06.11',
    why: both(
      '有 {count} 人的人脸信息说是依据同意以外的情形处理，却没有登记任何正在使用的依据。依据应当真实存在并有记录。',
      'Faces of {count} persons are processed on another basis than consent, and no basis in use is on record. It shall be real and recorded.',
    ),
    remedy: both(
      '请停止处理，登记依据或者取得单独同意。',
      'Stop; record the basis or obtain separate consent.',
    ),
  },
  basis_without_document: {
    requirement: 'R06.11',
    why: both(
      '主张了同意以外的依据，却没有所依据文件的编号。依据应当真实存在并有记录。',
      'Another basis than consent is claimed without the number of the document it rests on. It shall be real and recorded.',
    ),
    remedy: both(
      '请登记文件编号；没有文件的，取得单独同意或者停止处理。',
      'Record the number; without a document, obtain separate consent or stop.',
    ),
  },
  basis_without_provision: {
    requirement: 'R06.11',
    why: both(
      '主张了同意以外的依据，却没有写明是哪部法律、行政法规的哪一条。依据应当真实存在并有记录。',
      'Another basis than consent is claimed without naming instrument and article. It shall be real and recorded.',
    ),
    remedy: both('请由法务写明条款。', 'Have counsel name the provision.'),
  },
  basis_hr_incomplete: {
    requirement: 'R06.11',
    why: both(
      '以人力资源管理为依据，应当同时有依法制定的劳动规章制度和依法签订的集体合同（《个人信息保护法》第十三条第一款第二项），缺少其中之一（G13）。',
      'Human resources as the basis shall rest on lawful work rules and a lawful collective contract, both (Personal Information Protection Law, Article 13, paragraph 1, item 2); one is missing (G13).',
    ),
    remedy: both(
      '请登记两份文件；有卡等其他方式时，请改为取得单独同意。',
      'Record both documents; where a card would do, ask for separate consent instead.',
    ),
  },
  basis_without_state_rule: {
    requirement: 'R06.11',
    why: both(
      '以维护公共安全为依据，应当有国家有关规定，没有登记。',
      'Public security as the basis shall rest on a rule of the State, and none is on record.',
    ),
    remedy: both(
      '请登记国家有关规定的名称和条款；没有的，不得以此为依据。',
      'Record that rule; without one, this basis cannot be used.',
    ),
  },
  basis_order_without_term: {
    requirement: 'R06.11',
    why: both(
      '以有关机关的命令为依据，没有登记有效期。依据应当真实存在；登记有效期是我们的理解（G38）。',
      'An order of an authority is the basis, and no term of it is on record. A basis shall be real; to record the term is our reading (G38).',
    ),
    remedy: both('请向该机关核实并登记有效期。', 'Ask the authority and record the term.'),
  },
  basis_expired: {
    requirement: 'R06.11',
    why: both(
      '所依据的文件在{until}已经到期，处理仍在进行。依据应当真实存在。',
      'The document on which the processing rests ended on {until}, and the processing goes on. A basis shall be real.',
    ),
    remedy: both('请停止处理，或者登记新的依据。', 'Stop, or record a new basis.'),
  },
  basis_recorded_late: {
    requirement: 'R06.11',
    why: both(
      '{used}开始按这项依据处理，{recorded}才登记。依据应当在处理之前确定并有记录。',
      'Processing on this basis began on {used}; it was recorded on {recorded}. It shall be established and recorded before.',
    ),
    remedy: both(
      '请由法务复核其间的处理，并记录结论。',
      'Have counsel review what was done in between, and record the outcome.',
    ),
  },
  basis_memo_missing: {
    requirement: 'R06.11',
    why: both(
      '这项依据没有法律意见书。依据应当有记录；由法务出具意见书是本软件的设定。',
      'No memo of counsel stands behind this basis. A basis shall be recorded; a memo is our setting.',
    ),
    remedy: both('请由法务出具并登记意见书。', 'Have counsel write one and record it.'),
  },
  consent_form_bundles_grants: {
    requirement: 'R06.12',
    why: both(
      '这张表单把人脸的同意与其他 {count} 项授权捆绑在一起。不得以捆绑的方式要求同意。',
      'This form binds the consent to {count} other grants. Consent shall not be asked for by bundling.',
    ),
    remedy: both('请把人脸的同意单独放在一张表单上。', 'Put the consent to the face on a form of its own.'),
  },
  consent_form_forces: {
    requirement: 'R06.12',
    why: both(
      '在这张表单上，不同意就办不下去。不得强迫或者变相强迫个人同意。',
      'On this form, whoever says no cannot go on. Nobody shall be forced to consent, openly or in disguise.',
    ),
    remedy: both('请让拒绝的人以其他方式继续办理。', 'Let whoever refuses go on in another way.'),
  },
  consent_form_open_ended: {
    requirement: 'R06.12',
    why: both(
      '这张表单有 {count} 处无期限、不可撤销或者任意转授权的文字。不得要求这样的授权。',
      'This form has {count} phrases of an open-ended, irrevocable or freely sub-licensable grant. Such a grant shall not be asked for.',
    ),
    remedy: both('请删去这些文字，由律师审阅后再用。', 'Take them out and have a lawyer read it before use.'),
  },
  consent_form_without_end: {
    requirement: 'R06.12',
    why: both(
      '这张表单取得的同意没有截止日期。不得要求无期限的授权。',
      'Consent by this form has no end date. An open-ended grant shall not be asked for.',
    ),
    remedy: both('请设定截止日期，不长于保存期限。', 'Set an end date, no later than the retention.'),
  },
  consents_without_end: {
    requirement: 'R06.12',
    why: both(
      '有 {count} 份同意没有截止日期。不得以无期限的授权处理人脸信息。',
      'No end date stands on {count} consents. Faces shall not be processed on an open-ended grant.',
    ),
    remedy: both(
      '请以保存期限为截止日期，并告知本人。',
      'Let them end with the retention and tell the persons.',
    ),
  },
  notice_open_ended: {
    requirement: 'R06.12',
    why: both(
      '告知有 {count} 处永久、无期限、不可撤销或者任意转授权的文字。不得要求这样的授权。',
      'The notice has {count} phrases of a permanent, open-ended, irrevocable or freely sub-licensable grant. Such a grant shall not be asked for.',
    ),
    remedy: both(
      '请删去这些文字，由律师审阅后再发布。',
      'Take them out and have a lawyer read it before it is published.',
    ),
  },
} as const satisfies Record<string, FindingText>;
