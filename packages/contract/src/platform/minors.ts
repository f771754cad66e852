import { z } from 'zod';
import { PersonId } from './people.ts';

const SiteId = z.string().min(1).max(64);
const Proof = z.string().min(1).max(64);

/** What is known of an age: the day of birth, or the band alone. Told or proven, never looked for in a face (R07.3). */
export const Age = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('born'), on: z.iso.date() }),
  z.strictObject({ kind: z.literal('declared'), band: z.enum(['under_14', '14_or_over']) }),
]);
export type Age = z.infer<typeof Age>;

/** `PUT /v1/people/{person}/age`. */
export const TellAge = z.strictObject({
  age: Age,
  /** Number of the document that staff saw; `null` for what was only told. */
  proof: Proof.nullable(),
});
export const AgeView = z.strictObject({
  person: PersonId,
  age: Age.nullable(),
  proof: Proof.nullable(),
  told_at: z.iso.datetime({ offset: true }).nullable(),
  told_by: z.enum(['person', 'staff']).nullable(),
});
export type AgeView = z.infer<typeof AgeView>;

/** How a guardianship was checked (GB/T 45574 6.7 b). */
export const GuardianCheck = z.enum(['sms', 'phone', 'video', 'mail', 'paper', 'bound_account']);
export type GuardianCheck = z.infer<typeof GuardianCheck>;

/** `POST /v1/people/{person}/guardians`: the person is the child. */
export const LinkGuardian = z.strictObject({ guardian: PersonId, proof: Proof, check: GuardianCheck });
export const GuardianView = z.strictObject({
  guardianship: z.uuid(),
  child: PersonId,
  guardian: PersonId,
  proof: Proof,
  check: GuardianCheck,
  checked_at: z.iso.datetime({ offset: true }),
  ended_at: z.iso.datetime({ offset: true }).nullable(),
});
export type GuardianView = z.infer<typeof GuardianView>;
export const GuardianList = z.strictObject({ guardians: z.array(GuardianView).max(50) });
/** `POST /v1/guardianships/{guardianship}/end`. */
export const EndGuardianship = z.strictObject({});
/** `GET /v1/people/{person}/wards`: the children somebody is the shown guardian of now. */
export const WardList = z.strictObject({
  wards: z
    .array(
      z.strictObject({
        child: PersonId,
        guardianship: z.uuid(),
        /** When the child decides for themselves; `null` where no day of birth is known. */
        until: z.iso.datetime({ offset: true }).nullable(),
      }),
    )
    .max(50),
});

/** `GET /v1/children`, those who turn fourteen next first. */
export const ListChildren = z.strictObject({
  site: SiteId.optional(),
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
/** A child by pseudonymous id; the day of birth itself is shown of one alone. */
export const ChildEntry = z.strictObject({
  child: PersonId,
  site: SiteId.nullable(),
  /** Start of the fourteenth birthday, when what a guardian agreed to ends; `null` where no day of birth is known. */
  turns_fourteen_at: z.iso.datetime({ offset: true }).nullable(),
  /** Guardians who were shown and decide now. */
  guardians: z.int().min(0),
  /** Consents of theirs that last. */
  consents: z.int().min(0),
});
export type ChildEntry = z.infer<typeof ChildEntry>;
export const ChildList = z.strictObject({
  children: z.array(ChildEntry).max(200),
  cursor: z.string().nullable(),
});
