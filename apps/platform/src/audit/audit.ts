import { AUDIT_ITEMS } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import type { PlatformTables } from '../store/tables.ts';

export type StoredAudit = PlatformTables['audits'];
export type StoredFinding = PlatformTables['audit_findings'];
export type StoredMeasure = PlatformTables['audit_measures'];

/** An audit with what was found and what was done about it. */
export interface WholeAudit {
  readonly row: StoredAudit;
  readonly findings: readonly StoredFinding[];
  readonly measures: readonly StoredMeasure[];
}

/** Items on which nothing is recorded. */
export function openItems(findings: ReadonlyArray<Pick<StoredFinding, 'item'>>): readonly number[] {
  const recorded = new Set(findings.map(({ item }) => item));
  return Array.from({ length: AUDIT_ITEMS }, (_, index) => index + 1).filter((item) => !recorded.has(item));
}

/**
 * When the last gap was put right: every gap has a measure, and the auditor has closed all of them; `null`
 * while not. Without a gap there is nothing to put right, and it is the day the audit was finished.
 */
export function rectifiedAt({ row, findings, measures }: WholeAudit): number | null {
  if (row.finished_at === null) return null;
  let last = row.finished_at;
  for (const { item } of findings.filter(({ result }) => result === 'gap')) {
    const own = measures.filter((one) => one.item === item);
    if (own.length === 0) return null;
    for (const { closed_at } of own) {
      if (closed_at === null) return null;
      last = Math.max(last, closed_at);
    }
  }
  return last;
}

/** Whether a measure is not closed and its last day is over. */
export function isOverdue({ due_on, closed_at }: StoredMeasure, now: number): boolean {
  return closed_at === null && civilDateAt(now) > due_on;
}
