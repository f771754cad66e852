import { type RowRules, rowRule } from '../posture/row-rule.ts';
import { countable, isOver } from '../posture/deadline-state.ts';
import { type Lapse, fact, judged, lapsesOf } from '../posture/verdict.ts';
import { addYears, civilDateAt, rectificationDeadline } from '../time/index.ts';
import { auditFindings } from './audit-findings.ts';
import { auditItems } from './audit-items.ts';
import type { AuditSection } from './audit-section.ts';

const { broken, atRisk } = lapsesOf(auditFindings);

/** Audit Measures 4: above this many persons, at least every two years. */
const EVERY_TWO_YEARS_ABOVE = 10_000_000;
/** Items of 《个人信息保护合规审计指引》. */
const ITEMS = auditItems.length;

type Audit = AuditSection['audits'][number];

function lastOf({ audits }: AuditSection): { readonly audit: Audit; readonly at: string } | null {
  const [audit] = audits.toSorted((a, b) => (a.finished_on < b.finished_on ? 1 : -1));
  return audit === undefined ? null : { audit, at: `/audit/audits/${audits.indexOf(audit)}` };
}

/** Audit Measures 11: an audit that the authority required is followed by a report of what was mended. */
function reportLapses({ audits }: AuditSection, now: number): readonly Lapse[] {
  return audits.flatMap((audit, index) => {
    if (!audit.required_by_authority || audit.rectified_on === null || audit.report_sent_on !== null)
      return [];
    const { rectified_on } = audit;
    const deadline = countable(() => rectificationDeadline(rectified_on));
    const details = {
      fact: fact(`/audit/audits/${index}/report_sent_on`, null),
      of: { kind: 'audit', id: audit.id } as const,
      deadline,
    };
    if (deadline === null) return [];
    return [
      isOver(deadline, now) ? broken('audit_report_overdue', details) : atRisk('audit_report_due', details),
    ];
  });
}

function requiredLapses({ required }: AuditSection, now: number): readonly Lapse[] {
  if (required === null || civilDateAt(now) <= required.until) return [];
  const { until } = required;
  return [
    broken('required_audit_overdue', { fact: fact('/audit/required/until', until), values: { until } }),
  ];
}

/** How the rows of `audit` are judged on the state of a processor. */
export const auditPosture = {
  // 《个人信息保护法》第五十四条; Audit Measures 4, 11, 19
  'RP.8': rowRule(['audit'], 'dpo', ({ audit }, now) => {
    const last = lastOf(audit);
    const persons = fact('/audit/persons', audit.persons);
    if (last === null) {
      return judged({
        facts: [],
        lapses: [
          broken('audit_never_done', { fact: fact('/audit/audits', null) }),
          ...requiredLapses(audit, now),
        ],
      });
    }
    const { finished_on, items, id } = last.audit;
    const finished = fact(`${last.at}/finished_on`, finished_on);
    // The Audit Measures leave State organs out (第十九条); 第五十四条 does not.
    if (audit.state_organ_document !== null) {
      return judged({ facts: [finished, fact('/audit/state_organ_document', audit.state_organ_document)] });
    }
    const of = { kind: 'audit', id } as const;
    const many = audit.persons !== null && audit.persons > EVERY_TWO_YEARS_ABOVE;
    const done = items.evidenced + items.gaps;
    const lapses: Lapse[] = [];
    if (many && addYears(finished_on, 2) < civilDateAt(now)) {
      lapses.push(broken('audit_overdue', { fact: finished, of, values: { last: finished_on } }));
    }
    if (done < ITEMS) {
      lapses.push(broken('audit_items_open', { fact: fact(`${last.at}/items`, done), of, values: { done } }));
    }
    lapses.push(...reportLapses(audit, now), ...requiredLapses(audit, now));
    return judged({ facts: [finished, persons], lapses, unknown: audit.persons === null ? [persons] : [] });
  }),
} as const satisfies RowRules<'audit'>;
