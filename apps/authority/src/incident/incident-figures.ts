import { IncidentCaseState, type IncidentFigures } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import { reportedInTime } from './incident.ts';

/** Counts the incidents of a department; of incidents there are few. */
export async function countIncidents(
  reading: Reading<AuthorityTables>,
  department: string,
  now: number,
): Promise<IncidentFigures> {
  const rows = await reading
    .selectFrom('incidents')
    .selectAll()
    .where('department', '=', department)
    .execute();
  const grades = Map.groupBy(rows, ({ grade }) => grade);
  const states = IncidentCaseState.options.map(
    (state) => [state, rows.filter((row) => row.state === state).length] as const,
  );
  return {
    states: Object.fromEntries(states) as IncidentFigures['states'],
    grades: [...grades].map(([grade, those]) => ({ grade, count: those.length })),
    reported_late: rows.filter((row) => reportedInTime(row) === 'late').length,
    overdue: rows.filter(({ state, next_due_at }) => state !== 'closed' && (next_due_at ?? now) < now).length,
  };
}
