import type { RetentionOutlook } from '@consentry/contract';
import { type Reading, sql } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

const DAY_MS = 86_400_000;
/** Days in Asia/Shanghai begin so much before those of UTC. */
const SHANGHAI_MS = 8 * 3_600_000;
/** Erasures are shown for so long, days. */
const LOOK_BACK_DAYS = 366;

type Month = RetentionOutlook['purposes'][number]['runs_out'][number];

/**
 * Counts, purpose by purpose, the templates that consents let devices hold: how many run out in which month,
 * how many have to go and are not all gone, and how many were erased and why (§ 第八条第二款, § 第十五条). Sums
 * alone: nobody is named.
 */
export async function readOutlook(reading: Reading<PlatformTables>, now: number): Promise<RetentionOutlook> {
  const [held, ended] = await Promise.all([readHeld(reading, now), readEnded(reading, now)]);
  const purposes = [...new Set([...held, ...ended].map(({ purpose }) => purpose))].toSorted();
  return {
    as_of: new Date(now).toISOString(),
    purposes: purposes.map((purpose) => {
      const mine = held.filter((one) => one.purpose === purpose);
      const gone = ended.filter((one) => one.purpose === purpose);
      const open = gone.filter(({ erased_day }) => erased_day === null);
      const oldest = Math.min(...open.map(({ oldest_at }) => oldest_at));
      return {
        purpose,
        held: sum(mine),
        runs_out: byMonth(mine, ({ day }) => day),
        to_erase: { count: sum(open), since: open.length === 0 ? null : new Date(oldest).toISOString() },
        erased: [...Map.groupBy(gone, ({ reason }) => reason)].flatMap(([reason, some]) =>
          byMonth(some, ({ erased_day: day }) => day).map((month) => ({ ...month, reason })),
        ),
      };
    }),
  };
}

/** Consents that last, by the day they run out. */
async function readHeld(reading: Reading<PlatformTables>, now: number) {
  return reading
    .selectFrom('open_consents')
    .select((e) => [
      'purpose',
      sql<number>`(not_after + ${sql.lit(SHANGHAI_MS)}) / ${sql.lit(DAY_MS)}`.as('day'),
      e.fn.countAll<number>().as('count'),
    ])
    .where('kind', '=', 'recognition')
    .where('not_after', '>', now)
    .groupBy(['purpose', 'day'])
    .execute();
}

/** Consents that ended, by the day on which the last of the face was gone; `null` where it is not yet. */
async function readEnded(reading: Reading<PlatformTables>, now: number) {
  return reading
    .selectFrom('consent_ends as ended')
    .innerJoin('consents as c', 'c.consent', 'ended.consent')
    .innerJoin('withdrawals as w', 'w.consent', 'ended.consent')
    .select((e) => [
      'c.purpose',
      'w.reason',
      sql<number | null>`(ended.erased_at + ${sql.lit(SHANGHAI_MS)}) / ${sql.lit(DAY_MS)}`.as('erased_day'),
      e.fn.min<number>('ended.accepted_at').as('oldest_at'),
      e.fn.countAll<number>().as('count'),
    ])
    .where('c.kind', '=', 'recognition')
    .where((is) =>
      is.or([is('ended.erased_at', 'is', null), is('ended.erased_at', '>', now - LOOK_BACK_DAYS * DAY_MS)]),
    )
    .groupBy(['c.purpose', 'w.reason', 'erased_day'])
    .execute();
}

function sum(rows: ReadonlyArray<{ readonly count: number }>): number {
  return rows.reduce((all, { count }) => all + count, 0);
}

/** Adds up by month in Asia/Shanghai, the earliest first; what has no day is left out. */
function byMonth<R extends { readonly count: number }>(
  rows: readonly R[],
  dayOf: (row: R) => number | null,
): Month[] {
  const months = new Map<string, number>();
  for (const row of rows) {
    const day = dayOf(row);
    if (day === null) continue;
    const month = new Date(Math.floor(day) * DAY_MS).toISOString().slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + row.count);
  }
  return [...months]
    .map(([month, count]) => ({ month, count }))
    .toSorted((a, b) => a.month.localeCompare(b.month));
}
