import { z } from 'zod';
import { SessionView, SignIn } from './people.ts';

/** `POST /v1/entries/pin` */
export const EnterByPin = SignIn;
/** `POST /v1/entries/staff`: call a member of staff, who checks and opens. */
export const CallStaff = z.strictObject({});

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
