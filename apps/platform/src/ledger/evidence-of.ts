import { EntryType, type Happening } from '@consentry/ledger';
import { z } from 'zod';

/** An event of a stream, as the ledger reads it. */
export interface Told {
  readonly stream: string;
  readonly sequence: number;
  readonly kind: string;
  /** JSON, as text. */
  readonly body: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Kinds that are a type of entry under another name. */
const BY_KIND: Readonly<Record<string, EntryType>> = {
  'consent.ended': 'consent.withdrawn',
  'withdrawal.erased': 'face.erased',
  'openings.erased': 'right.changed',
  'openings.outlived': 'retention.changed',
  'transfer_notice.published': 'notice.published',
  'assessment.approved': 'approval.given',
  'attestation.approved': 'approval.given',
  site_approved: 'approval.given',
  device_approved: 'approval.given',
};

/** What devices report, under the name of the report; what is not here is an entry of its device. */
const BY_REPORT: Readonly<Record<string, EntryType>> = {
  enrolled: 'face.enrolled',
  erased: 'face.erased',
  used: 'verification.completed',
  log_head: 'device.checkpoint',
};

/** What else happens in a stream, by the first word of its name. */
const BY_STREAM: Readonly<Record<string, EntryType>> = {
  accesses: 'personal_data.accessed',
  alternatives: 'alternative.changed',
  assessments: 'assessment.changed',
  attestations: 'posture.changed',
  audits: 'audit.changed',
  complaint_guides: 'complaint.changed',
  complaints: 'complaint.changed',
  configurations: 'assessment.changed',
  // A door's consent that the platform did not take: nobody refused, and nothing was given.
  consents: 'device.changed',
  device: 'device.changed',
  device_alarms: 'device.changed',
  device_keys: 'device.changed',
  devices: 'device.changed',
  filing: 'filing.changed',
  filings: 'filing.changed',
  incident: 'incident.changed',
  minors: 'minor.changed',
  notices: 'notice.published',
  purposes: 'purpose.changed',
  readings: 'reading.changed',
  report_departments: 'incident.changed',
  rights: 'right.changed',
  sites: 'site.surveyed',
  staff: 'staff.changed',
  supervision: 'inspection.changed',
  transfers: 'notice.published',
};

/** Streams that are not evidence of anything done with a face. */
const LEFT_OUT: ReadonlySet<string> = new Set(['deadlines', 'webhooks']);

const Body = z.record(z.string(), z.json());
const Id = z.string().min(1).max(128);
const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What an event is evidence of; `null` where it is none. An event nobody foresaw is kept under `platform.changed`,
 * so that nothing is left out. What a person saw or decided at a door is told twice: as the device's report, under
 * `device.changed`, and by what the platform made of it.
 */
export function evidenceOf(told: Told): Happening | null {
  const [stream = '', of] = told.stream.split('/');
  if (LEFT_OUT.has(stream)) return null;
  const body = Body.parse(JSON.parse(told.body));
  const id = (...names: readonly string[]): string | undefined =>
    names.map((name) => Id.safeParse(body[name]).data).find((value) => value !== undefined);
  const reported = stream === 'device';
  const type = typeOf(stream, told.kind);
  return {
    type,
    at: told.at,
    ...given('purpose', id('purpose', 'purpose_id')),
    ...given('device', reported ? of : id('device')),
    ...given('notice', Digest.safeParse(body['notice_digest'] ?? ofNotice(type, body)).data),
    // A door knows people by numbers of its own.
    ...given('subject', reported ? undefined : id('person', 'person_id')),
    ...given('actor', reported ? of : id('by', 'decided_by', 'staff', 'integrator')),
    body: { ...body, ...kindOf(body), stream: told.stream, sequence: told.sequence, kind: told.kind },
  };
}

function typeOf(stream: string, kind: string): EntryType {
  const named = stream === 'device' ? BY_REPORT[kind] : (EntryType.safeParse(kind).data ?? BY_KIND[kind]);
  return named ?? BY_STREAM[stream] ?? 'platform.changed';
}

/** Other things have digests, too. */
function ofNotice(type: EntryType, body: z.infer<typeof Body>): unknown {
  return type === 'notice.published' || type === 'notice.presented' ? body['digest'] : undefined;
}

/** Some bodies have a `kind` of their own; both are kept. */
function kindOf(body: z.infer<typeof Body>): Readonly<Record<string, unknown>> {
  return body['kind'] === undefined ? {} : { of_kind: body['kind'] };
}

function given<N extends string>(name: N, value: string | undefined): Partial<Record<N, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<N, string>);
}
