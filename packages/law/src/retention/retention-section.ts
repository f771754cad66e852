import { z } from 'zod';
import { Id } from '../id.ts';
import { Instant, epoch } from '../instant.ts';
import { LiftingGround } from '../storage/index.ts';
import { CivilDate } from '../time/civil-date.ts';

const Count = z.int().min(0).max(2_000_000_000);

/** Why face information has to go (《个人信息保护法》第四十七条). */
export const ErasureCause = z.enum([
  'consent_withdrawn',
  'purpose_achieved',
  'period_expired',
  'service_stopped',
  'unlawful_processing',
]);

/** Kept back from erasure: stored and protected, and nothing else. */
const Restricted = z.strictObject({
  persons: z.int().min(1),
  /** A retention period of law, or that deletion is technically hard. */
  because: z.enum(['legal_period', 'technically_hard']),
  /** For a legal period; `null` otherwise. */
  ground: LiftingGround.nullable(),
  /** For what is technically hard: who examined it, in which report; `null` otherwise. */
  report: Id.nullable(),
  /** Last day; `null` where none is set. */
  until: CivilDate.nullable(),
});

/** Erasures of one cause that fell due together. Finished ones may be left out once they are proven. */
const Erasure = z
  .strictObject({
    id: Id,
    purpose_id: Id,
    cause: ErasureCause,
    due_at: Instant,
    persons: z.int().min(1),
    /** Persons of whom every copy is confirmed gone. */
    erased: Count,
    restricted: Restricted.nullable(),
    /** When nothing was compared with them any more, everywhere; `null` while not. */
    out_of_use_at: Instant.nullable(),
    /** Comparisons with them after that was due. */
    compared_after_due: Count,
    /** Devices that have not confirmed, and when the lease of the last of them ends; `null` without one. */
    devices_open: Count,
    lease_until: Instant.nullable(),
    /** Certificate of deletion; `null` while there is none. */
    certificate: Id.nullable(),
  })
  .refine(({ persons, erased, restricted }) => erased + (restricted?.persons ?? 0) <= persons, {
    path: ['erased'],
    error: 'more than are due',
  })
  .refine(
    ({ persons, erased, restricted, devices_open }) =>
      devices_open === 0 || erased + (restricted?.persons ?? 0) < persons,
    { path: ['devices_open'], error: 'every copy is confirmed gone' },
  )
  .refine(({ due_at, out_of_use_at }) => out_of_use_at === null || epoch(out_of_use_at) >= epoch(due_at), {
    path: ['out_of_use_at'],
    error: 'before it was due',
  })
  .refine(({ devices_open, lease_until }) => devices_open > 0 || lease_until === null, {
    path: ['lease_until'],
    error: 'no device is open',
  });
export type Erasure = z.infer<typeof Erasure>;

/** Kinds of what is kept, each with a time of its own. */
export const KeptClass = z.enum(['probe_image', 'probe_template', 'template', 'video']);
export type KeptClass = z.infer<typeof KeptClass>;

/** How long one class is kept for a purpose. */
export const Kept = z.strictObject({
  id: Id,
  purpose_id: Id,
  keeps: KeptClass,
  /** Seconds after the result for a probe, days from the decision for the others. */
  limit: z.discriminatedUnion('unit', [
    z.strictObject({ unit: z.literal('seconds_after_result'), amount: z.int().min(0).max(86_400) }),
    z.strictObject({ unit: z.literal('days'), amount: z.int().min(1).max(36_500) }),
  ]),
  /** Document in which the owner of the purpose gives the reason for the length; `null` where nobody does. */
  reason: Id.nullable(),
  /** What is relied on to keep longer than the purpose needs; `null` where nothing is. */
  ground: LiftingGround.nullable(),
  /** Events that end it before the time. */
  ends_on: z.array(z.enum(['left_job', 'moved_out', 'contract_ended', 'purpose_ended', 'withdrawn'])).max(5),
  /** Persons kept past the end, by a count of all; `null` when nobody has counted. */
  past_end: Count.nullable(),
});
export type Kept = z.infer<typeof Kept>;

/** Video images of one site that is also part of a public security video system. */
const Video = z.strictObject({
  id: Id,
  site_id: Id,
  /** Days after which it is deleted. */
  kept_days: z.int().min(0).max(36_500),
  /** A law or administrative regulation with another period; `null` without one. */
  ground: LiftingGround.nullable(),
  /** Recordings deleted before their 30 days; recordings older than that whose purpose is achieved. */
  deleted_early: Count,
  past_purpose: Count,
  /** Persons whose template is kept because video has to be. */
  templates_kept: Count,
});
export type Video = z.infer<typeof Video>;

/** What the rows of `retention` need to know of a processor. */
export const RetentionSection = z.strictObject({
  erasures: z.array(Erasure).max(20_000),
  schedule: z.array(Kept).max(5000),
  videos: z.array(Video).max(20_000),
});
export type RetentionSection = z.infer<typeof RetentionSection>;
