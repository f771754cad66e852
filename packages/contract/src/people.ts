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

/** What this person's face means here now. */
export const FaceState = z.enum(['none', 'consented', 'enrolled', 'withdrawn', 'refused', 'expired']);
export type FaceState = z.infer<typeof FaceState>;

/** A person is known for a short while: `Authorization: Bearer` this token. */
export const SessionView = z.strictObject({
  token: z.string(),
  expires_at: z.iso.datetime({ offset: true }),
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
