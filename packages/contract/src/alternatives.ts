import { z } from 'zod';
import { SessionView, SignIn } from './people.ts';
import { ForVerification } from './verification.ts';

/** `POST /v1/entries/pin` */
export const EnterByPin = z.strictObject({
  ...SignIn.shape,
  verification: ForVerification,
  /** From the choice of this way to its answer, as the screen saw it: ways are compared by it. */
  took_ms: z.int().min(1).max(600_000).optional(),
});
/** `POST /v1/entries/staff`: call a member of staff, who checks and opens. */
export const CallStaff = z.strictObject({ verification: ForVerification });

export const Admission = z.strictObject({
  outcome: z.literal('admitted'),
  way: z.enum(['pin', 'face']),
  session: SessionView,
});
export type Admission = z.infer<typeof Admission>;

export const StaffCalled = z.strictObject({
  outcome: z.literal('called'),
  /** Short call number that staff see too. */
  call: z.string(),
});
export type StaffCalled = z.infer<typeof StaffCalled>;
