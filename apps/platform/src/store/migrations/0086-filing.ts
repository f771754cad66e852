import { type MigrationStep, oneOf } from '@consentry/server';

/** Filings with the cyberspace authority, their packages and scans, what changed since, and the count of each day. */
export const filing: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('filings')
    .addColumn('filing', text, (c) => c.primaryKey().notNull())
    .addColumn('sort', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('trigger_on', text)
    .addColumn('opened_by', text, (c) => c.notNull())
    .addColumn('opened_at', integer, (c) => c.notNull())
    .addColumn('members', text, (c) => c.notNull())
    .addColumn('despite', text)
    .addColumn('dropped', text)
    .addColumn('number', text)
    .addColumn('revision', integer, (c) => c.notNull())
    .addCheckConstraint('filings_sort', oneOf('sort', ['initial', 'change', 'deregistration']))
    .addCheckConstraint(
      'filings_state',
      oneOf('state', ['due', 'preparing', 'ready', 'handed_in', 'supplement_asked', 'accepted', 'dropped']),
    )
    .execute();
  await column
    .table('filing_packages')
    .addColumn('package', text, (c) => c.primaryKey().notNull())
    .addColumn('filing', text, (c) => c.notNull().references('filings.filing'))
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('facts', text, (c) => c.notNull())
    .addColumn('configuration', text, (c) => c.notNull())
    .addColumn('documents', text, (c) => c.notNull())
    .addColumn('persons', integer, (c) => c.notNull())
    .addColumn('gaps', integer, (c) => c.notNull())
    .addColumn('bytes', integer, (c) => c.notNull())
    .addColumn('made_by', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addColumn('purged_at', integer)
    .execute();
  await db.schema.createIndex('filing_packages_of').on('filing_packages').column('filing').execute();
  await column
    .table('filing_submissions')
    .addColumn('package', text, (c) => c.primaryKey().notNull().references('filing_packages.package'))
    .addColumn('filing', text, (c) => c.notNull().references('filings.filing'))
    .addColumn('handed_in_on', text, (c) => c.notNull())
    .addColumn('channel', text, (c) => c.notNull())
    .addColumn('authority', text, (c) => c.notNull())
    .addColumn('outside', text, (c) => c.notNull())
    .addColumn('commitment', text)
    .addColumn('said_by', text, (c) => c.notNull())
    .addColumn('said_at', integer, (c) => c.notNull())
    .addColumn('returned_on', text)
    .addColumn('asked', text)
    .addColumn('accepted_on', text)
    .addColumn('number', text)
    .addColumn('receipt', text)
    .execute();
  await db.schema.createIndex('filing_submissions_of').on('filing_submissions').column('filing').execute();
  await column
    .table('filing_scans')
    .addColumn('scan', text, (c) => c.primaryKey().notNull())
    .addColumn('filing', text, (c) => c.notNull().references('filings.filing'))
    .addColumn('slot', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('bytes', integer, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('uploaded_by', text, (c) => c.notNull())
    .addColumn('uploaded_at', integer, (c) => c.notNull())
    .addColumn('purged_at', integer)
    .addCheckConstraint('filing_scans_slot', oneOf('slot', ['power_of_attorney', 'commitment']))
    .execute();
  await db.schema.createIndex('filing_scans_of').on('filing_scans').column('filing').execute();
  await column
    .table('filing_changes')
    .addColumn('change', text, (c) => c.primaryKey().notNull())
    /** Digest of field, scenario and path: found once while it is in no filing. */
    .addColumn('what', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('substantive', column.flag('substantive'), (c) => c.notNull())
    .addColumn('found_on', text, (c) => c.notNull())
    .addColumn('minor', text)
    .addColumn('filing', text, (c) => c.references('filings.filing'))
    .execute();
  await db.schema
    .createIndex('filing_changes_open')
    .on('filing_changes')
    .columns(['filing', 'what'])
    .execute();
  await column
    .table('filing_days')
    .addColumn('day', text, (c) => c.primaryKey().notNull())
    .addColumn('lower', integer, (c) => c.notNull())
    .addColumn('upper', integer, (c) => c.notNull())
    .execute();
  await column
    .table('filing_reached')
    .addColumn('bound', text, (c) => c.primaryKey().notNull())
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('noted_at', integer, (c) => c.notNull())
    .addCheckConstraint('filing_reached_bound', oneOf('bound', ['possible', 'certain']))
    .execute();
  await column
    .table('filing_ends')
    .addColumn('ceased_on', text, (c) => c.primaryKey().notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('said_by', text, (c) => c.notNull())
    .addColumn('said_at', integer, (c) => c.notNull())
    .execute();
};
