import type { PostureFacts } from '@consentry/law';
import { type Reading, sql } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

type Erasure = PostureFacts['retention']['erasures'][number];

const DAY_MS = 86_400_000;
/** Groups given to the law; the oldest first, since these are late first. */
const GROUPS_MAX = 10_000;

/**
 * Templates that have to go and are not all gone, by purpose, cause and day. Those of which every device said
 * so are left out: each has its receipts.
 */
export async function openErasures(reading: Reading<PlatformTables>): Promise<readonly Erasure[]> {
  const rows = await reading
    .selectFrom('consent_ends as ended')
    .innerJoin('consents as c', 'c.consent', 'ended.consent')
    .innerJoin('withdrawals as w', 'w.consent', 'ended.consent')
    .innerJoin('purposes as p', 'p.purpose', 'c.purpose')
    .select((e) => [
      'c.purpose',
      sql<string>`case when w.reason in ('withdrawn', 'refused_since', 'superseded', 'guardianship_ended', 'age_shown') then 'consent_withdrawn' else 'period_expired' end`.as(
        'cause',
      ),
      sql<number>`ended.accepted_at / ${sql.lit(DAY_MS)}`.as('day'),
      e.fn.min('ended.accepted_at').as('due_at'),
      e.fn.max('ended.effective_at').as('last_effective_at'),
      e.fn.count<number>('ended.effective_at').as('effective'),
      e.fn.countAll<number>().as('persons'),
    ])
    .where('ended.erased_at', 'is', null)
    .where('c.kind', '=', 'recognition')
    .groupBy(['c.purpose', 'cause', 'day'])
    .orderBy('due_at')
    .limit(GROUPS_MAX)
    .execute();
  const open = await openDevices(reading);
  return rows.map((row): Erasure => {
    const persons = row.persons;
    const last = row.effective === persons ? row.last_effective_at : null;
    const cause = row.cause === 'period_expired' ? 'period_expired' : 'consent_withdrawn';
    const id = `${cause === 'period_expired' ? 'p' : 'w'}:${row.purpose}:${row.day}`;
    return {
      id: id.slice(0, 64),
      purpose_id: row.purpose,
      cause,
      due_at: new Date(row.due_at).toISOString(),
      persons,
      erased: 0,
      restricted: null,
      out_of_use_at: last === null ? null : new Date(last).toISOString(),
      compared_after_due: 0,
      ...(open.get(`${row.purpose}:${row.day}`) ?? { devices_open: 0, lease_until: null }),
      certificate: null,
    };
  });
}

/** Devices that have not said that what ended on a day is gone, and when the last lease of theirs ends. */
async function openDevices(
  reading: Reading<PlatformTables>,
): Promise<ReadonlyMap<string, Pick<Erasure, 'devices_open' | 'lease_until'>>> {
  const rows = await reading
    .selectFrom('consent_ends as ended')
    .innerJoin('consents as c', 'c.consent', 'ended.consent')
    .innerJoin('device_tombstones as t', 't.consent', 'ended.consent')
    .innerJoin('device_sets as s', 's.device', 't.device')
    .select((e) => [
      'c.purpose',
      sql<number>`ended.accepted_at / ${sql.lit(DAY_MS)}`.as('day'),
      e.fn.count<number>('t.device').distinct().as('devices'),
      sql<number>`max(ended.accepted_at + s.longest_ttl)`.as('lease_until'),
    ])
    .where('ended.erased_at', 'is', null)
    .where('t.erased_at', 'is', null)
    .groupBy(['c.purpose', 'day'])
    .execute();
  return new Map(
    rows.map(({ purpose, day, devices, lease_until }) => [
      `${purpose}:${day}`,
      { devices_open: devices, lease_until: new Date(lease_until).toISOString() },
    ]),
  );
}
