import { both } from '../text.ts';
import type { FindingText } from '../rule.ts';

/** What the rules of the second sentence of § 第十四条, of 《个人信息保护法》第五十一条 and of RS.8 say. */
export const organisationFindings = {
  system_not_filed: {
    requirement: 'R14.6',
    why: both(
      '一个第二级以上的系统没有备案。涉及网络安全等级保护的，应当按照国家有关规定履行等级保护义务（备案规定本项目未核对原文）。',
      'A system of grade 2 or above is not filed. Obligations of multi-level protection shall be performed under the State provisions (the text on filing was not checked by this project).',
    ),
    remedy: both('请向公安机关备案并登记日期。', 'File it with public security and record the day.'),
  },
  system_assessment_overdue: {
    requirement: 'R14.6',
    why: both(
      '一个第三级以上的系统从未测评，或者上次测评已超过365天。应当按照国家有关规定履行等级保护义务（每年一次的规定本项目未核对原文）。',
      'A system of grade 3 or above was never assessed, or more than 365 days ago. Obligations of multi-level protection shall be performed under the State provisions (the text on the yearly assessment was not checked by this project).',
    ),
    remedy: both('请立即安排测评。', 'Have it assessed at once.'),
  },
  system_assessment_due: {
    requirement: 'R14.6',
    why: both(
      '一个第三级以上的系统在{until}之前需要再次测评，不到30天。提前30天提醒是本产品设置。',
      'A system of grade 3 or above is to be assessed again by {until}, in less than 30 days. Telling you 30 days ahead is our setting.',
    ),
    remedy: both('请安排测评。', 'Arrange the assessment.'),
  },
  infrastructure_report_slow: {
    requirement: 'R14.7',
    why: both(
      '涉及关键信息基础设施，安全事件的报告时限却设为{minutes}分钟。应当在1小时内报告（见 RP.6）。',
      'Critical information infrastructure is concerned, and incidents are set to be reported within {minutes} minutes. It shall be within 1 hour (see RP.6).',
    ),
    remedy: both('请把时限改为60分钟以内。', 'Set it to 60 minutes or less.'),
  },
  infrastructure_supplier_unreviewed: {
    requirement: 'R14.7',
    why: both(
      '有{count}个供应商没有审查。采购时审查供应商是本产品设置；是否需要国家安全审查，由主管部门判断。',
      'Suppliers not reviewed: {count}. Reviewing them at procurement is our setting; whether the State has to review is for the authority to say.',
    ),
    remedy: both('请审查这些供应商并登记。', 'Review them and record it.'),
  },
  internal_rule_missing: {
    requirement: 'RP.14',
    why: both(
      '内部管理制度、操作规程、分类管理、应急预案四项中缺少一项。个人信息处理者应当制定。',
      'One of internal rules, operating procedures, classification and incident plan is missing. A processor shall make them.',
    ),
    remedy: both('请制定并登记日期。', 'Make it and record the day.'),
  },
  internal_rule_review_overdue: {
    requirement: 'RP.14',
    why: both(
      '一项内部制度自{last}以来没有复核，已超过一年。一年是本产品设置。',
      'One of the internal rules has not been reviewed since {last}, more than a year ago. The year is our setting.',
    ),
    remedy: both('请制度负责人复核。', 'Have its owner review it.'),
  },
  staff_untrained: {
    requirement: 'RP.14',
    why: both(
      '有{count}名能接触个人信息的人员从未接受培训。应当定期对从业人员进行安全教育和培训。',
      'People who can reach personal information and were never trained: {count}. Staff shall be trained regularly.',
    ),
    remedy: both('请在培训之前停用其权限。', 'Take their rights until they are trained.'),
  },
  staff_training_expired: {
    requirement: 'RP.14',
    why: both(
      '有{count}名人员的培训已经过期。法律要求定期培训，没有规定期限；有效期是本产品设置。',
      'People whose training has expired: {count}. The law asks for regular training and names no period; how long it lasts is our setting.',
    ),
    remedy: both('请安排培训。', 'Have them trained.'),
  },
  incident_plan_not_exercised: {
    requirement: 'RP.14',
    why: both(
      '应急预案从未演练。法律要求制定并组织实施预案；以演练为证是我们的理解。',
      'The incident plan was never exercised. The law asks to make it and carry it out; taking an exercise as evidence is our reading.',
    ),
    remedy: both('请演练一次并登记日期。', 'Exercise it once and record the day.'),
  },
  flaw_page_missing: {
    requirement: 'RS.8',
    why: both(
      '对外提供产品，却没有公开漏洞披露方式。按照评论，提供者修复并报告缺陷。',
      'Products are provided, and no public page says how flaws are disclosed. The commentary has providers mend and report flaws.',
    ),
    remedy: both('请公开披露方式。', 'Publish such a page.'),
  },
  bill_of_materials_missing: {
    requirement: 'RS.8',
    why: both(
      '对外提供产品，却没有软件物料清单。按照评论，提供者保证没有恶意程序；物料清单是本产品设置。',
      'Products are provided without a bill of materials. The commentary has providers ship no malware; the bill is our setting.',
    ),
    remedy: both('请随产品提供清单。', 'Ship one with the product.'),
  },
  updates_unsigned: {
    requirement: 'RS.8',
    why: both(
      '对外提供产品，更新却没有签名。按照评论，提供者保证没有恶意程序；签名是本产品设置。',
      'Products are provided, and their updates are not signed. The commentary has providers ship no malware; signing is our setting.',
    ),
    remedy: both('请为更新签名。', 'Sign the updates.'),
  },
  flaw_not_told: {
    requirement: 'RS.8',
    why: both(
      '一个严重缺陷没有通知用户，或者没有向主管部门报告。按照评论，提供者报告缺陷。',
      'Users or the authority were not told of a critical flaw. The commentary has providers report flaws.',
    ),
    remedy: both('请通知用户并报告。', 'Tell users and the authority.'),
  },
  flaw_open: {
    requirement: 'RS.8',
    why: both(
      '一个已知缺陷没有修复。按照评论，提供者修复缺陷。',
      'A known flaw is not mended. The commentary has providers mend flaws.',
    ),
    remedy: both('请修复并发布更新。', 'Mend it and ship the update.'),
  },
} as const satisfies Record<string, FindingText>;
