import { type MigrationStep, oneOf } from '@consentry/server';

export const notice: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('notices')
    .addColumn('notice', text, (c) => c.primaryKey().notNull())
    .addColumn('purpose', text, (c) => c.notNull().references('purposes.purpose'))
    .addColumn('purpose_version', integer, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('document', text, (c) => c.notNull())
    .addColumn('legibility', text)
    .addColumn('changed_part', text)
    .addColumn('replaces', text, (c) => c.references('notices.notice'))
    .addColumn('changes', text, (c) => c.notNull())
    .addColumn('written_by', text, (c) => c.notNull())
    .addColumn('written_at', integer, (c) => c.notNull())
    .addColumn('published_by', text)
    .addColumn('published_at', integer)
    .addColumn('ended_at', integer)
    .addColumn('revision', integer, (c) => c.notNull())
    .addCheckConstraint('notices_state', oneOf('state', ['draft', 'in_force', 'replaced']))
    .execute();
  await db.schema.createIndex('notices_of').on('notices').columns(['purpose', 'written_at']).execute();
  await db.schema.createIndex('notices_digest').on('notices').column('digest').execute();
  await db.schema.createIndex('notices_state').on('notices').column('state').execute();
};
