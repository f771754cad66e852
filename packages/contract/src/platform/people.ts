import { z } from 'zod';
import { PasskeyAssertion, PasskeyView, TotpCode } from './staff.ts';

/** Pseudonymous id of a person: random, says nothing of them. */
export const PersonId = z.uuid();

/** Language in which a person is addressed. */
export const PersonLanguage = z.enum(['zh-CN', 'en']);
export type PersonLanguage = z.infer<typeof PersonLanguage>;

const Email = z.email().max(254);
/** International form, `+8613800000000`; a mainland number may leave out `+86`. */
const Phone = z.string().regex(/^\+?[0-9][0-9 -]{4,24}$/);
const EmployeeNumber = z
  .string()
  .regex(/^[^\s\p{Cc}](?:[^\p{Cc}]{0,62}[^\s\p{Cc}])?$/u)
  .max(64);
const Name = z
  .string()
  .regex(/^[^\p{Cc}]*[^\s\p{Cc}][^\p{Cc}]*$/u)
  .max(200);
const SiteId = z.string().min(1).max(64);

/** What says who a person is in the world. Kept apart from everything else; `null` is not known. */
export const Identity = z.strictObject({
  name: Name.nullable(),
  email: Email.nullable(),
  phone: Phone.nullable(),
  employee_number: EmployeeNumber.nullable(),
  language: PersonLanguage,
});
export type Identity = z.infer<typeof Identity>;

/** `POST /v1/people`: register somebody. No face is asked for here (R06.8). */
export const NewPerson = z.strictObject({
  /** Site whose staff look after the person; `null` for none. */
  site: SiteId.nullable(),
  identity: Identity,
});

/** A person as everything but their identity knows them. */
export const PersonEntry = z.strictObject({
  person: PersonId,
  site: SiteId.nullable(),
  state: z.enum(['active', 'ended']),
  registered_at: z.iso.datetime({ offset: true }),
  version: z.int().min(1),
});
export type PersonEntry = z.infer<typeof PersonEntry>;

/** `GET /v1/people/{person}/identity`, versioned. */
export const IdentityView = z.strictObject({
  person: PersonId,
  ...Identity.shape,
  changed_at: z.iso.datetime({ offset: true }),
});
export type IdentityView = z.infer<typeof IdentityView>;

/** One identifier by which a person can be found. */
export const Identifier = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('email'), value: Email }),
  z.strictObject({ kind: z.literal('phone'), value: Phone }),
  z.strictObject({ kind: z.literal('employee_number'), value: EmployeeNumber }),
]);
export type Identifier = z.infer<typeof Identifier>;

/** `POST /v1/people/find`: the whole identifier, never a part. In a body, so that no log has it. */
export const FindPerson = z.strictObject({ site: SiteId.nullable(), identifier: Identifier });
export const FoundPeople = z.strictObject({ people: z.array(PersonEntry).max(1) });

/** `GET /v1/people`, by pseudonymous id. */
export const ListPeople = z.strictObject({
  site: SiteId.optional(),
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const PeopleList = z.strictObject({
  people: z.array(PersonEntry).max(200),
  cursor: z.string().nullable(),
});

/** `POST /v1/sign-in/codes`: have a one-time code sent to a contact. */
export const AskCode = z.strictObject({
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('email'), value: Email }),
    z.strictObject({ kind: z.literal('phone'), value: Phone }),
  ]),
});
/** Says the same whether or not anybody has that contact. */
export const CodeAsked = z.strictObject({
  challenge: z.uuid(),
  expires_at: z.iso.datetime({ offset: true }),
});

/** Eight digits, as they were sent. */
export const OneTimeCode = z.string().regex(/^\d{8}$/);

/** `cookie` for a browser; `bearer` for a program, which gets a token to send as `Authorization: Bearer`. */
const Carrier = z.enum(['cookie', 'bearer']).default('bearer');

/** `POST /v1/sign-in/sessions`: be known for a short while. */
export const ShowCode = z.strictObject({ challenge: z.uuid(), code: OneTimeCode, carrier: Carrier });

/** Who is signed in. `token` is there only for a program, and only when the session begins. */
export const PersonSession = z.strictObject({
  token: z.string().max(64).optional(),
  person: PersonId,
  /** Until then, when nothing is done. */
  expires_at: z.iso.datetime({ offset: true }),
});
export type PersonSession = z.infer<typeof PersonSession>;
/** `POST /v1/sign-in/passkey-sessions`. */
export const ShowPasskey = z.strictObject({ passkey: PasskeyAssertion, carrier: Carrier });

/** `GET /v1/people/{person}/factors`: the ways a person has beside a code sent to them. Never a face. */
export const PersonFactors = z.strictObject({
  passkeys: z.array(PasskeyView).max(10),
  /** An authenticator app, which completes a verification and signs nobody in. */
  app: z.strictObject({ made_at: z.iso.datetime({ offset: true }) }).nullable(),
});
/** `PUT /v1/people/{person}/app`: the offer, confirmed by a code of the app. */
export const ConfirmApp = z.strictObject({ offer: z.string().max(256), code: TotpCode });

/** Why two records are not made one: each says who somebody is, or their ages or guardians contradict. */
export const MergeObstacle = z.enum(['identity', 'age', 'guardian']);
export type MergeObstacle = z.infer<typeof MergeObstacle>;

/**
 * Two records of one person that become one: `open`, with the person's own ticket `claimed` by a door, then
 * one of the others, for good.
 */
export const MergeView = z.strictObject({
  merge: z.uuid(),
  state: z.enum(['open', 'claimed', 'merged', 'stopped', 'expired']),
  asked_by: z.enum(['person', 'staff']),
  asked_at: z.iso.datetime({ offset: true }),
  expires_at: z.iso.datetime({ offset: true }).nullable(),
  done_at: z.iso.datetime({ offset: true }).nullable(),
  device_id: z.string().nullable(),
  /** The record that is no longer one of its own. */
  absorbed: PersonId.nullable(),
  obstacles: z.array(MergeObstacle).max(3),
});
export type MergeView = z.infer<typeof MergeView>;
export const MergeList = z.strictObject({ merges: z.array(MergeView).max(50) });

/** `POST /v1/people/{person}/door-tickets`: eight digits to type at a door before the person's own PIN there. */
export const DoorTicket = z.strictObject({
  merge: z.uuid(),
  ticket: z.string().regex(/^\d{8}$/),
  expires_at: z.iso.datetime({ offset: true }),
});

/** `POST /v1/people/{person}/merges`: a member of staff saw that a door's record is of this person. */
export const ProposeMerge = z.strictObject({
  absorbed: PersonId,
  /** What was seen, by number of a document or case. */
  proof: z.string().trim().min(1).max(200),
});

/** `DELETE /v1/sign-in/session`. */
export const SessionEnded = z.strictObject({ ended: z.literal(true) });
