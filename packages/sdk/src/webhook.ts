/** A webhook is accepted this long before and after its time, seconds (Standard Webhooks). */
export const WEBHOOK_TOLERANCE_S = 300;

/** Why a webhook is not accepted. */
export class WebhookRefused extends Error {
  readonly code: 'headers_missing' | 'too_old' | 'too_new' | 'signature_wrong' | 'secret_wrong';

  constructor(code: WebhookRefused['code'], what: string) {
    super(what);
    this.name = 'WebhookRefused';
    this.code = code;
  }
}

/** What is known of a webhook whose signature is right. */
export interface Webhook {
  /** `webhook-id`: the same when it is delivered again. Keep those you have worked on, and work on none twice. */
  readonly id: string;
  readonly sentAt: Date;
  /** The body, read as JSON. */
  readonly event: unknown;
}

type Headers_ = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Checks that a webhook is of your platform and of now (Standard Webhooks 1.0.0).
 *
 * @param body as it came, before anything read it as JSON
 * @param secret `whsec_…`; of several any counts, for the time of a rotation
 * @throws {WebhookRefused} where it is not: answer 400, and do nothing
 */
export async function verifyWebhook(
  headers: Headers_,
  body: string,
  secret: string | readonly string[],
  now: Date = new Date(),
): Promise<Webhook> {
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  const signatures = headerOf(headers, 'webhook-signature');
  if (id === '' || !/^\d{1,12}$/.test(timestamp) || signatures === '') {
    throw new WebhookRefused(
      'headers_missing',
      'A webhook has webhook-id, webhook-timestamp and webhook-signature.',
    );
  }
  const age = now.getTime() / 1000 - Number(timestamp);
  if (age > WEBHOOK_TOLERANCE_S)
    throw new WebhookRefused('too_old', 'The webhook is older than five minutes: it may be a copy.');
  if (age < -WEBHOOK_TOLERANCE_S)
    throw new WebhookRefused('too_new', 'The webhook is of a time to come: check your clock.');
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const given = signatures.split(' ').flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []));
  for (const one of typeof secret === 'string' ? [secret] : secret) {
    const key = await importSecret(one);
    for (const signature of given) {
      const bytes = fromBase64(signature);
      // WebCrypto compares in constant time.
      if (bytes !== null && (await crypto.subtle.verify('HMAC', key, bytes, content))) {
        return { id, sentAt: new Date(Number(timestamp) * 1000), event: JSON.parse(body) };
      }
    }
  }
  throw new WebhookRefused(
    'signature_wrong',
    'No signature of the webhook is by this secret over this body.',
  );
}

async function importSecret(secret: string): Promise<CryptoKey> {
  const bytes = secret.startsWith('whsec_') ? fromBase64(secret.slice(6)) : null;
  if (bytes === null || bytes.length === 0)
    throw new WebhookRefused(
      'secret_wrong',
      'The secret of a webhook is whsec_ and base64, as it was shown.',
    );
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function headerOf(headers: Headers_, name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? '';
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
