import { WitnessAlarmKind } from '@consentry/contract';
import { ledgerFigures } from '@consentry/ledger-server';
import type { Figures, Reading } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import { countFollowed, countOpenAlarms } from '../witness/witness-store.ts';

/** Asks the database for figures; none of them names anybody. */
export async function gatherFigures(reading: Reading<AuthorityTables>, now: number): Promise<Figures> {
  const complaints = await reading
    .selectFrom('complaints')
    .select(['state', (fields) => fields.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const incidents = await reading
    .selectFrom('incidents')
    .select(['state', (fields) => fields.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const alarms = await countOpenAlarms(reading);
  const logs = await countFollowed(reading);
  return [
    {
      name: 'complaints',
      help: 'Complaints and reports, by how far they are.',
      labelNames: ['state'],
      rows: complaints.map(({ state, count }) => ({ labels: { state }, value: count })),
    },
    {
      name: 'incident_reports',
      help: 'Incidents that were reported, by how far they are.',
      labelNames: ['state'],
      rows: incidents.map(({ state, count }) => ({ labels: { state }, value: count })),
    },
    {
      name: 'witnessed_logs',
      help: 'Evidence logs of processors that are followed.',
      labelNames: [],
      rows: [{ labels: {}, value: logs }],
    },
    {
      name: 'witness_alarms_open',
      help: 'Alarms of followed logs that nobody looked into, by what is wrong.',
      labelNames: ['kind'],
      rows: WitnessAlarmKind.options.map((kind) => ({
        labels: { kind },
        value: alarms.find((one) => one.kind === kind)?.count ?? 0,
      })),
    },
    ...(await ledgerFigures(reading, now)),
  ];
}
