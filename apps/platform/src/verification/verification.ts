import { createHmac, randomInt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { VerificationView, VerificationWay } from '@consentry/contract';
import type { PlatformTables } from '../store/tables.ts';

export type StoredVerification = PlatformTables['verifications'];
export type StoredUse = PlatformTables['verification_uses'];
type Amr = VerificationView['amr'];

/** Tickets that were not taken, by one device: the next waits. Of 10⁸ tickets that finds none. */
export const TICKET_TRIES_MAX = 30;
export const TICKET_TRIES_WINDOW_MS = 15 * 60_000;
/** A result can be read for so long after its verification was opened. */
export const RESULT_KEPT_MS = 30 * 86_400_000;
/** A record of processing is kept for three years (§ 第九条第二款), 1,096 days at most; nothing needs it longer. */
export const USE_KEPT_MS = 1097 * 86_400_000;

/** RFC 8176 § 2, and ours where it has no value. Of a passkey at a door nobody asked what holds its key. */
const AMR: Readonly<Record<VerificationWay, Amr[number]>> = {
  face: 'face',
  pin: 'pin',
  totp: 'otp',
  passkey: 'pop',
  fingerprint: 'fpt',
  voice: 'vbm',
  card: 'card',
  qr: 'qr',
  staff: 'staff',
};

/** Draws a ticket: 10⁸ of them, of which a site has a few open. */
export function drawTicket(): string {
  return String(randomInt(100_000_000)).padStart(8, '0');
}

/** What is kept of a ticket. */
export function ticketHash(secret: KeyObject, ticket: string): string {
  return createHmac('sha256', secret).update(`verification ticket\n${ticket}`).digest('hex');
}

/** Tells what a verification is now: its time may be over before anybody has written so. */
export function stateOf(
  { state, expires_at }: Pick<StoredVerification, 'state' | 'expires_at'>,
  now: number,
): StoredVerification['state'] {
  return (state === 'open' || state === 'claimed') && now >= expires_at ? 'expired' : state;
}

/** Whether there can still be a result. */
export function isOpen(row: Pick<StoredVerification, 'state' | 'expires_at'>, now: number): boolean {
  const state = stateOf(row, now);
  return state === 'open' || state === 'claimed';
}

/**
 * Decides what an admission at a door says of whom the integrator asked about.
 *
 * @param known the person of the platform whom the door's person is known to be, or `null`
 * @returns whether they are that person, and whether it is known from now on: a ticket that the person took
 *   in their own session and showed at the door tells so
 */
export function resultOf(
  { person, taken_at }: Pick<StoredVerification, 'person' | 'taken_at'>,
  known: string | null,
): { readonly state: 'verified' | 'not_verified'; readonly link: boolean } {
  // Of a visitor only the integrator knows who was given the ticket.
  if (person === null || known === person) return { state: 'verified', link: false };
  if (known === null && taken_at !== null) return { state: 'verified', link: true };
  return { state: 'not_verified', link: false };
}

/**
 * Shows a verification to the program that asked. Whichever way failed is not told: that of a face would
 * say that there is one.
 */
export function verificationView(row: StoredVerification, now: number): VerificationView {
  const state = stateOf(row, now);
  return {
    verification_id: row.verification,
    purpose_id: row.purpose,
    purpose_version: row.purpose_version,
    checkpoint_id: row.checkpoint,
    subject:
      row.person === null
        ? { kind: 'visitor', reference: row.visitor ?? '' }
        : { kind: 'person', person: row.person },
    nonce: row.nonce,
    state,
    opened_at: iso(row.opened_at),
    expires_at: iso(row.expires_at),
    completed_at: row.completed_at === null ? null : iso(row.completed_at),
    amr: state === 'verified' && row.way !== null ? [amrOf(row.way, row.key_synced)] : [],
  };
}

/** A key its authenticator says it cannot give away is of hardware; nobody attests that. */
function amrOf(way: VerificationWay, synced: boolean | null): Amr[number] {
  if (way !== 'passkey' || synced === null) return AMR[way];
  return synced ? 'swk' : 'hwk';
}

/** Writes an instant as it travels. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}
