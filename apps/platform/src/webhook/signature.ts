import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** Bytes of a secret; Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32;

/** Draws the secret of an endpoint: `whsec_` and base64, as libraries of Standard Webhooks take it. */
export function drawWebhookSecret(): { readonly bytes: Uint8Array; readonly shown: string } {
  const bytes = randomBytes(SECRET_BYTES);
  return { bytes, shown: PREFIX + bytes.toString('base64') };
}

/**
 * Gives the headers by which a receiver knows who sent an event, and when (Standard Webhooks): one
 * signature for each secret that is good now, so that a receiver may change over at its leisure.
 *
 * @param id of the event, the same each time it is sent
 * @param now epoch milliseconds, of this very try
 */
export function signatureHeaders(
  id: string,
  body: string,
  secrets: readonly Uint8Array[],
  now: number,
): Readonly<Record<string, string>> {
  const seconds = Math.floor(now / 1000);
  const marks = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': marks.join(' '),
  };
}
