import {
  type ContainIncident,
  type IncidentFacts,
  type IncidentNoticeTexts,
  type NotifyOfIncident,
  type ReportToAuthority,
  canonicalJson,
} from '@consentry/contract';
import { reviewIncident } from '@consentry/law';
import { ProblemError, type Reading, type Writing } from '@consentry/server';
import { reopenAssessments } from '../assessment/assessment-store.ts';
import { changeDevice, findDevice } from '../device/device-store.ts';
import { suspendPurpose } from '../purpose/purpose-end.ts';
import { findPurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  type StoredIncident,
  contentsOf,
  countsFit,
  incidentForLaw,
  supplemented,
  toldOf,
} from './incident.ts';
import { addIncidentNotice, changeIncident, readIncidentNotices, touchedBy } from './incident-store.ts';
import { addStop } from './incident-stops.ts';

type Write = Writing<PlatformTables>;
type State = StoredIncident['state'];

/** Checks where an incident stands. @throws {ProblemError} `incident_state` */
export function requireState({ state }: StoredIncident, ...states: readonly State[]): void {
  if (!states.includes(state)) throw new ProblemError('incident_state');
}

/** Checks that something came after the incident was known, and is not still to come. @throws {ProblemError} `time_order` */
function requireSince(
  at: string,
  { known_at }: Pick<StoredIncident, 'known_at'>,
  field: string,
  now: number,
) {
  const instant = Date.parse(at);
  if (instant < known_at || instant > now) throw new ProblemError('time_order', { fields: [field] });
}

/**
 * Checks that whatever is named is there.
 *
 * @throws {ProblemError} `malformed_request` naming the fields, `time_order`
 */
export async function requireNamed(
  reading: Reading<PlatformTables>,
  { known_at, purposes, devices }: Pick<IncidentFacts, 'known_at' | 'purposes' | 'devices'>,
  now: number,
): Promise<void> {
  if (Date.parse(known_at) > now) throw new ProblemError('time_order', { fields: ['/known_at'] });
  const fields: string[] = [];
  for (const [at, id] of purposes.entries())
    if ((await findPurpose(reading, id)) === null) fields.push(`/purposes/${at}`);
  for (const [at, id] of devices.entries())
    if ((await findDevice(reading, id)) === null) fields.push(`/devices/${at}`);
  if (fields.length > 0) throw new ProblemError('malformed_request', { fields });
}

/**
 * Records what is known of an incident by now. The assessment of every purpose it touches is open again
 * (§ 第九条第二款), but one that was made after this very incident.
 *
 * @throws {ProblemError} `incident_state`, `incident_counts`, `time_order` (the clocks never start later)
 */
export async function recordIncident(
  writing: Write,
  one: StoredIncident,
  facts: IncidentFacts,
  by: string,
  now: number,
): Promise<void> {
  requireState(one, 'reported', 'open');
  await requireNamed(writing, facts, now);
  const known_at = Date.parse(facts.known_at);
  if (known_at > one.known_at) throw new ProblemError('time_order', { fields: ['/known_at'] });
  const told = toldOf(await readIncidentNotices(writing, one.incident));
  if (!countsFit(facts, told)) throw new ProblemError('incident_counts', { fields: ['/persons', '/minors'] });
  const change = { state: 'open' as const, known_at, facts: canonicalJson(facts) };
  const reopened = await reopenTouched(writing, one.incident, facts, now);
  const body = { by, facts, reopened };
  await changeIncident(writing, one, change, { kind: 'incident.recorded', body }, now);
}

async function reopenTouched(
  writing: Write,
  incident: string,
  facts: IncidentFacts,
  now: number,
): Promise<readonly string[]> {
  const reopened: string[] = [];
  for (const purpose of await touchedBy(writing, facts)) {
    const which = (made: { readonly after_incident: string | null }) => made.after_incident !== incident;
    const changes = () => [{ name: 'incident', was: null, now: incident }];
    const reopening = { purpose, because: 'incident', which, changes } as const;
    reopened.push(...(await reopenAssessments(writing, reopening, now)));
  }
  return reopened;
}

/**
 * Writes down what was done to contain it, and stops what is named, all at once or nothing of it. What is
 * stopped goes on only when the incident is closed.
 *
 * @throws {ProblemError} `incident_state`, `time_order`, `purpose_state`, `malformed_request`
 */
