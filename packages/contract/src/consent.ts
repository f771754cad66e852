import { z } from 'zod';
import { ErasureCertificate } from './certificate.ts';
import { PersonNumber } from './people.ts';

/** `POST /v1/notices/presented`: the notice of this digest was on screen, in full view. */
export const PresentNotice = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const Presentation = z.strictObject({
  presentation: z.uuid(),
  at: z.iso.datetime({ offset: true }),
});
export type Presentation = z.infer<typeof Presentation>;

/**
 * `POST /v1/consents`: the person's own separate decision, for this purpose version and notice only
 * (§ 第六条第一款). Needs a session for enrolment; in `identify` mode a person not yet known decides
 * for one look only (`scope: once`).
 */
export const DecideConsent = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('given'),
    presentation: z.uuid(),
    scope: z.enum(['enrolment', 'once']),
    /** Declared, without any capture to establish it (R07.3). */
    age: z.enum(['under_14', '14_or_over']),
  }),
  /** A no needs no reason and no age. */
  z.strictObject({
    decision: z.literal('refused'),
    presentation: z.uuid(),
    scope: z.enum(['enrolment', 'once']),
  }),
]);
export type DecideConsent = z.infer<typeof DecideConsent>;

/**
 * `POST /v1/consents/by-guardian`: a guardian read the notice here, says yes for the child whose number and PIN began
 * the session, and shows by a code of the portal that it is they who gave the consent there (§ 第七条第一款).
 */
export const DecideByGuardian = z.strictObject({
  presentation: z.uuid(),
  /** What a scanner read, whatever it is. */
  code: z.string().min(1).max(1000),
});

export const ConsentView = z.strictObject({
  consent: z.uuid(),
  state: z.enum(['given', 'refused', 'withdrawn']),
  purpose_id: z.string(),
  purpose_version: z.int(),
  notice_digest: z.string(),
  decided_at: z.iso.datetime({ offset: true }),
  withdrawn_at: z.iso.datetime({ offset: true }).nullable(),
  not_after: z.iso.datetime({ offset: true }),
});
export type ConsentView = z.infer<typeof ConsentView>;

/** `POST /v1/withdrawals`: one click, no reason, no face. Body empty; the session says who. */
export const Withdraw = z.strictObject({});

/**
 * `POST /v1/withdrawals/by-staff`, `Authorization: Operator KEY`: staff withdraw for a person who stands
 * before them and cannot type their PIN, because it is forgotten or locked (R06.5).
 */
export const WithdrawByStaff = z.strictObject({ number: PersonNumber });

/** `accepted` is durable; `effective`: no comparison can use it; `erased`: keys and template are gone. */
export const WithdrawalView = z.strictObject({
  withdrawal: z.uuid(),
  consent: z.uuid(),
  state: z.enum(['accepted', 'effective', 'erased']),
  accepted_at: z.iso.datetime({ offset: true }),
  effective_at: z.iso.datetime({ offset: true }).nullable(),
  erased_at: z.iso.datetime({ offset: true }).nullable(),
  /** What the device signs of the erasure: what is certain, and what it rests on. */
  certificate: ErasureCertificate.nullable(),
});
export type WithdrawalView = z.infer<typeof WithdrawalView>;
