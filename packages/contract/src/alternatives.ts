import { z } from 'zod';
import { CardNumber, SessionView, SignIn } from './people.ts';
import { ForVerification } from './verification.ts';

/** From the choice of this way to its answer, as the screen saw it: ways are compared by it. */
const TookMs = z.int().min(1).max(600_000).optional();

/** `POST /v1/entries/pin` */
export const EnterByPin = z.strictObject({
  ...SignIn.shape,
  verification: ForVerification,
  took_ms: TookMs,
});
/** `POST /v1/entries/card`: one factor, as strong as the number of the card. */
export const EnterByCard = z.strictObject({
  number: CardNumber,
  verification: ForVerification,
  took_ms: TookMs,
});
/** `POST /v1/entries/qr`: what a scanner read, whatever it is. */
export const EnterByQr = z.strictObject({
  code: z.string().min(1).max(1000),
  verification: ForVerification,
  took_ms: TookMs,
});
/** `POST /v1/entries/staff`: call a member of staff, who checks and opens. */
export const CallStaff = z.strictObject({ verification: ForVerification });

export const Admission = z.strictObject({
  outcome: z.literal('admitted'),
  way: z.enum(['pin', 'card', 'face']),
  session: SessionView,
});
export type Admission = z.infer<typeof Admission>;

/** Nobody is signed in by it: whose code it was the platform knows, and the door does not. */
export const AdmittedByQr = z.strictObject({ outcome: z.literal('admitted'), way: z.literal('qr') });
export type AdmittedByQr = z.infer<typeof AdmittedByQr>;

export const StaffCalled = z.strictObject({
  outcome: z.literal('called'),
  /** Short call number that staff see too. */
  call: z.string(),
});
export type StaffCalled = z.infer<typeof StaffCalled>;
