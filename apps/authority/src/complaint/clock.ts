import type { ReportClock } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import { type StoredComplaint, dueOf } from './complaint.ts';
import { FAST } from './complaint-view.ts';

type Read = Reading<AuthorityTables>;

/** While the outcome is to be told. */
const OPEN = ['received', 'in_hand', 'asked', 'decided'] as const;
/** Shown at once as what comes first. */
const FIRST_MAX = 100;

type Counts = Omit<ReportClock, 'first'>;

/** Counts what of a department is late, nearly so, or comes first: by day of reception, not one by one. */
export async function clockCounts(reading: Read, department: string, now: number): Promise<Counts> {
  const days = await reading
    .selectFrom('complaints')
    .select(['received_on', 'due_days', 'topic', (of) => of.fn.countAll<number>().as('count')])
    .where('department', '=', department)
    .where('state', 'in', OPEN)
    .groupBy(['received_on', 'due_days', 'topic'])
    .execute();
  const sum = (rows: typeof days) => rows.reduce((all, { count }) => all + count, 0);
  const inState = (state: string) =>
    days.filter((day) => dueOf({ ...day, told_at: null }, now).state === state);
  const { count: letters_failed } = await reading
    .selectFrom('complaint_tellings as t')
    .innerJoin('complaints as c', 'c.complaint', 't.complaint')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('c.department', '=', department)
    .where('c.state', '=', 'told')
    .where('t.state', '=', 'failed')
    .executeTakeFirstOrThrow();
  return {
    open: sum(days),
    overdue: sum(inState('overdue')),
    soon: sum(inState('soon')),
    fast: sum(days.filter(({ topic }) => FAST.has(topic))),
    alarmed: (await alarmedIn(reading, department)).length,
    letters_failed,
  };
}

/** Reads what comes first: retaliation, then what is late, then children, then what is nearly late; oldest first. */
export async function firstOf(
  reading: Read,
  department: string,
  now: number,
): Promise<readonly StoredComplaint[]> {
  const alarmed = await alarmedIn(reading, department);
  const open = reading
    .selectFrom('complaints')
    .selectAll()
    .where('department', '=', department)
    .where('state', 'in', OPEN)
    .orderBy('received_on')
    .orderBy('complaint')
    .limit(FIRST_MAX);
  const rows = [
    ...(alarmed.length === 0
      ? []
      : await reading
          .selectFrom('complaints')
          .selectAll()
          .where('complaint', 'in', alarmed.slice(0, FIRST_MAX))
          .execute()),
    ...(await open.where('topic', 'in', [...FAST]).execute()),
    ...(await open.execute()),
  ];
  const unique = [...new Map(rows.map((row) => [row.complaint, row])).values()];
  const rank = (row: StoredComplaint) => {
    if (alarmed.includes(row.complaint)) return 0;
    const { state } = dueOf(row, now);
    if (state === 'overdue') return 1;
    if (FAST.has(row.topic)) return 2;
    return state === 'soon' ? 3 : 4;
  };
  return unique
    .filter((row) => rank(row) < 4)
    .toSorted((a, b) => rank(a) - rank(b) || a.received_at - b.received_at)
    .slice(0, FIRST_MAX);
}

async function alarmedIn(reading: Read, department: string): Promise<readonly string[]> {
  const rows = await reading
    .selectFrom('complaint_additions as a')
    .innerJoin('complaints as c', 'c.complaint', 'a.complaint')
    .select('a.complaint')
    .distinct()
    .where('c.department', '=', department)
    .where('a.kind', '=', 'retaliation')
    .where('a.looked_at', 'is', null)
    .execute();
  return rows.map(({ complaint }) => complaint);
}
