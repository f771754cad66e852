import { ledgerFigures } from '@consentry/ledger-server';
import { type FigureRow as Row, type Figures, type Reading, sql } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

type Read = Reading<PlatformTables>;

/** Asks the database for them. */
export async function gatherFigures(reading: Read, now: number): Promise<Figures> {
  return [
    { name: 'jobs', help: 'Jobs in the database.', labelNames: ['kind', 'state'], rows: await jobs(reading) },
    {
      name: 'jobs_oldest_due_seconds',
      help: 'How long the oldest job that is due has waited.',
      labelNames: ['kind'],
      rows: await oldestDue(reading, now),
    },
    {
      name: 'devices',
      help: 'Devices by their state.',
      labelNames: ['state'],
      rows: await countBy(reading, 'devices', 'state'),
    },
    {
      name: 'devices_behind',
      help: 'Approved devices that have not said they hold their latest grants and tombstones.',
      labelNames: [],
      rows: [{ labels: {}, value: await devicesBehind(reading) }],
    },
    {
      name: 'device_alarms_total',
      help: 'Alarms of devices since the platform began, among them gaps in their reports.',
      labelNames: ['code'],
      rows: await alarms(reading),
    },
    {
      name: 'withdrawals',
      help: 'Consents that ended, by how far their end is.',
      labelNames: ['state'],
      rows: await withdrawals(reading),
    },
    {
      name: 'withdrawals_oldest_not_effective_seconds',
      help: 'How long ago the oldest end was accepted that is not effective everywhere; 0 for none.',
      labelNames: [],
      rows: [{ labels: {}, value: await oldestNotEffective(reading, now) }],
    },
    {
      name: 'posture_rows',
      help: 'Rows of the law by the state last reviewed.',
      labelNames: ['state'],
      rows: await countBy(reading, 'posture_rows', 'state'),
    },
    ...(await ledgerFigures(reading, now)),
    {
      name: 'webhooks',
      help: 'Endpoints that are told what happens.',
      labelNames: ['state'],
      rows: await countBy(reading, 'webhooks', 'state'),
    },
    {
      name: 'webhook_deliveries',
      help: 'Deliveries of the last thirty days, and those that wait.',
      labelNames: ['state'],
      rows: await countBy(reading, 'webhook_deliveries', 'state'),
    },
  ];
}

async function countBy(
  reading: Read,
  table: 'devices' | 'posture_rows' | 'webhooks' | 'webhook_deliveries',
  column: 'state',
): Promise<readonly Row[]> {
  const rows = await reading
    .selectFrom(table)
    .select(({ fn }) => [column, fn.countAll<number>().as('count')])
    .groupBy(column)
    .orderBy(column)
    .execute();
  return rows.map(({ state, count }) => ({ labels: { state }, value: count }));
}

async function jobs(reading: Read): Promise<readonly Row[]> {
  const rows = await reading
    .selectFrom('jobs')
    .select(({ fn }) => ['kind', 'state', fn.countAll<number>().as('count')])
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute();
  return rows.map(({ kind, state, count }) => ({ labels: { kind, state }, value: count }));
}

async function oldestDue(reading: Read, now: number): Promise<readonly Row[]> {
  const rows = await reading
    .selectFrom('jobs')
    .select(({ fn }) => ['kind', fn.min('due_at').as('due')])
    .where('state', '=', 'open')
    .groupBy('kind')
    .orderBy('kind')
    .execute();
  return rows.map(({ kind, due }) => ({ labels: { kind }, value: Math.max(0, now - due) / 1000 }));
}

async function devicesBehind(reading: Read): Promise<number> {
  const { count } = await reading
    .selectFrom('device_sets as s')
    .innerJoin('devices as d', 'd.device', 's.device')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('d.state', '=', 'approved')
    .whereRef('s.acknowledged', '<', 's.epoch')
    .executeTakeFirstOrThrow();
  return count;
}

async function alarms(reading: Read): Promise<readonly Row[]> {
  // Codes of the platform alone; whatever else there is counts as `other`.
  const code = sql<string>`case
    when kind in ('epoch_never_made', 'store_rolled_back') then kind
    when body like '%"code":"sequence_gap"%' then 'sequence_gap'
    when body like '%"code":"sequence_conflict"%' then 'sequence_conflict'
    when body like '%"code":"log_inconsistent"%' then 'log_inconsistent'
    when body like '%"code":"withdrawn_elsewhere"%' then 'withdrawn_elsewhere'
    when body like '%"code":"certificate_refused"%' then 'certificate_refused'
    when body like '%"code":"own_log_damaged"%' then 'own_log_damaged'
    when body like '%"code":"device_log_cut"%' then 'device_log_cut'
    when body like '%"code":"device_log_forked"%' then 'device_log_forked'
    when body like '%"code":"device_log_unproved"%' then 'device_log_unproved'
    when body like '%"code":"reported_after_retirement"%' then 'reported_after_retirement'
    else 'other' end`;
  const rows = await reading
    .selectFrom('events')
    .select(({ fn }) => [code.as('code'), fn.countAll<number>().as('count')])
    .where('stream', '=', 'device_alarms')
    .groupBy(code)
    .execute();
  return rows.map((row) => ({ labels: { code: row.code }, value: row.count }));
}

async function withdrawals(reading: Read): Promise<readonly Row[]> {
  const state = sql<string>`case when erased_at is not null then 'erased' when effective_at is not null then 'effective' else 'accepted' end`;
  const rows = await reading
    .selectFrom('consent_ends')
    .select(({ fn }) => [state.as('state'), fn.countAll<number>().as('count')])
    .groupBy(state)
    .execute();
  return rows.map(({ state: name, count }) => ({ labels: { state: name }, value: count }));
}

async function oldestNotEffective(reading: Read, now: number): Promise<number> {
  const { oldest } = await reading
    .selectFrom('consent_ends')
    .select(({ fn }) => fn.min('accepted_at').as('oldest'))
    .where('effective_at', 'is', null)
    .executeTakeFirstOrThrow();
  return oldest === null ? 0 : Math.max(0, now - oldest) / 1000;
}
