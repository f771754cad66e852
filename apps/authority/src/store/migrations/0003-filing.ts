import { type MigrationStep, oneOf } from '@consentry/server';

const STATES = ['pending', 'accepted', 'changing', 'deregistered', 'turned_down'];
const PACKAGE_STATES = ['received', 'supplement', 'accepted', 'turned_down', 'replaced'];
const KINDS = ['first', 'consolidated', 'change', 'deregistration'];

/** The register of filers (§ 第十五条), and every package that was handed in. */
export const filing: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('filings')
    .addColumn('filing', text, (c) => c.primaryKey().notNull())
    .addColumn('reference', text, (c) => c.notNull().unique())
    .addColumn('number', text, (c) => c.unique())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('region', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('name_zh', text, (c) => c.notNull())
    .addColumn('credit_code', text)
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('persons', integer, (c) => c.notNull())
    .addColumn('scenarios', integer, (c) => c.notNull())
    .addColumn('devices', integer, (c) => c.notNull())
    .addColumn('broken', integer, (c) => c.notNull())
    .addColumn('received_at', integer, (c) => c.notNull())
    .addColumn('accepted_at', integer)
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('filings_state', oneOf('state', STATES))
    .execute();
  const indexes = {
    filings_of: ['department', 'received_at', 'filing'],
    filings_state: ['department', 'state', 'received_at', 'filing'],
    filings_name: ['name_zh'],
    filings_code: ['credit_code'],
  } as const;
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema
      .createIndex(name)
      .on('filings')
      .columns([...columns])
      .execute();
  }
  await column
    .table('filing_packages')
    .addColumn('package', text, (c) => c.primaryKey().notNull())
    .addColumn('filing', text, (c) => c.notNull().references('filings.filing'))
    .addColumn('round', integer, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('code_hash', text, (c) => c.notNull())
    .addColumn('file', text, (c) => c.notNull())
    .addColumn('file_digest', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('bytes', integer, (c) => c.notNull())
    .addColumn('review', text, (c) => c.notNull())
    .addColumn('summary', text, (c) => c.notNull())
    .addColumn('received_at', integer, (c) => c.notNull())
    .addColumn('asked', text)
    .addColumn('answer_by', text)
    .addColumn('decided_by', text)
    .addColumn('decided_at', integer)
    .addColumn('reason', text)
    .addCheckConstraint('filing_packages_kind', oneOf('kind', KINDS))
    .addCheckConstraint('filing_packages_state', oneOf('state', PACKAGE_STATES))
    .execute();
  await db.schema
    .createIndex('filing_packages_of')
    .on('filing_packages')
    .columns(['filing', 'round'])
    .unique()
    .execute();
};
