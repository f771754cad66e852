import { BiText, DeviceFacts, ProcessorFacts, PurposeFacts } from '@consentry/law';
import { z } from 'zod';

/** Most paragraphs a notice may have. */
const PARAGRAPHS_MAX = 200;

/**
 * What an organisation declares about one door, as its JSON file has it: who it is, why it uses faces,
 * what people are told, and how else they get in. Unknown fields are refused.
 */
export const DoorConfig = z.strictObject({
  /** True only for the example that comes with Consentry. */
  example: z.boolean(),
  organisation: ProcessorFacts,
  door: z.strictObject({ id: z.string().min(1).max(64), name: BiText }),
  /**
   * The purpose without its version: the store counts it up when anything here changes but the
   * assessment, and an assessment of an earlier version no longer covers it (§ 第九条第二款).
   */
  purpose: PurposeFacts.omit({ version: true }),
  notice: z.strictObject({
    /** What the notice says about retention; has to equal the purpose (R05.2). */
    retention_days: z.int().min(1).max(36_500),
    /** § 第五条第一款第一至五项, in that order. */
    points: z
      .array(z.strictObject({ item: z.string().min(1).max(40), title: BiText, text: BiText }))
      .min(4)
      .max(12),
    full: z.array(BiText).min(1).max(PARAGRAPHS_MAX),
  }),
  /** Ways that are not a face, in the order to show them (§ 第十条). */
  alternatives: z.array(z.strictObject({ kind: z.enum(['pin', 'card', 'staff']), live: z.boolean() })).max(3),
  device: DeviceFacts,
  /**
   * Which notice of the platform these words are, where the device joined one: consents given here are
   * reported as consents to it. Without it they stay here, and no platform grants them.
   */
  published: z
    .strictObject({
      purpose_id: z.string().min(1).max(64),
      purpose_version: z.int().min(1),
      notice_digest: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .optional(),
});
export type DoorConfig = z.infer<typeof DoorConfig>;

/** A door as it is in force: its declaration with the versions the store gave it. */
export interface Door {
  readonly config: DoorConfig;
  readonly purposeVersion: number;
  readonly noticeDigest: string;
  readonly noticePublishedAt: string;
}
