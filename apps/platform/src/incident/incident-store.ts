import { randomUUID } from 'node:crypto';
import {
  IncidentFacts,
  IncidentNoticeTexts,
  type NotifyOfIncident,
  type ReportIncident,
  ReportToAuthority,
  canonicalJson,
} from '@consentry/contract';
import { NoticeContent } from '@consentry/law';
import { ProblemError, type Reading, type Writing, appendEvent } from '@consentry/server';
import { z } from 'zod';
import { contentDigest } from '../facts/content-digest.ts';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredIncident, StoredIncidentNotice } from './incident.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
type Row = PlatformTables['incidents'];

const Said = z.strictObject({ by: z.string(), at: z.string(), reason: z.string() });
const Ordered = z.strictObject({ document: z.string(), by: z.string(), at: z.string() });
const Closing = z.strictObject({ root_cause: z.string(), measures: z.string(), by: z.string() });
const NO_TEXTS = IncidentNoticeTexts.parse(
  Object.fromEntries(NoticeContent.options.map((name) => [name, null])),
);

/** Stream of one incident: what was done, in order, for good. */
export function timelineOf(incident: string): string {
  return `incident/${incident}`;
}

function incidentOf({ facts, notice, report, ...row }: Row): StoredIncident {
  return {
    ...row,
    facts: IncidentFacts.parse(JSON.parse(facts)),
    notice: IncidentNoticeTexts.parse(JSON.parse(notice)),
    report: jsonOrNull(ReportToAuthority, report),
    grading: jsonOrNull(Said, row.grading),
    exemption: jsonOrNull(Said, row.exemption),
    telling_order: jsonOrNull(Ordered, row.telling_order),
    dismissed: jsonOrNull(Said, row.dismissed),
    closing: jsonOrNull(Closing, row.closing),
  };
}

function jsonOrNull<T>(schema: z.ZodType<T>, text: string | null): T | null {
  return text === null ? null : schema.parse(JSON.parse(text));
}

/** Reads an incident. */
export async function findIncident(reading: Read, incident: string): Promise<StoredIncident | null> {
  const row = await reading
    .selectFrom('incidents')
    .selectAll()
    .where('incident', '=', incident)
    .executeTakeFirst();
  return row === undefined ? null : incidentOf(row);
}

