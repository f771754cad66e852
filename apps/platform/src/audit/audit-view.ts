import type { AuditView, MeasureView } from '@consentry/contract';
import {
  civilDate,
  civilDateAt,
  countable,
  deadlineEnd,
  minorsAuditDeadline,
  rectificationDeadline,
} from '@consentry/law';
import { type WholeAudit, isOverdue, openItems } from './audit.ts';

/** An audit as staff see it, with its version. */
export function auditView(
  { row, findings, measures }: WholeAudit,
  now: number,
): { readonly body: AuditView; readonly version: number } {
  const { required_on, required_until } = row;
  return {
    version: row.revision,
    body: {
      audit: row.audit,
      kind: row.kind,
      year: row.year,
      by: row.by_kind,
      auditor: row.auditor,
      body: row.body,
      scope: row.scope,
      begins_on: row.begins_on,
      ends_on: row.ends_on,
      required:
        required_on === null || required_until === null ? null : { required_on, until: required_until },
      report_until: reportUntil(row),
      state: row.state,
      planned_by: row.planned_by,
      report: row.report,
      finished_at: isoOrNull(row.finished_at),
      rectified_at: isoOrNull(row.rectified_at),
      sent_on: row.sent_on,
      receipt: row.receipt,
      open_items: [...openItems(findings)],
      items: findings.map(({ item, result, text, evidence, recorded_by, recorded_at }) => ({
        item,
        result,
        text,
        recorded_by,
        evidence: JSON.parse(evidence) as string[],
        recorded_at: new Date(recorded_at).toISOString(),
      })),
      measures: measures.map((one) => measureView(one, now)),
      revision: row.revision,
    },
  };
}

/** Audit Measures 11; 《未成年人网络保护条例》第三十七条. */
function reportUntil({ kind, year, required_on, rectified_at }: WholeAudit['row']): string | null {
  if (kind === 'minors') return year === null ? null : deadlineEnd(minorsAuditDeadline(year)).en;
  if (required_on === null || rectified_at === null) return null;
  const deadline = countable(() => rectificationDeadline(civilDate(civilDateAt(rectified_at))));
  return deadline === null ? null : deadlineEnd(deadline).en;
}

function measureView(one: WholeAudit['measures'][number], now: number): MeasureView {
  const { audit: _, evidence, done_at, closed_at, ...rest } = one;
  return {
    ...rest,
    overdue: isOverdue(one, now),
    evidence: evidence === null ? [] : (JSON.parse(evidence) as string[]),
    done_at: isoOrNull(done_at),
    closed_at: isoOrNull(closed_at),
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
