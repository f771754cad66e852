import { BiText, ProcessorFacts } from '@consentry/law';
import { z } from 'zod';
import { ContentDigest } from './facts.ts';
import { PurposeId } from './purpose.ts';

const At = z.iso.datetime({ offset: true });

/** Whoever face information would go to (《个人信息保护法》第二十三条). */
export const Recipient = z.strictObject({
  organisation_id: z.string().min(1).max(64),
  name: BiText,
  contact: z.string().trim().min(1).max(200),
});
export type Recipient = z.infer<typeof Recipient>;

/**
 * What persons are told before they consent to a transfer, apart from recognition (§ 第八条第一款): to whom,
 * where, for what, how, and what. Its digest is SHA-256 of its canonical JSON (RFC 8785).
 */
export const TransferNoticeDocument = z.strictObject({
  purpose: PurposeId,
  purpose_version: z.int().min(1),
  processor: ProcessorFacts,
  recipient: Recipient,
  texts: z.strictObject({ purpose: BiText, method: BiText, kinds: BiText, place: BiText }),
});
export type TransferNoticeDocument = z.infer<typeof TransferNoticeDocument>;

/** A notice of a transfer. */
export const TransferNotice = z.strictObject({
  notice: z.uuid(),
  state: z.enum(['in_force', 'ended']),
  digest: ContentDigest,
  document: TransferNoticeDocument,
  published_by: z.string(),
  published_at: At,
  ended_at: At.nullable(),
  /** Persons whose consent to it lasts; for the act `transfer` (R08.1). */
  consented: z.int().min(0),
});
export type TransferNotice = z.infer<typeof TransferNotice>;

/** `GET /v1/purposes/{purpose}/transfer-notices`, the latest first. */
export const TransferNoticeList = z.strictObject({ notices: z.array(TransferNotice).max(200) });

/** `GET /v1/purposes/{purpose}/transfers`: the words in force, for anyone. */
export const TransfersTold = z.strictObject({
  transfers: z.array(z.strictObject({ digest: ContentDigest, document: TransferNoticeDocument })).max(200),
});
