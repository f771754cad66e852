import { z } from 'zod';
import { BiText } from './text.ts';

const Id = z.string().min(1).max(64);
const Instant = z.iso.datetime({ offset: true });

/** Comparison mode a purpose declares: one-to-one or one-to-many (§ 第十九条第五、六项). */
export const Mode = z.enum(['verify', 'identify']);
export type Mode = z.infer<typeof Mode>;

export const ProcessorFacts = z.strictObject({
  name: BiText,
  contact: z.string().max(200),
});

export const PurposeFacts = z.strictObject({
  id: Id,
  version: z.int().min(1),
  state: z.enum(['draft', 'active', 'suspended', 'ended']),
  statement: BiText,
  mode: Mode,
  /** Why one-to-many and not one-to-one (§ 第四条, least impact). `null` when mode is `verify`. */
  mode_justification: z.string().max(2000).nullable(),
  basis: z.literal('consent'),
  retention_days: z.int().min(1).max(36500),
  /** The approved assessment that covers this version (§ 第九条第一款), or `null`. */
  assessment: z.strictObject({ id: Id, approved_at: Instant, purpose_version: z.int().min(1) }).nullable(),
});
export type PurposeFacts = z.infer<typeof PurposeFacts>;

export const NoticeFacts = z.strictObject({
  /** SHA-256 of the canonical text, lower-case hex. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  purpose_id: Id,
  purpose_version: z.int().min(1),
  /** What the notice tells the person; must equal the purpose (R05.2, truthful). */
  retention_days: z.int().min(1).max(36500),
  /** The notice as it was shown to this person, or `null` when none was. */
  presented: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/), at: Instant }).nullable(),
});
export type NoticeFacts = z.infer<typeof NoticeFacts>;

export const ConsentFacts = z.strictObject({
  id: z.uuid(),
  state: z.enum(['given', 'refused', 'withdrawn']),
  given_by: z.enum(['person', 'guardian']),
  purpose_id: Id,
  purpose_version: z.int().min(1),
  mode: Mode,
  notice_digest: z.string().regex(/^[0-9a-f]{64}$/),
  decided_at: Instant,
  withdrawn_at: Instant.nullable(),
  /** End of retention; nothing of this face may be kept or compared at or after it (§ 第八条第二款). */
  not_after: Instant,
});
export type ConsentFacts = z.infer<typeof ConsentFacts>;

export const PersonFacts = z.strictObject({
  age: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('born'), on: z.iso.date() }),
    z.strictObject({ kind: z.literal('declared'), band: z.enum(['under_14', '14_or_over']) }),
    z.strictObject({ kind: z.literal('unknown') }),
  ]),
  guardian: z.strictObject({ proof: Id, verified_at: Instant, ended_at: Instant.nullable() }).nullable(),
});
export type PersonFacts = z.infer<typeof PersonFacts>;

export const AlternativeKind = z.enum([
  'pin',
  'totp',
  'passkey',
  'card',
  'qr',
  'staff',
  'fingerprint',
  'voice',
]);
export type AlternativeKind = z.infer<typeof AlternativeKind>;

export const AlternativeFacts = z.strictObject({
  kind: AlternativeKind,
  /** Works now, at this door (R10.1). */
  live: z.boolean(),
});
export type AlternativeFacts = z.infer<typeof AlternativeFacts>;

/** A point of the frame, each coordinate a fraction of its side from the top left. */
export const Point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);

/** Where a device stands. The last group is closed to it by § 第十三条第二款 and Video Reg. 8. */
export const Space = z.enum([
  'entrance',
  'reception',
  'corridor',
  'gate',
  'office',
  'lift',
  'counter',
  'shop_floor',
  'home',
  'other',
  'hotel_room',
  'bathroom',
  'changing_room',
  'toilet',
  'dormitory_room',
  'rest_room',
  'nursing_room',
  'fitting_room',
  'private_dining_room',
]);
export type Space = z.infer<typeof Space>;

export const DeviceFacts = z.strictObject({
  id: Id,
  state: z.enum(['pending', 'approved', 'suspended', 'retired']),
  place: z.enum(['public', 'non_public', 'household']),
  space: Space,
  /** The document that shows need for public security (§ 第十三条第一款), for a public place. */
  public_security_basis: z.string().max(500).nullable(),
  /** Signed memo for a terminal that only the person starts in a public place (reading G17), or `null`. */
  user_initiated_memo: z.string().max(500).nullable(),
  /** Three or more corners; a face whose box centre is outside is dropped (R13.2). */
  capture_area: z.array(Point).min(3).max(32).nullable(),
  sign_approved_at: Instant.nullable(),
});
export type DeviceFacts = z.infer<typeof DeviceFacts>;

/** Everything `authorize` needs to decide one act. The caller vouches for it; nothing is looked up. */
export const GateFacts = z.strictObject({
  processor: ProcessorFacts,
  purpose: PurposeFacts,
  notice: NoticeFacts,
  consent: ConsentFacts.nullable(),
  person: PersonFacts,
  alternatives: z.array(AlternativeFacts).max(16),
  device: DeviceFacts,
  /** True when the person pressed start for this capture (R13.10, TC260-PG-20251A 6.1 b). */
  started_by_person: z.boolean(),
});
export type GateFacts = z.infer<typeof GateFacts>;
