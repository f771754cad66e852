import { z } from 'zod';
import { RefusalReason } from './bundle.ts';

/** The number a person types at the door: pseudonymous, six digits, never reused. */
export const PersonNumber = z.string().regex(/^[1-9]\d{5}$/);
/** Four to twelve digits. Trivial ones are refused (`pin_weak`). */
export const Pin = z.string().regex(/^\d{4,12}$/);

/** `POST /v1/people`: register with a PIN. Face is not asked for here (R06.8). */
export const RegisterPerson = z.strictObject({ pin: Pin });

/**
 * `POST /v1/sessions`: be known without coming in, to see what is held or to withdraw. Works even where
 * the PIN is not one of the ways in.
 */
export const SignIn = z.strictObject({ number: PersonNumber, pin: Pin });

/** The number of a card, as a reader that types gives it; 4 to 64 letters and digits of it count. Never kept. */
export const CardNumber = z.string().min(4).max(64);
/** `POST /v1/me/card`: the person's card from now on, in place of the one before. */
export const LinkCard = z.strictObject({ number: CardNumber });
/**
 * `POST /v1/cards/by-staff`: links a card to somebody, and takes it from who had it before; `null` takes theirs
 * away. Needs the operator key.
 */
export const LinkCardByStaff = z.strictObject({ of: PersonNumber, number: CardNumber.nullable() });
/** Whether somebody has a card here, and since when. Its number is nowhere. */
export const CardView = z.strictObject({ linked_at: z.iso.datetime({ offset: true }).nullable() });
export type CardView = z.infer<typeof CardView>;

/** What this person's face means here now. */
export const FaceState = z.enum(['none', 'consented', 'enrolled', 'withdrawn', 'refused', 'expired']);
export type FaceState = z.infer<typeof FaceState>;

/** `POST /v1/me/session`: somebody is still there and asks for more time; the session begins anew, so often. */
export const StayOn = z.strictObject({});

/** A person is known for a short while: `Authorization: Bearer` this token. */
export const SessionView = z.strictObject({
  token: z.string(),
  expires_at: z.iso.datetime({ offset: true }),
  /** Until it ends however busy somebody is; asked for in time, it begins anew (WCAG 2.2.1). */
  seconds_left: z.int().min(0),
  /** How often more time can still be asked for. */
  extensions_left: z.int().min(0),
  number: PersonNumber,
  face: FaceState,
  /** Consent in force, or null. */
  consent: z.uuid().nullable(),
  /** Why the platform did not take the last consent; `null` where it did, or the door works alone. */
  not_taken: RefusalReason.nullable(),
  /** The consent rests: words it was given for have changed, and nothing is compared until they agree again. */
  rests: z.boolean(),
  /** Do not ask for the face again before this day unless the person asks (R06.9). */
  ask_again_after: z.iso.datetime({ offset: true }).nullable(),
});
export type SessionView = z.infer<typeof SessionView>;
