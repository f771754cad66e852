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

/** Kinds whose name is a type of entry already, or that are one under another name. */
const BY_KIND: Readonly<Record<string, EntryType>> = {
  'notice.shown': 'notice.presented',
  'consent.ended': 'consent.withdrawn',
  'withdrawal.erased': 'face.erased',
  'consent.not_taken': 'consent.refused',
  'transfer_notice.published': 'notice.published',
  enrolled: 'face.enrolled',
  erased: 'face.erased',
  'retention.changed': 'retention.changed',
  'assessment.approved': 'approval.given',
};

/** What else happens in a stream, by the first word of its name. */
const BY_STREAM: Readonly<Record<string, EntryType>> = {
  accesses: 'personal_data.accessed',
  alternatives: 'alternative.changed',
  assessments: 'assessment.changed',
  attestations: 'approval.given',
  audits: 'audit.changed',
  complaint_guides: 'complaint.changed',
  complaints: 'complaint.changed',
  configurations: 'assessment.changed',
  device_alarms: 'device.changed',
  devices: 'device.changed',
  handed_in: 'facts.handed_in',
  incident: 'incident.changed',
  incidents: 'incident.changed',
  minors: 'minor.changed',
  notices: 'notice.published',
  posture: 'posture.changed',
  purposes: 'purpose.changed',
  rights: 'right.changed',
  sites: 'site.surveyed',
  staff: 'staff.changed',
  transfers: 'notice.published',
  verifications: 'verification.completed',
};

/** Streams that are not evidence of anything done with a face. */
const LEFT_OUT: ReadonlySet<string> = new Set(['webhooks']);

const Body = z.record(z.string(), z.json());
const Id = z.string().min(1).max(128);
const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What an event is evidence of; `null` where it is none. An event nobody foresaw is kept under `platform.changed`,
 * so that nothing is left out.
 */
export function evidenceOf(told: Told): Happening | null {
  const [stream = ''] = told.stream.split(/[:/]/);
  if (LEFT_OUT.has(stream)) return null;
  const body = Body.parse(JSON.parse(told.body));
  const id = (...names: readonly string[]): string | undefined =>
    names.map((name) => Id.safeParse(body[name]).data).find((value) => value !== undefined);
  return {
    type:
      EntryType.safeParse(told.kind).data ?? BY_KIND[told.kind] ?? BY_STREAM[stream] ?? 'platform.changed',
    at: told.at,
    ...given('purpose', id('purpose', 'purpose_id')),
    ...given('device', id('device')),
    ...given('notice', Digest.safeParse(body['notice_digest'] ?? body['digest']).data),
    ...given('subject', id('person', 'person_id')),
    ...given('actor', id('by', 'decided_by', 'staff', 'integrator')),
    body: { stream: told.stream, sequence: told.sequence, kind: told.kind, ...body },
  };
}

function given<N extends string>(name: N, value: string | undefined): Partial<Record<N, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<N, string>);
}
