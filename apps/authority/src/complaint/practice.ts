import type { ComplaintPractice, PracticeView } from '@consentry/contract';
import type { ComplaintTables } from './complaint-tables.ts';

/** In force where a department set nothing: no article names any of these numbers. */
export const DEFAULT_PRACTICE: ComplaintPractice = {
  takes: [],
  // 及时 (§ 第十七条); the count is that of our reading for any complaint (G30).
  due_days: 15,
  contact_days: 90,
  // As long as records of processing are (§ 第九条第二款), by analogy alone.
  keep_days: 3 * 365 + 1,
  mail: [],
};

type Stored = ComplaintTables['complaint_practices'];

/** Reads a practice as it was written. */
export function practiceOf(row: Stored): ComplaintPractice {
  const { takes, due_days, contact_days, keep_days, mail } = row;
  return {
    takes: JSON.parse(takes) as ComplaintPractice['takes'],
    due_days,
    contact_days,
    keep_days,
    mail: JSON.parse(mail) as string[],
  };
}

/** Shows one that was proposed. */
export function practiceView(row: Stored): PracticeView {
  const { practice, department, state, proposed_by, proposed_at, approved_by, approved_at } = row;
  return {
    ...practiceOf(row),
    practice,
    department,
    state,
    proposed_by,
    proposed_at: new Date(proposed_at).toISOString(),
    approved_by,
    approved_at: approved_at === null ? null : new Date(approved_at).toISOString(),
  };
}
