import type { ProcessingEntry, RecordExtract } from '@consentry/contract';
import { ProblemError, type Reading } from '@consentry/server';
import { readAssessments } from '../assessment/assessment-store.ts';
import { contentDigest } from '../facts/content-digest.ts';
import { readVersions } from '../purpose/purpose-store.ts';
import { readNotices } from '../notice/notice-store.ts';
import { readIncidents, touchedByIncident } from '../incident/incident-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type Period, type Place, readEntries } from './record-store.ts';

/** Entries of one extract at most; more are asked for in several. */
const ENTRIES_MAX = 5000;

/** Who asks for an extract of what. */
export interface Extracted extends Pick<RecordExtract, 'purpose' | 'from' | 'to' | 'made_by' | 'reason'> {
  readonly period: Period;
}

/**
 * Makes one document of the record of a purpose: what was in force, what people decided, where it went, who
 * assessed it, and everything that happened, with a digest that anybody can compute again.
 *
 * @throws {ProblemError} `record_too_long`; nothing is left out in silence
 */
export async function extractRecord(
  reading: Reading<PlatformTables>,
  { period, ...asked }: Extracted,
  now: number,
): Promise<RecordExtract> {
  const { purpose } = asked;
  const document = {
    ...asked,
    made_at: new Date(now).toISOString(),
    ...(await terms(reading, purpose, period)),
    ...(await counts(reading, purpose, period)),
    ...(await present(reading, purpose)),
    incidents: await incidents(reading, purpose, period),
    entries: await entries(reading, purpose, period),
  };
  return { ...document, digest: contentDigest(document) };
}

/** Whether something was there in the period. */
function isIn({ from, until }: Period, began: number | null, ended: number | null): boolean {
  return began !== null && began < until && (ended === null || ended >= from);
}

async function terms(reading: Reading<PlatformTables>, purpose: string, period: Period) {
  const versions = await readVersions(reading, [purpose]);
  const notices = await readNotices(reading, purpose);
  const assessments = await readAssessments(reading, purpose);
  return {
    versions: versions
      .filter(({ in_force_at, ended_at }) => isIn(period, in_force_at, ended_at))
      .map(({ version, digest, content: { statement, mode }, in_force_at, ended_at }) => ({
        version,
        digest,
        statement,
        mode,
        in_force_at: isoOrNull(in_force_at),
        ended_at: isoOrNull(ended_at),
      })),
    notices: notices
      .filter(({ published_at, ended_at }) => isIn(period, published_at, ended_at))
      .map(({ notice, digest, purpose_version, published_at, ended_at }) => ({
        notice,
        digest,
        purpose_version,
        published_at: isoOrNull(published_at),
        ended_at: isoOrNull(ended_at),
      })),
    assessments: assessments
      .filter(({ approved_at, over_at }) => isIn(period, approved_at, over_at))
      .map(({ assessment, report, purpose_version, state, approved_at, kept_until }) => ({
        assessment,
        report,
        purpose_version,
        state,
        approved_at: isoOrNull(approved_at),
        kept_until,
      })),
    recipients: [
      ...new Set(assessments.flatMap(({ content }) => content.recipient_organisation_ids)),
    ].toSorted(),
  };
}

async function counts(reading: Reading<PlatformTables>, purpose: string, { from, until }: Period) {
  const consents = await reading
    .selectFrom('consents')
    .select(['kind', 'decision'])
    .select((row) => row.fn.countAll().as('count'))
    .where('purpose', '=', purpose)
    .where('decided_at', '>=', from)
    .where('decided_at', '<', until)
    .groupBy(['kind', 'decision'])
    .orderBy('kind')
    .orderBy('decision')
    .execute();
  const ends = await reading
    .selectFrom('withdrawals')
    .innerJoin('consents', 'consents.consent', 'withdrawals.consent')
    .select(['consents.kind', 'withdrawals.reason'])
    .select((row) => row.fn.countAll().as('count'))
    .where('consents.purpose', '=', purpose)
    .where('withdrawals.accepted_at', '>=', from)
    .where('withdrawals.accepted_at', '<', until)
    .groupBy(['consents.kind', 'withdrawals.reason'])
    .orderBy('consents.kind')
    .orderBy('withdrawals.reason')
    .execute();
  const uses = await reading
    .selectFrom('verification_uses')
    .select(['way', 'outcome'])
    .select((row) => row.fn.countAll().as('count'))
    .where('purpose', '=', purpose)
    .where('at', '>=', from)
    .where('at', '<', until)
    .groupBy(['way', 'outcome'])
    .orderBy('way')
    .orderBy('outcome')
    .execute();
  return { consents: consents.map(counted), ends: ends.map(counted), uses: uses.map(counted) };
}

/** A count comes as a text from one of the databases. */
function counted<T extends { readonly count: string | number | bigint }>(row: T) {
  return { ...row, count: Number(row.count) };
}

async function present(reading: Reading<PlatformTables>, purpose: string) {
  const retention = await reading
    .selectFrom('kept_times')
    .select(['keeps', 'unit', 'amount'])
    .where('purpose', '=', purpose)
    .orderBy('keeps')
    .execute();
  const devices = await reading
    .selectFrom('device_purposes')
    .innerJoin('devices', 'devices.device', 'device_purposes.device')
    .select(['devices.device', 'devices.site', 'devices.state'])
    .where('device_purposes.purpose', '=', purpose)
    .orderBy('devices.device')
    .execute();
  return { retention, devices };
}

async function incidents(reading: Reading<PlatformTables>, purpose: string, { until }: Period) {
  const touching = [];
  for (const { incident, state, known_at } of await readIncidents(reading)) {
    if (known_at >= until || !(await touchedByIncident(reading, incident)).includes(purpose)) continue;
    touching.push({ incident, state, known_at: new Date(known_at).toISOString() });
  }
  return touching;
}

async function entries(
  reading: Reading<PlatformTables>,
  purpose: string,
  period: Period,
): Promise<ProcessingEntry[]> {
  const all: ProcessingEntry[] = [];
  let after: Place | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof readEntries>> = await readEntries(reading, period, {
      purpose,
      after,
      limit: ENTRIES_MAX + 1 - all.length,
    });
    all.push(...page.entries);
    if (all.length > ENTRIES_MAX) throw new ProblemError('record_too_long', { fields: ['/from', '/to'] });
    if (page.next === null) return all;
    after = page.next;
  }
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
