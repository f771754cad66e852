import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules of 《个人信息保护法》第五十二条 and the announcement of 2025-07-18 say. */
export const officerFindings = {
  officer_not_appointed: {
    requirement: 'RP.7',
    why: both(
      '处理的个人信息达到100万人，没有个人信息保护负责人。应当指定。',
      'The personal information of 1,000,000 persons is processed and there is no officer for its protection. One shall be appointed.',
    ),
    remedy: both('请指定负责人。', 'Appoint an officer.'),
  },
  officer_contact_unpublished: {
    requirement: 'RP.7',
    why: both(
      '没有公开个人信息保护负责人的联系方式。应当公开。',
      'The contact details of the officer are not published. They shall be.',
    ),
    remedy: both('请在告知书和网站上公开联系方式。', 'Publish them in the notice and on the website.'),
  },
  officer_report_overdue: {
    requirement: 'RP.7',
    why: both(
      '处理的个人信息达到100万人，应当在30个工作日内报送个人信息保护负责人信息，期限已过。',
      'The personal information of 1,000,000 persons was reached; the officer shall be reported within 30 working days, and that time is over.',
    ),
    remedy: both(
      '请立即通过“个人信息保护业务系统”报送。',
      'Report the officer at once, in the system for personal information protection.',
    ),
  },
  officer_report_due: {
    requirement: 'RP.7',
    why: both(
      '处理的个人信息达到100万人，应当自达到之日起30个工作日内报送个人信息保护负责人信息，还没有报送。',
      'The personal information of 1,000,000 persons was reached; the officer shall be reported within 30 working days from that day, and is not yet.',
    ),
    remedy: both(
      '请在期限内报送；达到之日不明的，请查明。',
      'Report in time; find out the day of reaching where it is not known.',
    ),
  },
  officer_report_late: {
    requirement: 'RP.7',
    why: both(
      '个人信息保护负责人信息已经报送，但晚于30个工作日的期限。应当在期限内报送。',
      'The officer was reported, but after the 30 working days within which that shall be done.',
    ),
    remedy: both('请留存逾期的原因。', 'Keep on record why it was late.'),
  },
  officer_reported_elsewhere: {
    requirement: 'RP.7',
    why: both(
      '个人信息保护负责人信息没有报送给设区的市级网信部门。按公告应当向其报送。',
      'The officer was not reported to the city-level cyberspace authority. By the announcement that is where the report shall go.',
    ),
    remedy: both(
      '请向所在地设区的市级网信部门报送。',
      'Report to the city-level cyberspace authority of the place.',
    ),
  },
  officer_receipt_missing: {
    requirement: 'RP.7',
    why: both(
      '没有留存报送回执，无法证明应当报送的已经报送。',
      'No receipt is kept, so nothing proves that what shall be reported was.',
    ),
    remedy: both('请从系统取得回执并留存。', 'Get it from the system and keep it.'),
  },
  officer_change_overdue: {
    requirement: 'RP.7',
    why: both(
      '已报送的负责人信息在{changed}发生变更，应当在30个工作日内办理变更，期限已过。',
      'What was reported of the officer changed on {changed}; that shall be reported within 30 working days, and the time is over.',
    ),
    remedy: both('请立即办理变更。', 'Report the change at once.'),
  },
  officer_change_due: {
    requirement: 'RP.7',
    why: both(
      '已报送的负责人信息在{changed}发生变更，应当在30个工作日内办理变更，还没有办理。',
      'What was reported of the officer changed on {changed}; that shall be reported within 30 working days, and is not yet.',
    ),
    remedy: both('请在期限内办理变更。', 'Report the change in time.'),
  },
  officer_change_late: {
    requirement: 'RP.7',
    why: both(
      '{changed}的负责人信息变更已经办理，但晚于30个工作日的期限。应当在期限内办理。',
      'The change of {changed} was reported, but after the 30 working days within which that shall be done.',
    ),
    remedy: both('请留存逾期的原因。', 'Keep on record why it was late.'),
  },
  officer_wanted_by_standard: {
    requirement: 'RP.7',
    why: both(
      '标准（GB/T 45574）：处理10万人以上敏感个人信息的，要有个人信息保护负责人。法律以100万人为界，应当指定的界限还没有达到。',
      'The standard (GB/T 45574) asks for an officer from 100,000 persons’ sensitive information. By law one shall be appointed from 1,000,000 persons, which is not reached.',
    ),
    remedy: both('请考虑指定负责人。', 'Consider appointing one.'),
  },
  officer_outside_management: {
    requirement: 'RP.7',
    why: both(
      '标准（GB/T 45574）：负责人是管理层成员。现在的负责人不是；法律只要求应当指定。',
      'The standard (GB/T 45574) has the officer a member of management, and this one is not. The law only says that one shall be appointed.',
    ),
    remedy: both(
      '请由管理层成员担任，或者记录理由。',
      'Let a member of management be the officer, or note why not.',
    ),
  },
  officer_background_unchecked: {
    requirement: 'RP.7',
    why: both(
      '标准（GB/T 45574）：对负责人作背景审查。还没有审查；法律只要求应当指定。',
      'The standard (GB/T 45574) asks for a background check of the officer, and there was none. The law only says that one shall be appointed.',
    ),
    remedy: both('请作背景审查并记录。', 'Do the check and record it.'),
  },
  disposal_plan_missing: {
    requirement: 'RP.7',
    why: both(
      '标准（GB/T 45574）：备有个人信息处置方案。还没有；法律只要求应当指定负责人。',
      'The standard (GB/T 45574) asks for a plan of what becomes of the information, and there is none. The law only says that an officer shall be appointed.',
    ),
    remedy: both('请制定处置方案。', 'Make the plan.'),
  },
} as const satisfies Record<string, FindingText>;
