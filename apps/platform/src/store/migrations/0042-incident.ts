import { type MigrationStep, oneOf } from '@consentry/server';

const GRADES = ['general', 'relatively_serious', 'serious', 'particularly_serious'];

/** Incidents, the notices given of them, what they stopped, and what the law said to going on. */
export const incident: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('incidents')
    .addColumn('incident', text, (c) => c.primaryKey().notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('known_at', integer, (c) => c.notNull())
    .addColumn('facts', text, (c) => c.notNull())
    .addColumn('reported_by', text, (c) => c.notNull())
    .addColumn('reported_at', integer, (c) => c.notNull())
    .addColumn('grade', text)
    .addColumn('grading', text)
    .addColumn('remedied_at', integer)
    .addColumn('contained_at', integer)
    .addColumn('notice', text, (c) => c.notNull())
    .addColumn('exemption', text)
    .addColumn('telling_order', text)
    .addColumn('report', text)
    .addColumn('handling_ended_on', text)
    .addColumn('summary_sent_on', text)
    .addColumn('dismissed', text)
    .addColumn('closing', text)
    .addColumn('closed_at', integer)
    .addColumn('revision', integer, (c) => c.notNull())
    .addCheckConstraint('incidents_state', oneOf('state', ['reported', 'open', 'dismissed', 'closed']))
    .addCheckConstraint('incidents_grade', oneOf('grade', GRADES))
    .execute();
  await db.schema.createIndex('incidents_known').on('incidents').columns(['known_at', 'incident']).execute();
  await column
    .table('incident_notices')
    .addColumn('notice', text, (c) => c.primaryKey().notNull())
    .addColumn('incident', text, (c) => c.notNull().references('incidents.incident'))
    .addColumn('told', text, (c) => c.notNull())
    .addColumn('channel', text, (c) => c.notNull())
    .addColumn('sent_at', integer, (c) => c.notNull())
    .addColumn('reached', integer, (c) => c.notNull())
    .addColumn('texts', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('made_by', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addCheckConstraint(
      'incident_notices_told',
      oneOf('told', ['authority', 'persons', 'guardians', 'public']),
    )
    .execute();
  await db.schema
    .createIndex('incident_notices_of')
    .on('incident_notices')
    .columns(['incident', 'sent_at'])
    .execute();
  await column
    .table('incident_stops')
    .addColumn('incident', text, (c) => c.notNull().references('incidents.incident'))
    .addColumn('thing', text, (c) => c.notNull())
    .addColumn('id', text, (c) => c.notNull())
    .addColumn('was_running', column.flag('was_running'), (c) => c.notNull())
    .addColumn('stopped_at', integer, (c) => c.notNull())
    .addColumn('lifted_at', integer)
    .addPrimaryKeyConstraint('incident_stops_key', ['incident', 'thing', 'id'])
    .addCheckConstraint('incident_stops_thing', oneOf('thing', ['purpose', 'device']))
    .execute();
  await db.schema.createIndex('incident_stops_of').on('incident_stops').columns(['thing', 'id']).execute();
  await column
    .table('incident_proposals')
    .addColumn('incident', text, (c) => c.primaryKey().notNull().references('incidents.incident'))
    .addColumn('root_cause', text, (c) => c.notNull())
    .addColumn('measures', text, (c) => c.notNull())
    .addColumn('document', text, (c) => c.notNull().references('handed_in_facts.document'))
    .addColumn('proposed_by', text, (c) => c.notNull())
    .addColumn('proposed_at', integer, (c) => c.notNull())
    .execute();
  await column
    .table('incident_decisions')
    .addColumn('decision', text, (c) => c.primaryKey().notNull())
    .addColumn('incident', text, (c) => c.notNull().references('incidents.incident'))
    .addColumn('document', text, (c) => c.notNull().references('handed_in_facts.document'))
    .addColumn('facts_digest', text, (c) => c.notNull())
    .addColumn('permitted', column.flag('permitted'), (c) => c.notNull())
    .addColumn('broken', text, (c) => c.notNull())
    .addColumn('asks', text, (c) => c.notNull())
    .addColumn('proposed_by', text, (c) => c.notNull())
    .addColumn('decided_by', text, (c) => c.notNull())
    .addColumn('decided_at', integer, (c) => c.notNull())
    .execute();
};
