import { type MigrationStep, sql } from '@consentry/server';

/** A telling that reached whoever complained: a letter that was taken, or one that an official noted. */
const REACHED = sql`
  select 1 from complaint_tellings as t
  where t.complaint = complaints.complaint and t.at >= complaints.decided_at
    and (t.state = 'sent' or (t.state = 'noted' and t.told_by <> 'code'))
`;

/**
 * An outcome is told once it arrived, not once it was sent; what is open is found by its clock. What was called told and
 * reached nobody is open again.
 */
export const complaintTold: MigrationStep = async (db, { integer }) => {
  await db.schema.alterTable('complaints').addColumn('released_at', integer).execute();
  await sql`update complaints set released_at = told_at where told_at is not null`.execute(db);
  await sql`
    update complaints set told_at = seen_at
    where state = 'told' and seen_at is not null and not exists (${REACHED})
  `.execute(db);
  await sql`
    update complaints set state = 'decided', told_at = null, told_by = null, version = version + 1
    where state = 'told' and seen_at is null and not exists (${REACHED})
  `.execute(db);
  // By the clock: the counts and a page are read from it, and no row of what is over.
  await db.schema
    .createIndex('complaints_open')
    .on('complaints')
    .columns([
      'department',
      'received_on',
      'due_days',
      'arrival',
      'topic',
      'state',
      'released_at',
      // Without it SQLite looks each row up for what the index is of.
      'told_at',
    ])
    .where(sql.ref('told_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('complaint_tellings_state')
    .on('complaint_tellings')
    .columns(['state', 'complaint'])
    .execute();
};
