import { type MigrationStep, oneOf } from '@consentry/server';

/** Counts of cases, kept beside them so that no request counts a million; and what is published as open data. */
export const publication: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  // What a month is counted from.
  for (const [table, at] of [
    ['complaints', 'received_at'],
    ['filings', 'received_at'],
    ['filings', 'accepted_at'],
    ['inspections', 'ordered_at'],
  ] as const) {
    await db.schema.createIndex(`${table}_${at}`).on(table).column(at).execute();
  }
  await db.schema
    .alterTable('filings')
    .addColumn('modes', text, (c) => c.notNull().defaultTo('[]'))
    .execute();
  await column
    .table('figures')
    .addColumn('department', text, (c) => c.notNull())
    .addColumn('measure', text, (c) => c.notNull())
    .addColumn('month', text, (c) => c.notNull())
    .addColumn('region', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addColumn('amount', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('figures_key', ['department', 'measure', 'month', 'region', 'value'])
    .execute();
  await db.schema.createIndex('figures_month').on('figures').columns(['month', 'measure']).execute();
  await column
    .table('figure_places')
    .addColumn('stream', text, (c) => c.primaryKey().notNull())
    .addColumn('last', integer, (c) => c.notNull())
    .addColumn('counted_at', integer, (c) => c.notNull())
    .execute();
  await column
    .table('publications')
    .addColumn('publication', text, (c) => c.primaryKey().notNull())
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('month', text)
    .addColumn('case_of', text)
    .addColumn('case_id', text)
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('published', integer)
    .addColumn('waiting', integer)
    .addColumn('prepared_at', integer, (c) => c.notNull())
    .addColumn('published_at', integer)
    .addColumn('changed_at', integer)
    .addColumn('withdrawn_by', text)
    .addColumn('withdrawn_reason', text)
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('publications_kind', oneOf('kind', ['figures', 'notice']))
    .addCheckConstraint('publications_case_of', oneOf('case_of', ['complaint', 'inspection']))
    .addCheckConstraint(
      'publications_state',
      oneOf('state', ['prepared', 'published', 'withdrawn', 'dropped']),
    )
    .execute();
  const indexes = {
    publications_of: ['department', 'prepared_at', 'publication'],
    publications_month: ['department', 'month'],
    publications_open: ['published_at', 'publication'],
  } as const;
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema
      .createIndex(name)
      .on('publications')
      .columns([...columns])
      .execute();
  }
  await column
    .table('publication_versions')
    .addColumn('publication', text, (c) => c.notNull().references('publications.publication'))
    .addColumn('number', integer, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('content', text, (c) => c.notNull())
    .addColumn('warnings', text, (c) => c.notNull())
    .addColumn('prepared_by', text, (c) => c.notNull())
    .addColumn('prepared_at', integer, (c) => c.notNull())
    .addColumn('decided_by', text)
    .addColumn('decided_at', integer)
    .addColumn('reason', text)
    .addColumn('remark', text)
    .addPrimaryKeyConstraint('publication_versions_key', ['publication', 'number'])
    .addCheckConstraint(
      'publication_versions_state',
      oneOf('state', ['prepared', 'published', 'superseded', 'dropped']),
    )
    .execute();
};
