import { type MigrationStep, oneOf } from '@consentry/server';

export const consent: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('presentations')
    .addColumn('presentation', text, (c) => c.primaryKey().notNull())
    .addColumn('person', text, (c) => c.notNull().references('people.person'))
    .addColumn('shown_to', text)
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('purpose_version', integer, (c) => c.notNull())
    .addColumn('notice_digest', text, (c) => c.notNull())
    .addColumn('language', text, (c) => c.notNull())
    .addColumn('place_kind', text, (c) => c.notNull())
    .addColumn('place', text)
    .addColumn('shown_by', text, (c) => c.notNull())
    .addColumn('shown_at', integer, (c) => c.notNull())
    .addCheckConstraint('presentations_kind', oneOf('kind', ['recognition', 'transfer']))
    .addCheckConstraint('presentations_language', oneOf('language', ['zh-CN', 'en']))
    .addCheckConstraint('presentations_place', oneOf('place_kind', ['portal', 'device', 'counter']))
    .execute();
  await column
    .table('consent_requests')
    .addColumn('request', text, (c) => c.primaryKey().notNull())
    .addColumn('person', text, (c) => c.notNull().references('people.person'))
    .addColumn('decider', text, (c) => c.notNull().references('people.person'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('challenge', text, (c) => c.notNull())
    .addColumn('asked_by', text, (c) => c.notNull())
    .addColumn('asked_at', integer, (c) => c.notNull())
    .addColumn('ends_at', integer, (c) => c.notNull())
    .addCheckConstraint('consent_requests_kind', oneOf('kind', ['recognition', 'transfer']))
    .execute();
  await db.schema
    .createIndex('consent_requests_person')
    .on('consent_requests')
    .columns(['person', 'purpose', 'asked_at'])
    .execute();
  await column
    .table('consents')
    .addColumn('consent', text, (c) => c.primaryKey().notNull())
    .addColumn('person', text, (c) => c.notNull().references('people.person'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('decision', text, (c) => c.notNull())
    .addColumn('given_by', text, (c) => c.notNull())
    .addColumn('decided_by', text, (c) => c.notNull().references('people.person'))
    .addColumn('way', text, (c) => c.notNull())
    .addColumn('request', text, (c) => c.references('consent_requests.request'))
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('purpose_version', integer, (c) => c.notNull())
    .addColumn('mode', text, (c) => c.notNull())
    .addColumn('notice_digest', text, (c) => c.notNull())
    // One showing, one decision.
    .addColumn('presentation', text, (c) => c.notNull().unique().references('presentations.presentation'))
    .addColumn('decided_at', integer, (c) => c.notNull())
    .addColumn('retention_ends_at', integer, (c) => c.notNull())
    .addColumn('not_after', integer, (c) => c.notNull())
    .addColumn('receipt', text, (c) => c.notNull())
    .addColumn('receipt_digest', text, (c) => c.notNull())
    .addColumn('paper_hash', text, (c) => c.unique())
    .addCheckConstraint('consents_kind', oneOf('kind', ['recognition', 'transfer']))
    .addCheckConstraint('consents_decision', oneOf('decision', ['given', 'refused']))
    .addCheckConstraint('consents_given_by', oneOf('given_by', ['person', 'guardian']))
    .addCheckConstraint('consents_way', oneOf('way', ['session', 'code']))
    .addCheckConstraint('consents_mode', oneOf('mode', ['verify', 'identify']))
    .execute();
  await db.schema
    .createIndex('consents_person')
    .on('consents')
    .columns(['person', 'decided_at', 'consent'])
    .execute();
  await db.schema.createIndex('consents_receipt').on('consents').column('receipt_digest').execute();
  // Consents that nothing has ended: one a person, purpose and kind, whoever asks at once.
  await column
    .table('open_consents')
    .addColumn('person', text, (c) => c.notNull())
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('consent', text, (c) => c.notNull().unique().references('consents.consent'))
    .addColumn('not_after', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('open_consents_key', ['person', 'purpose', 'kind'])
    .execute();
  await db.schema.createIndex('open_consents_end').on('open_consents').column('not_after').execute();
  await column
    .table('withdrawals')
    .addColumn('withdrawal', text, (c) => c.primaryKey().notNull())
    // A consent ends once.
    .addColumn('consent', text, (c) => c.notNull().unique().references('consents.consent'))
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('by_kind', text, (c) => c.notNull())
    .addColumn('by_id', text, (c) => c.notNull())
    .addColumn('accepted_at', integer, (c) => c.notNull())
    .addCheckConstraint(
      'withdrawals_reason',
      oneOf('reason', [
        'withdrawn',
        'refused_since',
        'superseded',
        'retention_over',
        'fourteenth_birthday',
        'guardianship_ended',
        'age_shown',
      ]),
    )
    .addCheckConstraint(
      'withdrawals_by',
      oneOf('by_kind', ['person', 'guardian', 'staff', 'paper', 'platform']),
    )
    .execute();
};