export async function containIncident(
  writing: Write,
  one: StoredIncident,
  { action, taken_at, contained, suspend }: ContainIncident,
  by: string,
  now: number,
): Promise<void> {
  requireState(one, 'reported', 'open');
  requireSince(taken_at, one, '/taken_at', now);
  const { incident } = one;
  for (const [at, id] of suspend.purposes.entries()) {
    const row = await findPurpose(writing, id);
    const fields = [`/suspend/purposes/${at}`];
    if (row === null) throw new ProblemError('malformed_request', { fields });
    if (row.state !== 'active' && row.state !== 'suspended')
      throw new ProblemError('purpose_state', { fields });
    await addStop(writing, { incident, thing: 'purpose', id }, row.state === 'active', now);
    if (row.state === 'active') await suspendPurpose(writing, row, `incident ${incident}`, now);
  }
  for (const [at, id] of suspend.devices.entries()) {
    const row = await findDevice(writing, id);
    if (row === null || row.state === 'retired')
      throw new ProblemError('malformed_request', { fields: [`/suspend/devices/${at}`] });
    await addStop(writing, { incident, thing: 'device', id }, row.state === 'approved', now);
    const told = { by, reason: `incident ${incident}` };
    if (row.state !== 'suspended')
      await changeDevice(writing, row, { state: 'suspended' }, 'device_suspended', now, told);
  }
  const taken = Date.parse(taken_at);
  const change = {
    remedied_at: Math.min(one.remedied_at ?? taken, taken),
    contained_at: contained ? Math.min(one.contained_at ?? taken, taken) : one.contained_at,
  };
  const body = { by, action, taken_at, contained, suspend };
  await changeIncident(writing, one, change, { kind: 'incident.contained', body }, now);
}

/**
 * Keeps that the notice was given. One that lacks any of its contents is not given.
 *
 * @throws {ProblemError} `not_lawful` (RP.5), `incident_state`, `incident_counts`, `time_order`
 */
export async function notifyOfIncident(
  writing: Write,
  one: StoredIncident,
  given: NotifyOfIncident,
  by: string,
  now: number,
): Promise<void> {
  requireState(one, 'open');
  requireSince(given.sent_at, one, '/sent_at', now);
  requireComplete(one, given, now);
  const digest = await addIncidentNotice(writing, one, given, by, now);
  const told = toldOf(await readIncidentNotices(writing, one.incident));
  const counted = given.to === 'persons' || given.to === 'guardians';
  if (!countsFit(one.facts, told) || (counted ? given.reached === 0 : given.reached > 0))
    throw new ProblemError('incident_counts', { fields: ['/reached'] });
  await changeIncident(writing, one, {}, { kind: 'incident.notified', body: { by, ...given, digest } }, now);
}

/** As if it were sent as it is: the law names what it lacks. */
function requireComplete(one: StoredIncident, { sent_at }: NotifyOfIncident, now: number): void {
  const notice = [...contentsOf(one.notice)];
  const sent = { ...incidentForLaw(one, [], []), notice, authority_told_at: sent_at };
  // An outage is none of RP.5; its notice is whole all the same.
  const { lapses } = reviewIncident({ ...sent, kind: sent.kind === 'other' ? 'loss' : sent.kind }, now);
  const broken = lapses
    .map(({ finding }) => finding)
    .filter(({ code }) => code === 'incident_notice_incomplete');
  if (broken.length > 0) throw new ProblemError('not_lawful', { broken });
}

/** Drafts the notice; what was given stays as it was given. */
export async function draftNotice(
  writing: Write,
  one: StoredIncident,
  texts: IncidentNoticeTexts,
  by: string,
  now: number,
): Promise<void> {
  requireState(one, 'open');
  const change = { notice: canonicalJson(texts) };
  const body = { by, contents: contentsOf(texts) };
  await changeIncident(writing, one, change, { kind: 'incident.drafted', body }, now);
}

/**
 * Keeps the judgement that measures effectively avoid the harm, so that persons need not be told one by one
 * (《个人信息保护法》第五十七条第二款). Without a measure there is nothing to judge, and the authority overrules it.
 *
 * @throws {ProblemError} `incident_state`
 */
export async function exemptIncident(
  writing: Write,
  one: StoredIncident,
  reason: string,
  by: string,
  now: number,
): Promise<void> {
  requireState(one, 'open');
  if (one.remedied_at === null || one.telling_order !== null) throw new ProblemError('incident_state');
  const exemption = JSON.stringify({ by, at: new Date(now).toISOString(), reason });
  await changeIncident(writing, one, { exemption }, { kind: 'incident.exempted', body: { by, reason } }, now);
}

/** Keeps a report to the authority, or what was supplied later. @throws {ProblemError} `incident_state`, `time_order` */
export async function reportToAuthority(
  writing: Write,
  one: StoredIncident,
  sent: ReportToAuthority,
  by: string,
  now: number,
): Promise<void> {
  requireState(one, 'open');
  requireSince(sent.sent_at, one, '/sent_at', now);
  const report = JSON.stringify(supplemented(one.report, sent));
  await changeIncident(
    writing,
    one,
    { report },
    { kind: 'incident.sent_to_authority', body: { by, ...sent } },
    now,
  );
}
