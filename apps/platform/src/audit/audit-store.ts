import { randomUUID } from 'node:crypto';
import type { PlanAudit, RecordAuditItem, SetMeasure } from '@consentry/contract';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredAudit, type StoredMeasure, type WholeAudit, rectifiedAt } from './audit.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** Stream of what happens to audits. */
const AUDITS = 'audits';
/** Audits shown at once. */
const SHOWN_MAX = 200;

/** Reads an audit with everything that belongs to it. */
export async function findAudit(reading: Read, audit: string): Promise<WholeAudit | null> {
  const row = await reading.selectFrom('audits').selectAll().where('audit', '=', audit).executeTakeFirst();
  return row === undefined ? null : whole(reading, row);
}

/** Reads the audits that were planned last. */
export async function listAudits(reading: Read): Promise<readonly WholeAudit[]> {
  const rows = await reading
    .selectFrom('audits')
    .selectAll()
    .orderBy('planned_at', 'desc')
    .orderBy('audit')
    .limit(SHOWN_MAX)
    .execute();
  const audits: WholeAudit[] = [];
  for (const row of rows) audits.push(await whole(reading, row));
  return audits;
}

async function whole(reading: Read, row: StoredAudit): Promise<WholeAudit> {
  const of = (table: 'audit_findings' | 'audit_measures') =>
    reading.selectFrom(table).where('audit', '=', row.audit);
  return {
    row,
    findings: await reading
      .selectFrom('audit_findings')
      .selectAll()
      .where('audit', '=', row.audit)
      .orderBy('item')
      .execute(),
    measures: await of('audit_measures').selectAll().orderBy('measure').execute(),
  };
}

/** Adds an audit that is planned. */
export async function addAudit(
  writing: Write,
  { by, required, ...plan }: PlanAudit,
  staff: string,
  now: number,
): Promise<string> {
  const audit = randomUUID();
  await writing
    .insertInto('audits')
    .values({
      ...plan,
      audit,
      by_kind: by,
      required_on: required?.required_on ?? null,
      required_until: required?.until ?? null,
      state: 'planned',
      planned_by: staff,
      planned_at: now,
      report: null,
      finished_at: null,
      rectified_at: null,
      sent_on: null,
      receipt: null,
      revision: 1,
    })
    .execute();
  await tell(writing, audit, 'audit.planned', now);
  return audit;
}

/** Writes what was found of an item, in place of what was written before. */
export async function recordItem(
  writing: Write,
  { audit, revision }: StoredAudit,
  item: number,
  { result, text, evidence }: RecordAuditItem,
  by: string,
  now: number,
): Promise<void> {
  const found = { result, text, evidence: JSON.stringify(evidence), recorded_by: by, recorded_at: now };
  await writing
    .insertInto('audit_findings')
    .values({ audit, item, ...found })
    .onConflict((on) => on.columns(['audit', 'item']).doUpdateSet(found))
    .execute();
  await changeAudit(writing, { audit, revision }, {}, 'audit.recorded', now);
}

/** Adds what is to be done about a gap. */
export async function addMeasure(
  writing: Write,
  { audit, revision }: StoredAudit,
  measure: SetMeasure,
  by: string,
  now: number,
): Promise<void> {
  await writing
    .insertInto('audit_measures')
    .values({
      ...measure,
      measure: randomUUID(),
      audit,
      set_by: by,
      evidence: null,
      done_by: null,
      done_at: null,
      closed_by: null,
      closed_at: null,
    })
    .execute();
  await changeAudit(writing, { audit, revision }, {}, 'audit.measure_set', now);
}

/** Writes that a measure is done, or that the auditor saw that it is; the last one closed ends the rectification. */
export async function changeMeasure(
  writing: Write,
  { row }: WholeAudit,
  measure: string,
  change: Partial<Pick<StoredMeasure, 'evidence' | 'done_by' | 'done_at' | 'closed_by' | 'closed_at'>>,
  told: string,
  now: number,
): Promise<void> {
  await writing.updateTable('audit_measures').set(change).where('measure', '=', measure).execute();
  const { audit, revision } = row;
  await changeAudit(writing, { audit, revision }, {}, told, now);
  await settle(writing, audit);
}

/** Writes down when everything that an audit found was put right, once it is. */
export async function settle(writing: Write, audit: string): Promise<void> {
  const found = await findAudit(writing, audit);
  if (found === null) return;
  const rectified_at = rectifiedAt(found);
  if (rectified_at === found.row.rectified_at) return;
  await writing.updateTable('audits').set({ rectified_at }).where('audit', '=', audit).execute();
}

/** Changes an audit, counts its revision up, and tells of it. */
export async function changeAudit(
  writing: Write,
  { audit, revision }: Pick<StoredAudit, 'audit' | 'revision'>,
  change: Partial<Pick<StoredAudit, 'state' | 'report' | 'finished_at' | 'sent_on' | 'receipt'>>,
  told: string,
  now: number,
): Promise<void> {
  await writing
    .updateTable('audits')
    .set({ ...change, revision: revision + 1 })
    .where('audit', '=', audit)
    .execute();
  await tell(writing, audit, told, now);
}

async function tell(writing: Write, audit: string, kind: string, at: number): Promise<void> {
  await appendEvent(writing, AUDITS, { kind, body: JSON.stringify({ audit }), at });
}

/**
 * Whether somebody had a hand in what is audited: proposed, decided or approved it. They do not audit it.
 *
 * Our reading of 审计独立性 in the guideline of the Audit Measures; the law names no test.
 */
export async function hadAHand(reading: Read, staff: string): Promise<boolean> {
  const decided = await reading
    .selectFrom('law_decisions')
    .select('decision')
    .where((e) => e.or([e('proposed_by', '=', staff), e('decided_by', '=', staff)]))
    .limit(1)
    .executeTakeFirst();
  if (decided !== undefined) return true;
  const assessed = await reading
    .selectFrom('assessments')
    .select('assessment')
    .where((e) => e.or([e('approved_by', '=', staff), e('written_by', '=', staff)]))
    .limit(1)
    .executeTakeFirst();
  if (assessed !== undefined) return true;
  const device = await reading
    .selectFrom('devices')
    .select('device')
    .where((e) =>
      e.or([e('approved_by', '=', staff), e('installed_by', '=', staff), e('placed_by', '=', staff)]),
    )
    .limit(1)
    .executeTakeFirst();
  return device !== undefined;
}
