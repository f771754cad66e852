import type { Figures, Reading } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';

/** Asks the database for figures; none of them names anybody. */
export async function gatherFigures(reading: Reading<AuthorityTables>): Promise<Figures> {
  const complaints = await reading
    .selectFrom('complaints')
    .select(['state', (fields) => fields.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return [
    {
      name: 'complaints',
      help: 'Complaints and reports, by how far they are.',
      labelNames: ['state'],
      rows: complaints.map(({ state, count }) => ({ labels: { state }, value: count })),
    },
  ];
}
