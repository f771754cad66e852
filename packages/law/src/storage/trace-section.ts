import { z } from 'zod';
import { Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';

const Count = z.int().min(0);

/** A search of disk and memory after captures, for what is left of them (GB/T 45574 6.1 d, e). */
export const Residue = z.strictObject({
  tested_on: CivilDate,
  attempts: z.int().min(1),
  /** Captures of which something was found on disk, in memory; after an attempt that failed. */
  on_disk: Count,
  in_memory: Count,
  after_failure: Count,
  /** Others in the frame of whom features were extracted. */
  bystanders_encoded: Count,
});
export type Residue = z.infer<typeof Residue>;

/** A device that was reset, returned, resold or recycled (GB 46864). */
export const Clearing = z
  .strictObject({
    id: Id,
    device_id: Id,
    event: z.enum(['reset', 'returned', 'resold', 'recycled']),
    /** When it left the hands of the processor, or was set back. */
    handed_over_on: CivilDate,
    medium: z.enum(['semiconductor', 'magnetic']),
    unmapped: z.boolean(),
    block_erased: z.boolean(),
    overwrites: z.int().min(0).max(100),
    random_overwrites: z.int().min(0).max(100),
    /** Report that biometric data on this medium cannot be overwritten; `null` where there is none. */
    not_overwritable_report: Id.nullable(),
    keys_destroyed_on: CivilDate.nullable(),
    /** When the user was told scope, method and effect; `null` where not. */
    user_told_on: CivilDate.nullable(),
    /** A search of the medium for known templates and what it found; `null` when nobody has searched. */
    searched: z.strictObject({ searched_on: CivilDate, found: Count }).nullable(),
    /** Certificate of clearing with the serial number; `null` where there is none. */
    certificate: Id.nullable(),
  })
  .refine(({ overwrites, random_overwrites }) => random_overwrites <= overwrites, {
    path: ['random_overwrites'],
    error: 'more than all overwrites',
  });
export type Clearing = z.infer<typeof Clearing>;

/** Copies that people do not think of. */
export const CopyKind = z.enum(['backup', 'log', 'crash_dump', 'analytics', 'support_bundle']);
export type CopyKind = z.infer<typeof CopyKind>;

/** A search of one kind of copy for a marker template (reading of §§ 第八条、第十四条). */
export const CopySearch = z.strictObject({
  id: CopyKind,
  searched_on: CivilDate,
  /** Times that the marker was found in clear; and that it could be read after its erasure. */
  in_clear: Count,
  readable_after_erasure: Count,
});
export type CopySearch = z.infer<typeof CopySearch>;

/** States of a template. Every other change of state is outside the managed life. */
export const LifeState = z.enum(['consented', 'enrolled', 'active', 'suspended', 'restricted', 'destroyed']);

/** Templates by state, and changes of state since counting began. */
export const TemplateLife = z.strictObject({
  counted_on: CivilDate,
  by_state: z.record(LifeState, Count),
  without_state: Count,
  changes_outside: Count,
});
export type TemplateLife = z.infer<typeof TemplateLife>;

/** Learning across sites (reading G34). `k`, budget and size are settings of the processor. */
export const Learning = z.strictObject({
  document: Id,
  k_set: z.int().min(2),
  /** Fewest devices in one update that was sent; `null` while none was. */
  smallest_update_devices: z.int().min(1).nullable(),
  privacy_budget: z.number().positive(),
  privacy_spent: z.number().min(0),
  update_bytes_max: z.int().min(1),
  largest_update_bytes: Count,
  /** On what updates leave: a transfer listed here with its consent, or proof that nobody can be identified; or nothing. */
  covered_by: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('transfer'), transfer: Id }),
      z.strictObject({ kind: z.literal('proof'), document: Id, examined_on: CivilDate }),
    ])
    .nullable(),
});
export type Learning = z.infer<typeof Learning>;
