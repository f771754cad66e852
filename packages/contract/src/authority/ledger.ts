import { z } from 'zod';
import { EvidenceFile } from '../platform/ledger.ts';

/**
 * `POST /v1/complaints/receipts`: entries of a complaint, oldest first, each with what proves that it stands in the
 * log. What the sender handed in is opened; what officials did is not, and comes once the outcome was told.
 */
export const ReportReceipts = z.strictObject({ entries: z.array(EvidenceFile) });
export type ReportReceipts = z.infer<typeof ReportReceipts>;
