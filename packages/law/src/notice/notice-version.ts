import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { Instant, epoch } from '../instant.ts';
import { Mode } from '../purpose/purpose-facts.ts';

/** Where face information is kept, as a notice tells it and as the configuration has it. */
export const StoragePlace = z.enum(['in_device', 'processor_server', 'entrusted_server', 'abroad']);
export type StoragePlace = z.infer<typeof StoragePlace>;

/** What a notice can change against the one before it. The first three end earlier consents (R06.7). */
export const NoticeChange = z.enum([
  'purpose',
  'method',
  'kinds',
  'retention',
  'recipients',
  'storage_place',
  'processor',
  'rights',
  'other',
]);
export type NoticeChange = z.infer<typeof NoticeChange>;

/** One version of the text by which persons are told of one purpose (§ 第五条第一款). */
export const NoticeVersion = z
  .strictObject({
    id: Id,
    purpose_id: Id,
    purpose_version: z.int().min(1),
    /** SHA-256 of the canonical text. */
    digest: Digest,
    /** Languages in which the text is there, BCP 47. */
    languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).max(64),
    /** Matters of § 第五条第一款第二项至第四项 and connected law on which the text is not empty. */
    tells: z
      .array(
        z.enum([
          'purpose',
          'method',
          'kinds',
          'necessity',
          'impact',
          'rights_ways',
          'rights_procedure',
          'after_expiry',
        ]),
      )
      .max(16),
    /** What it tells of retention, manner of comparing and storage; `null` where it tells nothing. */
    retention_days: z.int().min(1).max(36500).nullable(),
    mode: Mode.nullable(),
    storage_place: StoragePlace.nullable(),
    /** Whom it names as receiving face information. */
    recipient_organisation_ids: z.array(Id).max(1000),
    /** Measured on the smallest screen on which it is shown; `null` when nobody has measured. */
    legibility: z
      .strictObject({
        smallest_text_px: z.number().min(0).max(500),
        /** Contrast of text and ground, WCAG 2. */
        contrast: z.number().min(1).max(21),
      })
      .nullable(),
    /** Hits of a search of the text for 无期限, 不可撤销, 任意转授权, 永久, perpetual, irrevocable. */
    open_ended_terms: z.int().min(0).max(10_000),
    /** From when it was in force; `null` for one in preparation. */
    published_at: Instant.nullable(),
    /** When another took its place or the purpose ended; `null` while not. */
    ended_at: Instant.nullable(),
    /** The notice of the same purpose that it takes the place of; `null` for the first. */
    replaces: Id.nullable(),
    /** What differs from that one. */
    changes: z.array(NoticeChange).max(16),
    /** SHA-256 of the text of what changed, which is told to whoever was told the old one; `null` without one. */
    changed_part_digest: Digest.nullable(),
  })
  .refine(
    ({ published_at, ended_at }) =>
      ended_at === null || (published_at !== null && epoch(ended_at) >= epoch(published_at)),
    { path: ['ended_at'], error: 'ended before it was published' },
  )
  .refine(({ replaces, changes }) => replaces !== null || changes.length === 0, {
    path: ['changes'],
    error: 'changed against nothing',
  });
export type NoticeVersion = z.infer<typeof NoticeVersion>;

/** Every version of every notice: one in force a purpose, and what is replaced is listed. */
export const NoticeVersions = z
  .array(NoticeVersion)
  .max(5000)
  .superRefine((notices, context) => {
    const purposes = new Map(notices.map(({ id, purpose_id }) => [id, purpose_id]));
    const current = new Set<string>();
    for (const [index, { purpose_id, published_at, ended_at, replaces }] of notices.entries()) {
      if (replaces !== null && purposes.get(replaces) !== purpose_id) {
        context.addIssue({ code: 'custom', path: [index, 'replaces'], message: 'no notice of this purpose' });
      }
      if (published_at === null || ended_at !== null) continue;
      if (current.has(purpose_id)) {
        context.addIssue({ code: 'custom', path: [index, 'ended_at'], message: 'two in force' });
      }
      current.add(purpose_id);
    }
  });
