import type { ReportClock } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { type Reading, sql } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import { type StoredComplaint, dueOf } from './complaint.ts';
import { FAST } from './complaint-view.ts';
import { letterFailedIn } from './telling-store.ts';

type Read = Reading<AuthorityTables>;

/** Complaints whose outcome is not told, of one day and with one number of days: they are due together. */
export interface OpenDay {
  readonly received_on: string;
  readonly due_days: number;
  readonly all: number;
  /** Nobody has them in hand. */
  readonly received: number;
  readonly fast: number;
  /** The code shows the outcome, which was not read yet. */
  readonly awaited: number;
}

/** Counts what is open by day: from the index of what is not told, whatever there is besides. */
export async function openDays(reading: Read, department: string): Promise<readonly OpenDay[]> {
  const sum = (condition: ReturnType<typeof sql>) =>
    sql<number | string>`sum(case when ${condition} then 1 else 0 end)`;
  const fast = sql.join([...FAST].map((topic) => sql.lit(topic)));
  const rows = await reading
    .selectFrom('complaints')
    .select((of) => [
      'received_on',
      'due_days',
      of.fn.countAll<number | string>().as('all'),
      sum(sql`state = 'received'`).as('received'),
      sum(sql`topic in (${fast})`).as('fast'),
      sum(sql`released_at is not null`).as('awaited'),
    ])
    .where('department', '=', department)
    .where('told_at', 'is', null)
    .groupBy(['received_on', 'due_days'])
    .execute();
  return rows.map(({ received_on, due_days, all, received, fast: children, awaited }) => ({
    received_on,
    due_days,
    all: Number(all),
    received: Number(received),
    fast: Number(children),
    awaited: Number(awaited),
  }));
}

/** Counts what of a department is late, nearly so, or comes first. */
export async function clockCounts(reading: Read, department: string, now: number): Promise<ReportClock> {
  const days = await openDays(reading, department);
  const sum = (of: (day: OpenDay) => number) => days.reduce((all, day) => all + of(day), 0);
  const states = new Map(days.map((day) => [day, dueOf({ ...day, told_at: null }, now).state]));
  const dueAs = (state: string) => sum((day) => (states.get(day) === state ? day.all : 0));
  const isNear = (day: Pick<OpenDay, 'received_on' | 'due_days'>) =>
    ['overdue', 'soon'].includes(dueOf({ ...day, told_at: null }, now).state);
  const failed = await letterFailedIn(reading, department);
  const alarmed = await alarmedIn(reading, department);
  const atOnce = new Set([...failed, ...alarmed.map(({ complaint }) => complaint)]);
  // Counted once: whose sender reported retaliation may be late, too.
  const twice = alarmed.filter((row) => row.told_at === null && row.released_at === null && isNear(row));
  const letters_failed = failed.length;
  return {
    open: sum(({ all }) => all),
    overdue: dueAs('overdue'),
    soon: dueAs('soon'),
    fast: sum(({ fast }) => fast),
    urgent: atOnce.size - twice.length + sum((day) => (isNear(day) ? day.all - day.awaited : 0)),
    received: sum(({ received }) => received),
    awaited: sum(({ awaited }) => awaited) - letters_failed,
    alarmed: alarmed.length,
    letters_failed,
    holds_due: await holdsDue(reading, department, civilDateAt(now)),
  };
}

async function holdsDue(reading: Read, department: string, today: string): Promise<number> {
  const { count } = await reading
    .selectFrom('complaint_holds as h')
    .innerJoin('complaints as c', 'c.complaint', 'h.complaint')
    .select((of) => of.fn.countAll<number | string>().as('count'))
    .where('c.department', '=', department)
    .where('h.lifted_at', 'is', null)
    .where('h.review_on', '<=', today)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Reads the complaints whose sender reported retaliation that nobody has looked at. */
export async function alarmedIn(
  reading: Read,
  department: string,
): Promise<
  readonly Pick<StoredComplaint, 'complaint' | 'received_on' | 'due_days' | 'told_at' | 'released_at'>[]
> {
  return reading
    .selectFrom('complaint_additions as a')
    .innerJoin('complaints as c', 'c.complaint', 'a.complaint')
    .select(['c.complaint', 'c.received_on', 'c.due_days', 'c.told_at', 'c.released_at'])
    .distinct()
    .where('c.department', '=', department)
    .where('a.kind', '=', 'retaliation')
    .where('a.looked_at', 'is', null)
    .execute();
}
