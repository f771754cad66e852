import { type MigrationStep, oneOf } from '@consentry/server';

/** Orders of authorities, what they said last, and what is handed in for them. */
export const supervision: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('orders')
    .addColumn('order_id', text, (c) => c.primaryKey().notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('way', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('authority', text, (c) => c.notNull())
    .addColumn('received_on', text, (c) => c.notNull())
    .addColumn('url', text)
    .addColumn('reference', text)
    .addColumn('code_sealed', text)
    .addColumn('told', text)
    .addColumn('read_at', integer)
    .addColumn('next_read_at', integer)
    .addColumn('tries', integer, (c) => c.notNull())
    .addColumn('trouble', text)
    .addColumn('trouble_since', integer)
    .addColumn('answered_on', text)
    .addColumn('contact', text, (c) => c.notNull())
    .addColumn('entered_by', text, (c) => c.notNull())
    .addColumn('entered_at', integer, (c) => c.notNull())
    .addColumn('closed_at', integer)
    .addColumn('closed_for', text)
    .addColumn('revision', integer, (c) => c.notNull())
    .addUniqueConstraint('orders_once', ['url', 'reference'])
    .addCheckConstraint('orders_kind', oneOf('kind', ['inspection', 'question', 'filing']))
    .addCheckConstraint('orders_way', oneOf('way', ['online', 'paper']))
    .addCheckConstraint(
      'orders_state',
      oneOf('state', ['unread', 'to_answer', 'answered', 'examined', 'to_mend', 'reported', 'closed']),
    )
    .execute();
  await db.schema.createIndex('orders_due').on('orders').column('next_read_at').execute();
  await db.schema.createIndex('orders_entered').on('orders').columns(['entered_at', 'order_id']).execute();
  await column
    .table('order_answers')
    .addColumn('answer', text, (c) => c.primaryKey().notNull())
    .addColumn('order_id', text, (c) => c.notNull().references('orders.order_id'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('text', text)
    .addColumn('bundle', text)
    .addColumn('prepared_by', text, (c) => c.notNull())
    .addColumn('prepared_at', integer, (c) => c.notNull())
    .addColumn('confirmed_by', text)
    .addColumn('confirmed_at', integer)
    .addColumn('sent_at', integer)
    .addColumn('verdict', text)
    .addColumn('tries', integer, (c) => c.notNull())
    .addColumn('next_try_at', integer)
    .addColumn('trouble', text)
    .addColumn('trouble_since', integer)
    .addCheckConstraint('order_answers_kind', oneOf('kind', ['bundle', 'answer', 'report']))
    .addCheckConstraint(
      'order_answers_state',
      oneOf('state', ['prepared', 'waiting', 'sent', 'refused', 'on_paper', 'dropped']),
    )
    .addCheckConstraint(
      'order_answers_verdict',
      oneOf('verdict', ['proved', 'proved_on_trust', 'not_proved']),
    )
    .execute();
  await db.schema
    .createIndex('order_answers_of')
    .on('order_answers')
    .columns(['order_id', 'prepared_at'])
    .execute();
  await db.schema.createIndex('order_answers_due').on('order_answers').column('next_try_at').execute();
  await column
    .table('order_looks')
    .addColumn('answer', text, (c) => c.notNull().references('order_answers.answer'))
    .addColumn('staff', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('order_looks_pk', ['answer', 'staff'])
    .execute();
};
