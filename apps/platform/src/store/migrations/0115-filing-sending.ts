import { type MigrationStep, oneOf } from '@consentry/server';

/** Filing packages that go to the server of a department, and what it says of each. */
export const filingSending: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('filing_sendings')
    .addColumn('sending', text, (c) => c.primaryKey().notNull())
    .addColumn('filing', text, (c) => c.notNull().references('filings.filing'))
    .addColumn('department', text, (c) => c.notNull().references('report_departments.department'))
    .addColumn('package', text, (c) => c.notNull().references('filing_packages.package'))
    .addColumn('handed', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('confirmed_by', text, (c) => c.notNull())
    .addColumn('confirmed_at', integer, (c) => c.notNull())
    .addColumn('received_at', integer)
    .addColumn('order_id', text, (c) => c.references('orders.order_id'))
    .addColumn('reference', text)
    .addColumn('receipt', text)
    .addColumn('checked', column.flag('checked'))
    .addColumn('reasons', text, (c) => c.notNull())
    .addColumn('tries', integer, (c) => c.notNull())
    .addColumn('next_try_at', integer)
    .addColumn('trouble', text)
    .addColumn('trouble_since', integer)
    .addCheckConstraint('filing_sendings_state', oneOf('state', ['waiting', 'sent', 'refused']))
    .execute();
  await db.schema.createIndex('filing_sendings_of').on('filing_sendings').column('filing').execute();
  await db.schema
    .createIndex('filing_sendings_due')
    .on('filing_sendings')
    .columns(['state', 'next_try_at'])
    .execute();
};
