import { FaceAct, GateFacts, RequirementId } from '@consentry/law';
import { z } from 'zod';
import { CustodyLevel, ErasureLevel, ShareState } from './certificate.ts';
import { ImageErrorCode, QualityReason } from './quality.ts';
import { Suite } from './suite.ts';

/** Largest reply, bytes of JSON. A decision fits; a vector or an image does not (SECURITY.md 4.1). */
export const REPLY_MAX_BYTES = 256;
/** Most shares of keys in one request. */
export const SHARES_MAX = 100;
/** Largest request header, bytes of JSON. */
export const REQUEST_HEADER_MAX_BYTES = 65_536;

const Serial = z
  .int()
  .min(1)
  .max(2 ** 31 - 1);
const CaptureId = z.uuid();
const ConsentId = z.uuid();

/**
 * What the courier may ask of the vault process. A request is one frame: this header as JSON, then
 * the bytes of one image where the operation takes one (`observe`). The header cannot carry a face.
 */
export const VaultRequest = z.discriminatedUnion('op', [
  /** Who are you, how confined, how many enrolled. */
  z.strictObject({ op: z.literal('hello'), serial: Serial }),
  /** Look at one frame of one capture, under the act it is taken for. Followed by the image. */
  z.strictObject({
    op: z.literal('observe'),
    serial: Serial,
    capture: CaptureId,
    act: z.enum(['enrol', 'verify', 'identify']),
    /** Usable frames to fuse before deciding; the same for all frames of a capture. */
    need: z.int().min(1).max(16),
    facts: GateFacts,
  }),
  /** Forget the frames of a capture that was broken off. */
  z.strictObject({ op: z.literal('abandon'), serial: Serial, capture: CaptureId }),
  /**
   * A withdrawal: never compare again, then erase. Answers when template and key are gone and nothing can be
   * compared; the erasure is complete with the next `settle`.
   */
  z.strictObject({ op: z.literal('erase'), serial: Serial, consent: ConsentId }),
  /** Erase everything whose retention is over (§ 第八条第二款). */
  z.strictObject({ op: z.literal('expire'), serial: Serial }),
  /** The platform's shares of keys, for as long as the lease: opens what waits for them. Never written. */
  z.strictObject({
    op: z.literal('shares'),
    serial: Serial,
    shares: z
      .array(z.strictObject({ consent: ConsentId, share: z.string().regex(/^[0-9a-f]{64}$/) }))
      .min(1)
      .max(SHARES_MAX),
  }),
  /** The lease is over: forget every share and wipe the templates that need one. */
  z.strictObject({ op: z.literal('lock'), serial: Serial }),
  /** Destroy the epoch key under which the erased data keys were wrapped, so that no copy of them opens. */
  z.strictObject({ op: z.literal('settle'), serial: Serial }),
  /** What the erasure of a consent came to, where the platform signed that its share of the key is gone, or did not. */
  z.strictObject({
    op: z.literal('erasure'),
    serial: Serial,
    consent: ConsentId,
    share_destroyed: z.boolean(),
  }),
]);
export type VaultRequest = z.infer<typeof VaultRequest>;

/** A denial that Node's permission model confirms from inside the process. */
export const Denial = z.enum([
  'net',
  'child',
  'worker',
  'addons',
  'ffi',
  'inspector',
  'wasi',
  'fs_read',
  'fs_write',
]);
export type Denial = z.infer<typeof Denial>;

/**
 * What may leave the vault process: a decision, reason codes and opaque ids, never a score, a vector
 * or free text. Closed, and at most `REPLY_MAX_BYTES` bytes as JSON.
 */
export const VaultReply = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('hello'),
    serial: Serial,
    confined: z.boolean(),
    denied: z.array(Denial).max(9),
    /** First 16 hex digits of the digest of the models in use. */
    model: z.string().regex(/^[0-9a-f]{16}$/),
    enrolled: z.int().min(0),
  }),
  /** The law said no inside the vault, too. */
  z.strictObject({
    outcome: z.literal('refused'),
    serial: Serial,
    act: FaceAct,
    requirements: z.array(RequirementId).min(1).max(21),
  }),
  /** The frame cannot be used; say why and try again. */
  z.strictObject({
    outcome: z.literal('guidance'),
    serial: Serial,
    reasons: z.array(QualityReason).min(1).max(4),
    have: z.int().min(0).max(16),
    need: z.int().min(1).max(16),
  }),
  /** The frame was used; more are wanted. */
  z.strictObject({
    outcome: z.literal('more'),
    serial: Serial,
    have: z.int().min(1).max(16),
    need: z.int().min(1).max(16),
  }),
  z.strictObject({ outcome: z.literal('enrolled'), serial: Serial }),
  /** The person matched; for `identify`, whose consent the template rests on. */
  z.strictObject({ outcome: z.literal('match'), serial: Serial, consent: ConsentId }),
  z.strictObject({ outcome: z.literal('no_match'), serial: Serial }),
  z.strictObject({ outcome: z.literal('erased'), serial: Serial, count: z.int().min(0) }),
  z.strictObject({ outcome: z.literal('opened'), serial: Serial, count: z.int().min(0) }),
  z.strictObject({ outcome: z.literal('settled'), serial: Serial, count: z.int().min(0) }),
  /** Epochs are `null` where no template was held; the later one too, until it is settled. */
  z.strictObject({
    outcome: z.literal('erasure'),
    serial: Serial,
    templates: z.int().min(0),
    epoch_from: z.int().min(1).nullable(),
    epoch_to: z.int().min(2).nullable(),
    /** How far it reaches; `null` where no template was held. */
    level: ErasureLevel.nullable(),
    custody: CustodyLevel,
    suite: Suite,
    share: ShareState,
  }),
  z.strictObject({ outcome: z.literal('done'), serial: Serial }),
  z.strictObject({
    outcome: z.literal('error'),
    serial: z.int().min(0),
    code: z.union([
      ImageErrorCode,
      z.enum([
        'not_confined',
        'starting',
        'malformed_request',
        'not_enrolled',
        'already_enrolled',
        'erased',
        'other_model',
        'frames_differ',
        'store_failed',
        'internal',
      ]),
    ]),
  }),
]);
export type VaultReply = z.infer<typeof VaultReply>;
