import { z } from 'zod';
import { CardView, SessionView } from './people.ts';
import { ConsentView, WithdrawalView } from './consent.ts';

/** One line of the record of processing (§ 第九条第一款). No biometric, kept three years. */
export const RecordEntry = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  purpose_id: z.string(),
  purpose_version: z.int(),
  event: z.enum([
    'entry',
    'notice',
    'consent',
    'refusal',
    'capture',
    'enrolment',
    'comparison',
    'withdrawal',
    'erasure',
  ]),
  way: z.enum(['pin', 'card', 'qr', 'staff', 'face']).nullable(),
  mode: z.enum(['verify', 'identify']).nullable(),
  outcome: z.string(),
  /** Rows of the register that refused it, if any. */
  requirements: z.array(z.string()),
});
export type RecordEntry = z.infer<typeof RecordEntry>;

/** `GET /v1/me`: what this door holds about the person of the session. */
export const PersonView = z.strictObject({
  session: SessionView.omit({ token: true }),
  card: CardView,
  consents: z.array(ConsentView),
  withdrawals: z.array(WithdrawalView),
  records: z.array(RecordEntry),
});
export type PersonView = z.infer<typeof PersonView>;