/** Reads an incident. @throws {ProblemError} `not_found` */
export async function requireIncident(reading: Read, incident: string): Promise<StoredIncident> {
  const found = await findIncident(reading, incident);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Reads all incidents but those that turned out to be none. */
export async function readIncidents(reading: Read): Promise<readonly StoredIncident[]> {
  const rows = await reading
    .selectFrom('incidents')
    .selectAll()
    .where('state', '<>', 'dismissed')
    .orderBy('known_at')
    .orderBy('incident')
    .execute();
  return rows.map(incidentOf);
}

/** Reads incidents that came before a place, the latest known first. */
export async function listIncidents(
  reading: Read,
  before: { readonly known_at: number; readonly incident: string } | null,
  limit: number,
): Promise<readonly StoredIncident[]> {
  const all = reading.selectFrom('incidents').selectAll();
  const later =
    before === null
      ? all
      : all.where((row) =>
          row.or([
            row('known_at', '<', before.known_at),
            row.and([row('known_at', '=', before.known_at), row('incident', '<', before.incident)]),
          ]),
        );
  const rows = await later.orderBy('known_at', 'desc').orderBy('incident', 'desc').limit(limit).execute();
  return rows.map(incidentOf);
}

/** Reads the notices that were given of one incident, or of all, in order. */
export async function readIncidentNotices(
  reading: Read,
  incident?: string,
): Promise<readonly StoredIncidentNotice[]> {
  const all = reading.selectFrom('incident_notices').selectAll();
  const rows = await (incident === undefined ? all : all.where('incident', '=', incident))
    .orderBy('sent_at')
    .orderBy('made_at')
    .orderBy('notice')
    .execute();
  return rows.map(({ texts, ...row }) => ({ ...row, texts: IncidentNoticeTexts.parse(JSON.parse(texts)) }));
}

/** Purposes that devices serve. */
export async function servedBy(reading: Read, devices: readonly string[]): Promise<readonly string[]> {
  if (devices.length === 0) return [];
  const rows = await reading
    .selectFrom('device_purposes')
    .innerJoin('purposes', 'purposes.purpose', 'device_purposes.purpose')
    .select('purposes.purpose')
    .distinct()
    .where('device', 'in', [...devices])
    .orderBy('purposes.purpose')
    .execute();
  return rows.map(({ purpose }) => purpose);
}

/** Purposes an incident touches: those it names, those its devices serve, all where it names none. */
export async function touchedBy(
  reading: Read,
  { purposes, devices }: Pick<IncidentFacts, 'purposes' | 'devices'>,
): Promise<readonly string[]> {
  const named = [...new Set([...purposes, ...(await servedBy(reading, devices))])];
  if (named.length > 0 || devices.length > 0) return named;
  const all = await reading.selectFrom('purposes').select('purpose').orderBy('purpose').execute();
  return all.map(({ purpose }) => purpose);
}

/** Purposes that the incident of an id touches; none where there is no such incident. */
export async function touchedByIncident(reading: Read, incident: string): Promise<readonly string[]> {
  const one = await findIncident(reading, incident);
  return one === null ? [] : touchedBy(reading, one.facts);
}

/**
 * Writes down what somebody saw. Nothing is known of it yet but that.
 *
 * @param by a role and an opaque id
 * @returns its id
 */
export async function addIncident(
  writing: Write,
  { kind, what, known_at, purposes, devices, sites }: ReportIncident,
  by: string,
  now: number,
): Promise<string> {
  const incident = randomUUID();
  const facts: IncidentFacts = {
    kind,
    certainty: 'possible',
    what,
    known_at,
    purposes,
    devices,
    sites,
    data_kinds: [],
    faces: null,
    persons: { at_least: 0, at_most: null },
    minors: null,
    harm: null,
    operator: 'other',
  };
  await writing
    .insertInto('incidents')
    .values({
      incident,
      state: 'reported',
      known_at: Date.parse(known_at),
      facts: canonicalJson(facts),
      reported_by: by,
      reported_at: now,
      grade: null,
      grading: null,
      remedied_at: null,
      contained_at: null,
      notice: JSON.stringify(NO_TEXTS),
      exemption: null,
      telling_order: null,
      report: null,
      handling_ended_on: null,
      summary_sent_on: null,
      dismissed: null,
      closing: null,
      closed_at: null,
      revision: 1,
    })
    .execute();
  await tell(writing, incident, 'incident.reported', { by, facts }, now);
  return incident;
}

/** Changes an incident, counts the change, and tells of it in its timeline. */
export async function changeIncident(
  writing: Write,
  { incident, revision }: Pick<StoredIncident, 'incident' | 'revision'>,
  change: Partial<Omit<Row, 'incident' | 'revision' | 'reported_by' | 'reported_at'>>,
  told: { readonly kind: string; readonly body: Readonly<Record<string, unknown>> },
  now: number,
): Promise<void> {
  await writing
    .updateTable('incidents')
    .set({ ...change, revision: revision + 1 })
    .where('incident', '=', incident)
    .execute();
  await tell(writing, incident, told.kind, told.body, now);
}

async function tell(
  writing: Write,
  incident: string,
  kind: string,
  body: Readonly<Record<string, unknown>>,
  at: number,
): Promise<void> {
  await appendEvent(writing, timelineOf(incident), { kind, body: JSON.stringify({ incident, ...body }), at });
}

/** Keeps a notice as it was given. @returns its digest */
export async function addIncidentNotice(
  writing: Write,
  { incident, notice: texts }: StoredIncident,
  { to, channel, sent_at, reached }: NotifyOfIncident,
  by: string,
  now: number,
): Promise<string> {
  const digest = contentDigest(texts);
  await writing
    .insertInto('incident_notices')
    .values({
      notice: randomUUID(),
      incident,
      told: to,
      channel,
      sent_at: Date.parse(sent_at),
      reached,
      texts: canonicalJson(texts),
      digest,
      made_by: by,
      made_at: now,
    })
    .execute();
  return digest;
}
