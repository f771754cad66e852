/** What is counted: failures of a way, or acts that are costly, by whom they concern. */
export interface Limit {
  readonly kind:
    | 'pin'
    | 'pin_device'
    | 'card'
    | 'qr'
    | 'face'
    | 'face_device'
    | 'register'
    | 'staff'
    | 'ticket';
  /** This many within the window are allowed; the next waits. */
  readonly most: number;
}

/**
 * Failures older than this no longer count. Nor do those further ahead than this: the clock was set back,
 * and nobody is locked out until it catches up.
 */
export const ATTEMPT_WINDOW_MS = 15 * 60_000;

/** Five wrong PINs for one number: a four-digit PIN is found by chance once in two thousand windows. */
export const PIN_LIMIT: Limit = { kind: 'pin', most: 5 };
/** Wrong PINs for all numbers together, against somebody who tries one PIN on many numbers. */
export const PIN_DEVICE_LIMIT: Limit = { kind: 'pin_device', most: 60 };
/** Cards nobody has here, at one door: of the 2³² numbers of common cards a year finds one of a thousand with 1 in 4. */
export const CARD_LIMIT: Limit = { kind: 'card', most: 30 };
/** Entry codes that were not taken. Nobody guesses a signature: this only bounds the work and the record. */
export const QR_LIMIT: Limit = { kind: 'qr', most: 60 };
/** Failed face captures for one number, or for all in one-to-many (SECURITY.md row 20). */
export const FACE_LIMIT: Limit = { kind: 'face', most: 5 };
/** Failed and refused one-to-one captures for all numbers, against asking who is enrolled (row 45). */
export const FACE_DEVICE_LIMIT: Limit = { kind: 'face_device', most: 30 };
/** Registrations: each costs 64 MiB for a moment and a number for ever. */
export const REGISTER_LIMIT: Limit = { kind: 'register', most: 60 };
/** Calls to staff: enough for a busy door, not for a bell that never stops. */
export const STAFF_LIMIT: Limit = { kind: 'staff', most: 60 };
/** Tickets that were not taken: of a hundred million, that finds none. */
export const TICKET_LIMIT: Limit = { kind: 'ticket', most: 30 };

/**
 * Seconds until one more attempt is allowed, `0` when it is now.
 *
 * @param times instants of counted attempts, ascending, milliseconds since the epoch
 */
export function waitSeconds(limit: Limit, times: readonly number[], now: number): number {
  const counted = times.filter((at) => counts(at, now));
  const freeing = counted.at(-limit.most);
  if (freeing === undefined) return 0;
  return Math.max(1, Math.ceil((freeing + ATTEMPT_WINDOW_MS - now) / 1000));
}

/** Attempts left before the way locks. */
export function triesLeft(limit: Limit, times: readonly number[], now: number): number {
  return Math.max(0, limit.most - times.filter((at) => counts(at, now)).length);
}

function counts(at: number, now: number): boolean {
  return Math.abs(now - at) < ATTEMPT_WINDOW_MS;
}
