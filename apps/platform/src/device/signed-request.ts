import { createHash, createPublicKey, verify } from 'node:crypto';
import { type ReceivedSignature, readSignature, SIGNATURE_LIFE_S, signatureBase } from '@consentry/contract';
import type { Caller } from '@consentry/server';

/** How far the clock of a device may go before ours, seconds. */
export const CLOCK_LEAD_S = 30;

/** A signature that is well formed, of now, and covers the body that came; its key was not looked at yet. */
export interface ClaimedRequest extends ReceivedSignature {
  /** What has to be signed. */
  readonly base: string;
}

/** Why a signed request was not taken. */
export type SignatureRefusal = 'malformed' | 'other_body' | 'not_now';

/**
 * Reads the signature of a request (RFC 9421) and checks all that needs no key: form, body (RFC 9530),
 * time. There is one header of each kind, or it is malformed.
 *
 * @param now epoch milliseconds
 */
export function readSignedRequest(
  { headers, method, uri, body }: Caller,
  now: number,
): ClaimedRequest | { readonly refused: SignatureRefusal } {
  const digest = headers['content-digest'];
  const signature = readSignature(textOf(headers['signature-input']), textOf(headers['signature']));
  if (signature === null || typeof digest !== 'string') return { refused: 'malformed' };
  if (digest !== `sha-256=:${createHash('sha256').update(body).digest('base64')}:`)
    return { refused: 'other_body' };
  const seconds = now / 1000;
  const { created, expires } = signature;
  if (expires <= created || expires > created + SIGNATURE_LIFE_S) return { refused: 'malformed' };
  if (created > seconds + CLOCK_LEAD_S || expires <= seconds) return { refused: 'not_now' };
  const base = signatureBase(
    [
      ['@method', method],
      ['@target-uri', uri],
      ['content-digest', digest],
    ],
    signature.parameters,
  );
  return { ...signature, base };
}

/**
 * Tells whether this key signed the request.
 *
 * @param publicKey SubjectPublicKeyInfo in DER, base64
 */
export function isSignedBy({ base, signature }: ClaimedRequest, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(base), key, Buffer.from(signature, 'base64'));
}

function textOf(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}
