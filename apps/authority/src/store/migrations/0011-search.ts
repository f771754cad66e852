import { type MigrationStep, oneOf, sql } from '@consentry/server';
import { termsOf, wordsOf } from '../../search/terms.ts';

const KINDS = ['first', 'consolidated', 'change', 'deregistration'];
/** Rows read at once, and terms written at once. */
const PAGE = 500;

/** The order of coming as one number, and the terms by which cases are found (ADR 42). */
export const search: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await db.schema
    .alterTable('filings')
    .addColumn('kind', text, (c) => c.notNull().defaultTo('first').check(oneOf('kind', KINDS)))
    .execute();
  await sql`
    update filings set kind = (
      select kind from filing_packages where filing_packages.filing = filings.filing order by round desc limit 1
    ) where exists (select 1 from filing_packages where filing_packages.filing = filings.filing)
  `.execute(db);
  for (const [cases, id, terms] of [
    ['complaints', 'complaint', 'complaint_terms'],
    ['filings', 'filing', 'filing_terms'],
  ] as const) {
    await db.schema
      .alterTable(cases)
      .addColumn('arrival', integer, (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema
      .alterTable(cases)
      .addColumn('words', text, (c) => c.notNull().defaultTo(''))
      .execute();
    await sql`
      update ${sql.table(cases)} set arrival = received_at * 1000 + placed.place
      from (
        select ${sql.ref(id)} as id, row_number() over (partition by received_at order by ${sql.ref(id)}) - 1 as place
        from ${sql.table(cases)}
      ) as placed where placed.id = ${sql.ref(id)}
    `.execute(db);
    await db.schema.createIndex(`${cases}_arrival`).on(cases).column('arrival').unique().execute();
    for (const before of [`${cases}_of`, `${cases}_state`]) await db.schema.dropIndex(before).execute();
    await db.schema.createIndex(`${cases}_of`).on(cases).columns(['department', 'arrival']).execute();
    await db.schema
      .createIndex(`${cases}_state`)
      .on(cases)
      .columns(['department', 'state', 'arrival'])
      .execute();
    const table = column
      .table(terms)
      .addColumn('term', integer, (c) => c.notNull())
      .addColumn('arrival', integer, (c) => c.notNull().references(`${cases}.arrival`).onDelete('cascade'))
      .addPrimaryKeyConstraint(`${terms}_one`, ['term', 'arrival']);
    // The key is all there is of a row: it needs no second copy.
    await (column.engine === 'sqlite' ? table.modifyEnd(sql`, without rowid`) : table).execute();
    await db.schema.createIndex(`${terms}_of`).on(terms).column('arrival').execute();
  }
  await db.schema.dropIndex('filings_name').execute();
  await db.schema.alterTable('filings').dropColumn('name_zh').execute();
  await db.schema
    .createIndex('case_shares_of')
    .on('case_shares')
    .columns(['department', 'case_id'])
    .execute();
  await fill(db, 'filings', 'filing_terms', 'name, kind as sort', ({ name }) => namesIn(name));
  await fill(
    db,
    'complaints',
    'complaint_terms',
    'processor, place, topic as sort',
    ({ processor, place }) => [processor ?? null, place ?? null],
  );
  await forgetWords(db, column.engine);
};

type Row = Readonly<Record<string, string | null>> & { readonly arrival: never };

function namesIn(name: string | null | undefined): readonly string[] {
  return Object.values(JSON.parse(name ?? '{}') as Record<string, string>);
}

async function fill(
  db: Parameters<MigrationStep>[0],
  cases: string,
  terms: string,
  columns: string,
  linesOf: (row: Row) => readonly (string | null)[],
): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await sql<Row>`
      select arrival, department, region, ${sql.raw(columns)} from ${sql.table(cases)}
      where arrival > ${after} order by arrival limit ${PAGE}
    `.execute(db);
    for (const row of rows) {
      const arrival = Number(row.arrival);
      const words = wordsOf(linesOf(row));
      await sql`update ${sql.table(cases)} set words = ${words} where arrival = ${arrival}`.execute(db);
      const { department, region, sort } = row;
      const all = termsOf({
        department: department ?? '',
        region: region ?? '',
        words,
        sort: sort ?? '',
      });
      const values = sql.join(all.map((term) => sql`(${term}, ${arrival})`));
      await sql`insert into ${sql.table(terms)} (term, arrival) values ${values}`.execute(db);
      after = arrival;
    }
    if (rows.length < PAGE) return;
  }
}

/** Whoever changes or erases where something is, or whom it is about, erases what it was found by. */
async function forgetWords(db: Parameters<MigrationStep>[0], engine: 'sqlite' | 'postgresql'): Promise<void> {
  const when = sql`new.processor is distinct from old.processor or new.place is distinct from old.place`;
  const work = sql`
    delete from complaint_terms where arrival = old.arrival and term < 0;
    update complaints set words = '' where arrival = old.arrival;
  `;
  if (engine === 'sqlite') {
    await sql`create trigger complaints_words after update of processor, place on complaints
      when ${when} begin ${work} end`.execute(db);
    return;
  }
  await sql`create function forget_complaint_words() returns trigger language plpgsql as $$
    begin ${work} return new; end $$`.execute(db);
  await sql`create trigger complaints_words after update of processor, place on complaints
    for each row when (${when}) execute function forget_complaint_words()`.execute(db);
}
