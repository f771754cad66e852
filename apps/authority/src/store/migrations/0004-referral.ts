import { type MigrationStep, oneOf } from '@consentry/server';

/** Working together with other departments (§ 第十六条), and how much of a case each share shows. */
export const referral: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await db.schema
    .alterTable('case_shares')
    .addColumn('scope', text, (c) => c.notNull().defaultTo('case'))
    .execute();
  await column
    .table('referrals')
    .addColumn('referral', text, (c) => c.primaryKey().notNull())
    .addColumn('complaint', text, (c) => c.notNull().references('complaints.complaint'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('from_department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('to_department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('scope', text, (c) => c.notNull())
    .addColumn('proposed_by', text, (c) => c.notNull())
    .addColumn('proposed_at', integer, (c) => c.notNull())
    .addColumn('answered_by', text)
    .addColumn('answered_at', integer)
    .addColumn('reason', text)
    .addColumn('ended_at', integer)
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('referrals_kind', oneOf('kind', ['notify', 'share', 'joint', 'refer']))
    .addCheckConstraint('referrals_state', oneOf('state', ['open', 'accepted', 'declined', 'ended']))
    .addCheckConstraint('referrals_scope', oneOf('scope', ['case', 'case_and_files']))
    .execute();
  for (const side of ['from_department', 'to_department']) {
    await db.schema
      .createIndex(`referrals_${side}`)
      .on('referrals')
      .columns([side, 'proposed_at', 'referral'])
      .execute();
  }
  await db.schema.createIndex('referrals_of').on('referrals').columns(['complaint', 'state']).execute();
  await column
    .table('measures')
    .addColumn('measure', text, (c) => c.primaryKey().notNull())
    .addColumn('referral', text, (c) => c.notNull().references('referrals.referral'))
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('basis', text, (c) => c.notNull())
    .addColumn('noted_by', text, (c) => c.notNull())
    .addColumn('noted_at', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('measures_of').on('measures').columns(['referral', 'noted_at']).execute();
};
