import { BiText, Mode } from '@consentry/law';
import { z } from 'zod';

/** A way to get in. `face` is one among equals and never the first (R10.4). */
export const Way = z.enum(['pin', 'card', 'qr', 'staff', 'face']);
export type Way = z.infer<typeof Way>;

export const WayView = z.strictObject({
  way: Way,
  /** Whether it can be used at this moment. */
  live: z.boolean(),
});

/** The layered notice: one screen of plain sentences, then the whole text (§ 第五条第一款). */
export const NoticeView = z.strictObject({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  published_at: z.iso.datetime({ offset: true }),
  /** The five points of § 第五条第一款 in plain sentences, in its order. */
  points: z.array(z.strictObject({ item: z.string(), title: BiText, text: BiText })).min(4),
  /** The full text, paragraphs. */
  full: z.array(BiText).min(1),
});
export type NoticeView = z.infer<typeof NoticeView>;

/**
 * `GET /v1/door`: all the kiosk needs to draw its first screen. A device without a door answers the
 * problem `door_not_set_up` (503) here and to everything else but `GET /v1/health`.
 */
export const DoorView = z.strictObject({
  /** True when this is the seeded example and not a real organisation. */
  example: z.boolean(),
  organisation: z.strictObject({ name: BiText, contact: z.string() }),
  door: z.strictObject({ id: z.string(), name: BiText }),
  mode: Mode,
  purpose: z.strictObject({
    id: z.string(),
    version: z.int(),
    statement: BiText,
    retention_days: z.int(),
  }),
  /** Never face first. A screen puts them in the order of its words. */
  ways: z.array(WayView),
  face: z.strictObject({
    /** `lease_over`: it joined a platform and does not reach it, so it compares nobody; it may still enrol. */
    state: z.enum(['ready', 'starting', 'unavailable', 'lease_over']),
    /** No liveness check yet: a photo may pass (R14.10). */
    liveness: z.enum(['none']),
  }),
  notice: NoticeView,
  /** Usable frames wanted, by act. */
  frames: z.strictObject({ enrol: z.int(), verify: z.int(), identify: z.int() }),
  /** There where the device joined a platform, so that the ticket of a verification can be shown. */
  tickets: z.literal(true).optional(),
  /** There where a guardian can bring a consent for a child from the portal (§ 第七条第一款). */
  guardians: z.literal(true).optional(),
  /** Language to begin in, where whoever started the device named one. */
  language: z.enum(['zh-CN', 'en']).optional(),
});
export type DoorView = z.infer<typeof DoorView>;
