import { type MigrationStep, oneOf } from '@consentry/server';

export const siting: MigrationStep = async (_db, column) => {
  const { text, integer } = column;
  await column
    .table('sites')
    .addColumn('site', text, (c) => c.primaryKey().notNull())
    .addColumn('name_zh', text, (c) => c.notNull())
    .addColumn('name_en', text, (c) => c.notNull())
    .addColumn('place', text, (c) => c.notNull())
    .addColumn('managing_unit', text, (c) => c.notNull())
    .addColumn('public_security_basis', text)
    .addColumn('user_initiated_memo', text)
    .addColumn('surveyed_by', text, (c) => c.notNull())
    .addColumn('surveyed_at', integer, (c) => c.notNull())
    .addColumn('approved_at', integer)
    .addColumn('approved_by', text)
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('sites_place', oneOf('place', ['public', 'non_public', 'household']))
    .execute();
};
