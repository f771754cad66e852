import { Actor, BiText, PostureState, RequirementId, Strength, Subject } from '@consentry/law';
import { z } from 'zod';
import { HandedInFacts } from './facts.ts';

const Instant = z.iso.datetime({ offset: true });

/** A judgement counts for at most so long: then people look again. Our setting. */
export const ATTESTATION_LIFE_MAX_DAYS = 366;

/** A fact, by where it stands in the facts (RFC 6901). Texts of people are not repeated. */
const FactOfPosture = z.strictObject({
  path: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});

const DeadlineOfPosture = z.strictObject({
  /** The day or instant by which it is done, in words. */
  by: BiText,
  /** The same for programs; of a provisional day the one to keep. */
  act_by: z.union([z.iso.date(), Instant]),
  trigger: z.string(),
  strength: Strength,
  /** `ours` where the law names no number. */
  period_from: z.string(),
  citation: BiText,
  explanation: BiText,
});

/** How one row of the register stands now. */
export const PostureRow = z.strictObject({
  row: RequirementId,
  slice: z.string(),
  article: BiText,
  strength: Strength,
  duty: BiText,
  state: PostureState,
  /** Since when it is in this state; `null` until a review was written down. */
  since: Instant.nullable(),
  /** Facts that decided it. */
  facts: z.array(FactOfPosture),
  /** Facts that nobody knows and the row turns on. */
  unknown: z.array(FactOfPosture),
  why: BiText,
  remedy: BiText.nullable(),
  deadline: DeadlineOfPosture.nullable(),
  /** Who in the organisation sees to it. */
  who: Actor,
  who_text: BiText,
  /** What a human still has to judge. */
  asks: BiText.nullable(),
});
export type PostureRow = z.infer<typeof PostureRow>;

/** What the posture rests on. */
const Basis = z.strictObject({
  /** The document in which the officer handed in what the platform does not hold; `null` while there is none. */
  handed_in: z
    .strictObject({
      document: z.uuid(),
      digest: z.string(),
      by: z.string(),
      at: Instant,
      /** Too old for a decision. */
      stale: z.boolean(),
    })
    .nullable(),
  /** Where document and platform contradict each other, so that the document was left out. */
  contradictions: z.array(z.string()).max(200),
  /** Where the document says another thing than the platform, whose word counts. */
  disagreements: z
    .array(
      z.strictObject({
        path: z.string(),
        handed_in: z.union([z.string(), z.number(), z.boolean()]),
        platform: z.union([z.string(), z.number(), z.boolean(), z.null()]),
      }),
    )
    .max(200),
});

/** `GET /v1/posture`: who asks sees the rows that concern them. */
export const ReadPosture = z.strictObject({
  state: PostureState.optional(),
  slice: z.string().min(1).max(32).optional(),
  /** Number of an article of the Measures. */
  article: z.coerce.number().int().min(1).max(20).optional(),
  owner: Actor.optional(),
});
export type PostureQuery = z.infer<typeof ReadPosture>;

export const PostureView = z.strictObject({
  as_of: Instant,
  /** Of all rows that were asked for, by state. */
  counts: z.record(PostureState, z.int()),
  rows: z.array(PostureRow).max(125),
  basis: Basis,
});
export type PostureView = z.infer<typeof PostureView>;

/** A lapse, however many things it is found of. */
const FoundOfPosture = z.strictObject({
  code: z.string(),
  risk: z.enum(['broken', 'at-risk']),
  count: z.int(),
  /** The first of them. */
  of: z.array(Subject),
  facts: z.array(FactOfPosture),
  why: BiText,
  remedy: BiText,
  deadline: DeadlineOfPosture.nullable(),
});

/** A human's judgement, with whether it counts. */
export const AttestationView = z.strictObject({
  attestation: z.uuid(),
  row: z.string(),
  of: Subject.nullable(),
  judged: z.enum(['met', 'not_met']),
  text: z.string(),
  evidence: z.array(z.string()),
  relaxes: z.string().nullable(),
  office: Actor,
  judged_by: z.string(),
  judged_at: Instant,
  until: Instant,
  /** `waiting`: it relaxes a reading and another person has not approved. */
  state: z.enum(['counting', 'waiting', 'over']),
  approved_by: z.string().nullable(),
  approved_at: Instant.nullable(),
});
export type AttestationView = z.infer<typeof AttestationView>;

/** `GET /v1/posture/{row}`. */
export const PostureRowView = z.strictObject({
  ...PostureRow.shape,
  as_of: Instant,
  found: z.array(FoundOfPosture),
  /** The same answer for three readers. */
  explained: z.strictObject({ person: BiText, officer: BiText, engineer: BiText }),
  text: z.array(z.strictObject({ citation: BiText, quote: BiText.nullable() })),
  /** Readings of open questions that the row rests on (docs/law). */
  readings: z.array(z.string()),
  attestations: z.array(AttestationView).max(200),
});
export type PostureRowView = z.infer<typeof PostureRowView>;

/** `GET /v1/posture/changes`: how rows changed, the latest first. */
export const ListPostureChanges = z.strictObject({
  row: RequirementId.optional(),
  cursor: z.string().min(1).max(512).optional(),
});

export const PostureChange = z.strictObject({
  change: z.int(),
  row: z.string(),
  /** `null` for the first review. */
  before: PostureState.nullable(),
  after: PostureState,
  /** Codes of what was found. */
  codes: z.array(z.string()),
  at: Instant,
});
export type PostureChange = z.infer<typeof PostureChange>;

export const PostureChangeList = z.strictObject({
  changes: z.array(PostureChange),
  cursor: z.string().nullable(),
});

/** `POST /v1/posture/facts`: what the platform does not hold, by the officer who vouches for it. */
export const HandInFacts = z.strictObject({ facts: HandedInFacts });

export const FactsHandedIn = z.strictObject({
  document: z.uuid(),
  digest: z.string(),
  at: Instant,
  disagreements: Basis.shape.disagreements,
});

/** `GET /v1/posture/facts`: what was handed in last, to go on from. */
export const LatestFacts = z.strictObject({
  /** Where nobody has handed in anything: the form in which nothing stands. */
  facts: HandedInFacts,
  handed_in: Basis.shape.handed_in,
});
export type LatestFacts = z.infer<typeof LatestFacts>;

/** `POST /v1/posture/{row}/attestation`: what a person judged of a row. */
export const Attest = z.strictObject({
  judged: z.enum(['met', 'not_met']),
  /** What was looked at; `null` for the organisation as a whole. */
  of: Subject.nullable().default(null),
  /** Why, in the words of whoever judges. */
  text: z.string().trim().min(10).max(4000),
  /** Ids of the documents it rests on. */
  evidence: z.array(z.string().min(1).max(64)).min(1).max(50),
  /** From when it no longer counts. */
  until: Instant,
  /** The reading of docs/law that this judgement relaxes (`G17`): another person has to approve it. */
  relaxes: z
    .string()
    .regex(/^G\d{1,2}$/)
    .nullable()
    .default(null),
});
export type Attest = z.infer<typeof Attest>;
