import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What is said of a handing-in by what it states alone. */
export const filedFindings = {
  filed_name_missing: {
    requirement: 'R15.3',
    why: both(
      '备案没有写明个人信息处理者的名称。申请备案应当提交处理者的基本情况。',
      'The filing does not name the processor. It shall be made with its basic information.',
    ),
    remedy: both('请填写与证照完全一致的名称。', 'Write the name exactly as on the licence.'),
  },
  filed_credit_code_missing: {
    requirement: 'R15.3',
    why: both(
      '备案没有写明统一社会信用代码，或者校验位不对。申请备案应当提交处理者的基本情况。',
      'The unified social credit code is missing, or its check character is wrong. A filing shall be made with the basic information of the processor.',
    ),
    remedy: both('请核对证照后填写。', 'Check it against the licence and write it.'),
  },
  filed_contact_missing: {
    requirement: 'R15.3',
    why: both(
      '备案没有写明经办人和联系方式。申请备案应当提交处理者的基本情况，主管部门要有人可问。',
      'The filing names nobody to be asked about it. It shall be made with the basic information of the processor, and the authority has to have somebody to ask.',
    ),
    remedy: both('请填写经办人的姓名和联系方式。', 'Name the agent and how to reach them.'),
  },
  filed_members_missing: {
    requirement: 'R15.3',
    why: both(
      '集团合并备案没有列出所含主体。申请备案应当提交每一处理者的基本情况；合并备案是审慎的理解。',
      'A filing for a group lists no members. It shall be made with the basic information of each processor; that one may file for a group is our careful reading.',
    ),
    remedy: both(
      '请列出各主体的名称和统一社会信用代码。',
      'List the name and the credit code of each member.',
    ),
  },
  filed_scenarios_missing: {
    requirement: 'R15.3',
    why: both(
      '备案没有任何应用场景。申请备案应当提交处理目的和处理方式。',
      'The filing has no scenario. It shall be made with the purposes and methods.',
    ),
    remedy: both('请列出每一个应用场景。', 'List every scenario.'),
  },
  filed_places_missing: {
    requirement: 'R15.3',
    why: both(
      '这一场景没有写明在哪里、用多少设备处理。申请备案应当提交处理方式。',
      'This scenario does not say where and with how many devices. A filing shall be made with the method.',
    ),
    remedy: both(
      '请写明地点、设备和可选择的其他方式。',
      'State the places, the devices and the other ways there.',
    ),
  },
  filed_stock_missing: {
    requirement: 'R15.3',
    why: both(
      '备案没有写明存储数量。申请备案应当提交人脸信息存储数量。',
      'The filing states no quantity. It shall be made with the number of persons stored.',
    ),
    remedy: both('请按人计数，写明口径和时间。', 'Count by persons, and state how and when.'),
  },
  filed_measure_missing: {
    requirement: 'R15.3',
    why: both(
      '备案没有写明这一项安全保护措施：{measure}。申请备案应当提交安全保护措施，第十四条列出了五项。',
      'The filing is silent on one security measure: {measure}. It shall be made with the measures, and Article 14 lists five.',
    ),
    remedy: both('请写明这一项措施的情况。', 'State how that measure stands.'),
  },
  filed_rules_missing: {
    requirement: 'R15.3',
    why: both(
      '备案没有附处理规则或者操作规程。申请备案应当提交人脸信息处理规则和操作规程。',
      'The processing rules or the operating procedures are not attached. A filing shall be made with both.',
    ),
    remedy: both('请附上现行版本。', 'Attach the versions in force.'),
  },
  filed_form_missing: {
    requirement: 'R15.5',
    why: both(
      '缺少变更备案的材料：{document}。发生实质性变更的，应当办理备案变更手续；材料清单是本产品的理解。',
      'A change is handed in without {document}. A change of substance shall be filed; the list of documents is our reading.',
    ),
    remedy: both('请补齐。', 'Add it.'),
  },
  filed_end_form_missing: {
    requirement: 'R15.6',
    why: both(
      '缺少注销备案的材料：{document}。终止应用的，应当办理注销备案手续；材料清单是本产品的理解。',
      'An end is handed in without {document}. The filing shall be cancelled when the use ends; the list of documents is our reading.',
    ),
    remedy: both('请补齐。', 'Add it.'),
  },
  filed_number_missing: {
    requirement: 'R15.5',
    why: both(
      '没有写明原备案编号，无法知道变更或者注销哪一项备案。备案信息变更、终止应用的，应当对原备案办理手续。',
      'The number of the filing is missing, so nobody knows which one is changed or ended. Changes and ends shall be filed for the filing that there is.',
    ),
    remedy: both('请填写原备案编号。', 'Write the number of the filing.'),
  },
  filed_changes_missing: {
    requirement: 'R15.5',
    why: both(
      '变更备案没有写明变更了什么、何时变更。应当在变更之日起30个工作日内办理，没有日期无法计算。',
      'It is said to be a change, and neither what changed nor when is stated. It shall be filed within 30 working days from the change, which cannot be counted without the day.',
    ),
    remedy: both('请列出变更的事项和日期。', 'List what changed and on which day.'),
  },
  filed_end_missing: {
    requirement: 'R15.6',
    why: both(
      '注销备案没有写明终止之日和人脸信息的处置情况。终止应用的，应当办理注销手续，并依法处理人脸信息。',
      'A cancellation says neither when the use ended nor what became of the face information. The filing shall be cancelled and the information disposed of by law.',
    ),
    remedy: both('请写明终止之日、处置情况和证明。', 'State the day, the disposal and its certificates.'),
  },
  filed_reached_day_missing: {
    requirement: 'R15.1',
    why: both(
      '备案的存储数量上限为{upper}人，却没有写明达到10万人之日。应当自达到之日起30个工作日内备案。',
      'Up to {upper} persons are filed, and the day on which 100,000 was reached is not. A filing shall be made within 30 working days from that day.',
    ),
    remedy: both('请查明并填写达到之日。', 'Find out that day and write it.'),
  },
  filed_stock_below_scenarios: {
    requirement: 'R15.2',
    why: both(
      '备案的存储数量上限为{upper}人，各应用场景却至少有{least}人。应当按存储人脸信息的人数合并计算：同一人只在证明是同一人时只计一次。',
      'At most {upper} persons are filed, and the scenarios have at least {least}. Persons stored shall be counted over all scenarios; one person is counted once only where it is shown to be one.',
    ),
    remedy: both('请核对口径，重新计数。', 'Check how it was counted, and count again.'),
  },
  filed_assessment_kept_short: {
    requirement: 'R09.4',
    why: both(
      '影响评估报告只保存到{kept}，至少应当保存到{until}。评估报告应当至少保存3年；从批准起算是最早的起点。',
      'The assessment report is kept until {kept} and shall be kept until {until} at least: 3 years; from its approval is the earliest that can be meant.',
    ),
    remedy: both('请延长保存期限。', 'Keep it longer.'),
  },
  filed_children_denied: {
    requirement: 'R07.2',
    why: both(
      '备案说不会遇到不满十四周岁的未成年人，人群或者人数却说有。处理不满十四周岁未成年人人脸信息的，应当制定专门的处理规则。',
      'The filing says that no child under fourteen is met, while its audience or its numbers have some. Whoever processes their faces shall have dedicated rules.',
    ),
    remedy: both('请查明并改正。', 'Find out and correct it.'),
  },
  filed_children_exceed_persons: {
    requirement: 'R15.2',
    why: both(
      '这一场景的未成年人（{children}人）多于其存储人数（{persons}人）。应当如实写明存储数量。',
      'There are more children ({children}) than persons ({persons}) in this scenario. The quantity shall be the real one.',
    ),
    remedy: both('请重新计数。', 'Count again.'),
  },
  filed_party_unlisted: {
    requirement: 'R15.3',
    why: both(
      '人脸信息传给的一方没有列在参与方里。申请备案应当提交处理方式，包括传给谁。',
      'Face information goes to a party that is not listed. A filing shall be made with the method, which includes to whom it goes.',
    ),
    remedy: both('请列出这一方的名称、角色和协议。', 'List that party with its role and agreement.'),
  },
  filed_after_made: {
    requirement: 'R15.3',
    why: both(
      '备案所述的一个日期在备案材料形成之后。提交的材料应当与实际一致。',
      'A day in the filing is later than the filing itself. What is handed in shall be as things are.',
    ),
    remedy: both('请核对日期。', 'Check the day.'),
  },
} as const satisfies Record<string, FindingText>;
