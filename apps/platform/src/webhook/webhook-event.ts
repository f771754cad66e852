import { EventType } from '@consentry/contract';
import { z } from 'zod';

/** One of the streams that events are made from, and how. */
interface Source {
  readonly stream: string;
  /** There is one of each thing: `stream/id`. */
  readonly each?: true;
  /** Which of the ids an event is about. */
  readonly subject: string;
  /** Where to read more, with a proof of who asks; `{…}` stands for an id. */
  readonly link: string;
  /** Kinds whose name is not the type. */
  readonly types?: Readonly<Record<string, string>>;
  /** Told to the integrator it is of, and to no other. */
  readonly ofIntegrator?: true;
}

/** Everything that is told. A stream that is not here is not. */
export const SOURCES: readonly Source[] = [
  { stream: 'consents', subject: 'consent', link: '/v1/consents/{consent}' },
  { stream: 'withdrawals', subject: 'consent', link: '/v1/consents/{consent}' },
  {
    stream: 'verifications',
    subject: 'verification_id',
    link: '/v1/verifications/{verification_id}',
    ofIntegrator: true,
  },
  { stream: 'devices', subject: 'device', link: '/v1/devices/{device}' },
  {
    stream: 'device_alarms',
    subject: 'device',
    link: '/v1/devices/{device}',
    types: { epoch_never_made: 'device.epoch_never_made', store_rolled_back: 'device.store_rolled_back' },
  },
  { stream: 'sites', subject: 'site', link: '/v1/sites/{site}' },
  { stream: 'purposes', subject: 'purpose', link: '/v1/purposes/{purpose}' },
  { stream: 'notices', subject: 'notice', link: '/v1/notices/{notice}' },
  { stream: 'assessments', subject: 'assessment', link: '/v1/assessments/{assessment}' },
  { stream: 'alternatives', subject: 'checkpoint', link: '/v1/checkpoints/{checkpoint}' },
  { stream: 'rights', subject: 'request', link: '/v1/rights-requests/{request}' },
  { stream: 'complaints', subject: 'complaint', link: '/v1/complaints/{complaint}' },
  { stream: 'incident', each: true, subject: 'incident', link: '/v1/incidents/{incident}' },
  { stream: 'filings', subject: 'filing', link: '/v1/filing' },
  { stream: 'supervision', each: true, subject: 'order', link: '/v1/orders/{order}' },
  { stream: 'deadlines', subject: 'deadline', link: '/v1/deadlines' },
  { stream: 'posture', subject: 'version', link: '/v1/posture' },
  { stream: 'webhooks', subject: 'endpoint', link: '/v1/webhooks/{endpoint}' },
];

/** Tells whether events of a stream are told. */
export function isFollowed(stream: string): boolean {
  return sourceOf(stream) !== null;
}

function sourceOf(name: string): Source | null {
  const source = SOURCES.find(({ stream, each }) =>
    each === true ? name.startsWith(`${stream}/`) : name === stream,
  );
  return source ?? null;
}

/** What happened, as a stream tells it. */
export interface Happened {
  readonly stream: string;
  readonly sequence: number;
  readonly kind: string;
  /** JSON, as text. */
  readonly body: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What is sent of it. */
export interface WebhookEvent {
  /** The same whenever and by whichever replica it is sent. */
  readonly id: string;
  readonly type: EventType;
  /** The integrator it is of; `null` for what concerns the organisation. */
  readonly integrator: string | null;
  /** CloudEvents 1.0 in structured mode, as text: the same bytes at each try. */
  readonly content: string;
}

/** Names of what may be told: ids, codes, times. Never identity data, a text somebody wrote, or a score. */
const TOLD = [
  'amr',
  'assessment',
  'because',
  'calendar',
  'change',
  'checkpoint',
  'certainty',
  'code',
  'complaint',
  'consent',
  'deadline',
  'device',
  'digest',
  'due_at',
  'endpoint',
  'field',
  'filing',
  'face_usable',
  'incident',
  'kind',
  'lead',
  'nonce',
  'notice',
  'order',
  'person',
  'purpose',
  'purpose_id',
  'purpose_version',
  'reason',
  'request',
  'requirement',
  'rows',
  'site',
  'stage',
  'state',
  'verification_id',
  'version',
  'withdrawal',
] as const;

/** An id, a code, a time: nothing with a space or a letter of a name in another script. */
const Word = z.string().regex(/^[A-Za-z0-9._:+-]{1,128}$/);
const Value = z.union([Word, z.int(), z.boolean(), z.null(), z.array(Word).max(200)]);
const Body = z.record(z.string(), z.unknown());

/**
 * Makes what is sent of something that happened; `null` for what is not told.
 *
 * @param origin by which the platform is reached; the source of the event
 */
export function eventOf(happened: Happened, origin: string): WebhookEvent | null {
  const source = sourceOf(happened.stream);
  if (source === null) return null;
  const { kind, sequence, stream, at } = happened;
  const type = EventType.safeParse(
    source.types?.[kind] ?? (kind.includes('.') ? kind : kind.replace('_', '.')),
  );
  const body = Body.safeParse(JSON.parse(happened.body));
  if (!type.success || !body.success) return null;
  const told =
    type.data === 'consent.ended' && body.data['reason'] === 'withdrawn' ? 'consent.withdrawn' : type.data;
  const data = dataOf(body.data);
  const subject = data[source.subject];
  const integrator = Word.safeParse(body.data['integrator']);
  if (source.ofIntegrator === true && !integrator.success) return null;
  const id = `${stream.replace('/', '-')}-${sequence}`;
  return {
    id,
    type: told,
    integrator: source.ofIntegrator === true && integrator.success ? integrator.data : null,
    content: contentOf(
      { id, type: told, origin, at, data: { ...data, link: linkOf(source, data, origin) } },
      subject,
    ),
  };
}

/** Makes the event by which somebody tries out an endpoint. */
export function pingOf(endpoint: string, id: string, origin: string, now: number): WebhookEvent {
  const data = { endpoint, link: `${origin}/v1/webhooks/${endpoint}` };
  const type = 'webhook.ping';
  return { id, type, integrator: null, content: contentOf({ id, type, origin, at: now, data }, endpoint) };
}

function contentOf(
  { id, type, origin, at, data }: { id: string; type: EventType; origin: string; at: number; data: object },
  subject: unknown,
): string {
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: origin,
    type,
    ...(typeof subject === 'string' ? { subject } : {}),
    time: new Date(at).toISOString(),
    datacontenttype: 'application/json',
    data,
  });
}

function dataOf(body: Readonly<Record<string, unknown>>): Readonly<Record<string, z.infer<typeof Value>>> {
  const data: Record<string, z.infer<typeof Value>> = {};
  for (const name of TOLD) {
    const value = Value.safeParse(body[name]);
    if (value.success) data[name] = value.data;
  }
  return data;
}

function linkOf(
  { link }: Source,
  data: Readonly<Record<string, z.infer<typeof Value>>>,
  origin: string,
): string {
  return origin + link.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(data[name])));
}
