import { both } from '../text.ts';
import type { FindingText } from '../rule.ts';

/** What the rules of 《个人信息保护法》第五十四条 and the Audit Measures say. */
export const auditFindings = {
  audit_never_done: {
    requirement: 'RP.8',
    why: both(
      '没有任何合规审计的记录。个人信息处理者应当定期对其处理个人信息遵守法律、行政法规的情况进行合规审计。',
      'No compliance audit is on record. A processor shall regularly audit its compliance with laws and administrative regulations.',
    ),
    remedy: both(
      '请安排审计，按《个人信息保护合规审计指引》27项逐项记录证据或者缺口。',
      'Have an audit done and record evidence or a gap for each of the 27 items of the guideline.',
    ),
  },
  audit_overdue: {
    requirement: 'RP.8',
    why: both(
      '处理超过1000万人个人信息，最近一次审计在{last}完成。应当每两年至少开展一次合规审计。',
      'Personal information of more than 10 million persons is processed, and the last audit was finished on {last}. An audit shall be done at least every two years.',
    ),
    remedy: both('请立即开展审计。', 'Have an audit done at once.'),
  },
  audit_items_open: {
    requirement: 'RP.8',
    why: both(
      '最近一次审计只对27项中的{done}项记录了证据或者缺口，没有完成。合规审计应当参照指引逐项进行。',
      'The last audit records evidence or a gap for {done} of the 27 items only. An audit shall follow the guideline, item by item.',
    ),
    remedy: both('请补齐其余各项。', 'Record the other items.'),
  },
  audit_report_overdue: {
    requirement: 'RP.8',
    why: both(
      '按照主管部门要求进行的审计，整改完成后15个工作日内应当报送整改情况报告，期限已过。',
      'After an audit that the authority required, the report on what was mended shall be sent within 15 working days, and that time is over.',
    ),
    remedy: both('请立即报送并记录。', 'Send it at once and record that.'),
  },
  audit_report_due: {
    requirement: 'RP.8',
    why: both(
      '按照主管部门要求进行的审计已经整改完成，整改情况报告应当在15个工作日内报送，还没有报送。',
      'What an audit required by the authority found is mended; the report on it shall be sent within 15 working days and has not been.',
    ),
    remedy: both('请在期限内报送。', 'Send it in time.'),
  },
  required_audit_overdue: {
    requirement: 'RP.8',
    why: both(
      '主管部门要求的审计应当在{until}前完成，还没有完成。',
      'The audit that the authority required shall be finished by {until} and is not.',
    ),
    remedy: both(
      '请立即完成，或者向主管部门申请延长。',
      'Finish it at once, or ask the authority for more time.',
    ),
  },
} as const satisfies Record<string, FindingText>;
