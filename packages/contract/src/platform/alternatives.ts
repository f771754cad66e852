import { AlternativeKind, PostureFacts } from '@consentry/law';
import { z } from 'zod';
import { PurposeId } from './purpose.ts';

const { preset, chooser, residents, ways } = PostureFacts.shape.alternatives.shape.checkpoints.element.shape;
const { with_face, measured } = ways.element.shape;
const { open_minutes, fee_fen, extra_steps, extra_documents } = measured.unwrap().shape;
const At = z.iso.datetime({ offset: true });
const Site = z.string().min(1).max(64);
const Count = z.int().min(0).max(1_000_000_000);

/** What a way asks of people besides time. */
export const WayTerms = z.strictObject({ open_minutes, fee_fen, extra_steps, extra_documents });
export type WayTerms = z.infer<typeof WayTerms>;

/** `POST /v1/purposes/{purpose}/checkpoints`: a place where a purpose asks for a face, and its ways. */
export const NewCheckpoint = z.strictObject({
  site: Site,
  preset,
  chooser,
  residents,
  face_terms: WayTerms.nullable(),
  /** Each kind once. A way counts as not working until somebody has looked. */
  ways: z
    .array(z.strictObject({ kind: AlternativeKind, with_face, terms: WayTerms.nullable() }))
    .max(8)
    .refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length),
});
export type NewCheckpoint = z.infer<typeof NewCheckpoint>;

/** A way without the face, as it was last looked at. */
export const CheckpointWay = z.strictObject({
  way: z.uuid(),
  kind: AlternativeKind,
  with_face,
  live: z.boolean(),
  checked_at: At,
  terms: WayTerms.nullable(),
});
export type CheckpointWay = z.infer<typeof CheckpointWay>;

/** One place where a purpose asks for a face. */
export const CheckpointView = z.strictObject({
  checkpoint: z.uuid(),
  purpose: PurposeId,
  site: Site,
  preset,
  chooser,
  residents,
  face_terms: WayTerms.nullable(),
  ways: z.array(CheckpointWay).max(8),
  /** Whether a face may be asked for here now: another way works (§ 第十条第一款, R10.1). */
  face_usable: z.boolean(),
  face_stopped_at: At.nullable(),
  revision: z.int().min(1),
});
export type CheckpointView = z.infer<typeof CheckpointView>;

/** `GET /v1/purposes/{purpose}/checkpoints`. */
export const CheckpointList = z.strictObject({ checkpoints: z.array(CheckpointView).max(1000) });

/** `POST /v1/ways/{way}/health`: somebody or something looked whether it works. */
export const WayHealth = z.strictObject({ live: z.boolean() });
export const WayHealthTaken = z.strictObject({
  way: z.uuid(),
  live: z.boolean(),
  checked_at: At,
  face_usable: z.boolean(),
});

/** `GET /v1/ways/{way}/outages`, the latest first. */
export const OutageList = z.strictObject({
  outages: z.array(z.strictObject({ began_at: At, ended_at: At.nullable() })).max(200),
});

/**
 * `POST /v1/checkpoints/{checkpoint}/counts`: how attempts went since the last report. Sums alone: nobody
 * is named, and no single attempt has a time of day.
 */
export const ReportCounts = z.strictObject({
  attempts: z
    .array(
      z
        .strictObject({
          way: z.union([AlternativeKind, z.literal('face')]),
          /** How long these took from start to result, rounded by the reporter. */
          took_ms: z.int().min(1).max(600_000),
          attempts: Count.min(1),
          /** Of them, those in which the first try succeeded. */
          first_succeeded: Count,
        })
        .refine(({ attempts, first_succeeded }) => first_succeeded <= attempts),
    )
    .max(500),
  /** Who said no to the face, and of them those who were sent away. */
  refusals: z
    .strictObject({ refused: Count, turned_away: Count })
    .refine(({ refused, turned_away }) => turned_away <= refused),
});
export type ReportCounts = z.infer<typeof ReportCounts>;
export const CountsTaken = z.strictObject({ taken: z.literal(true) });

/** `GET /v1/checkpoints/{checkpoint}/parity`: each way against the face, last 30 days. */
export const ParityView = z.strictObject({
  since: z.iso.date(),
  ways: z
    .array(
      z.strictObject({
        way: z.union([AlternativeKind, z.literal('face')]),
        attempts: Count,
        /** `null` with too few attempts to say. */
        median_ms: z.int().min(1).nullable(),
        success_permille: z.int().min(0).max(1000).nullable(),
      }),
    )
    .max(9),
});
export type ParityView = z.infer<typeof ParityView>;
