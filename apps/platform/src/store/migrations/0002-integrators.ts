import { type MigrationStep, oneOf } from '@consentry/server';

/** Programs of integrators, their secrets and short tokens, all by hash. */
export const integrators: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('integrators')
    .addColumn('integrator', text, (c) => c.primaryKey().notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('scopes', text, (c) => c.notNull())
    .addColumn('sites', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('made_by', text, (c) => c.notNull().references('staff.staff'))
    .addColumn('made_at', integer, (c) => c.notNull())
    .addCheckConstraint('integrators_kind', oneOf('kind', ['api_key', 'oauth_client']))
    .addCheckConstraint('integrators_state', oneOf('state', ['active', 'revoked']))
    .execute();
  await column
    .table('integrator_secrets')
    .addColumn('secret_hash', text, (c) => c.primaryKey().notNull())
    .addColumn('integrator', text, (c) => c.notNull().references('integrators.integrator'))
    .addColumn('made_at', integer, (c) => c.notNull())
    .addColumn('expires_at', integer)
    .execute();
  await db.schema
    .createIndex('integrator_secrets_of')
    .on('integrator_secrets')
    .column('integrator')
    .execute();
  await column
    .table('access_tokens')
    .addColumn('token_hash', text, (c) => c.primaryKey().notNull())
    .addColumn('integrator', text, (c) => c.notNull().references('integrators.integrator'))
    .addColumn('scopes', text, (c) => c.notNull())
    .addColumn('expires_at', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('access_tokens_of').on('access_tokens').column('integrator').execute();
  await db.schema.createIndex('access_tokens_age').on('access_tokens').column('expires_at').execute();
};
