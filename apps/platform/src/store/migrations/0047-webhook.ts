import { type MigrationStep, oneOf } from '@consentry/server';

export const webhook: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('webhooks')
    .addColumn('endpoint', text, (c) => c.primaryKey().notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('url', text, (c) => c.notNull())
    .addColumn('events', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('integrator', text)
    .addColumn('made_by', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addColumn('failing_since', integer)
    .addColumn('failures', integer, (c) => c.notNull())
    .addColumn('quiet_until', integer, (c) => c.notNull())
    .addColumn('revision', integer, (c) => c.notNull())
    .addCheckConstraint('webhooks_state', oneOf('state', ['active', 'paused', 'disabled']))
    .execute();
  await column
    .table('webhook_secrets')
    .addColumn('secret', text, (c) => c.primaryKey().notNull())
    .addColumn('endpoint', text, (c) => c.notNull().references('webhooks.endpoint'))
    .addColumn('sealed', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addColumn('expires_at', integer)
    .execute();
  await db.schema.createIndex('webhook_secrets_of').on('webhook_secrets').column('endpoint').execute();
  await column
    .table('webhook_places')
    .addColumn('endpoint', text, (c) => c.notNull().references('webhooks.endpoint'))
    .addColumn('stream', text, (c) => c.notNull())
    .addColumn('after', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('webhook_places_key', ['endpoint', 'stream'])
    .execute();
  await column
    .table('webhook_deliveries')
    .addColumn('delivery', text, (c) => c.primaryKey().notNull())
    .addColumn('endpoint', text, (c) => c.notNull().references('webhooks.endpoint'))
    .addColumn('event', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('content', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addColumn('ended_at', integer)
    .addCheckConstraint('webhook_deliveries_state', oneOf('state', ['waiting', 'delivered', 'given_up']))
    .execute();
  await db.schema
    .createIndex('webhook_deliveries_of')
    .on('webhook_deliveries')
    .columns(['endpoint', 'made_at', 'delivery'])
    .execute();
  await db.schema
    .createIndex('webhook_deliveries_open')
    .on('webhook_deliveries')
    .columns(['state', 'endpoint'])
    .execute();
  await column
    .table('webhook_attempts')
    .addColumn('delivery', text, (c) => c.notNull().references('webhook_deliveries.delivery'))
    .addColumn('attempt', integer, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('took_ms', integer, (c) => c.notNull())
    .addColumn('status', integer)
    .addColumn('failure', text)
    .addPrimaryKeyConstraint('webhook_attempts_key', ['delivery', 'attempt'])
    .execute();
};
