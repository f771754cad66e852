import type { ConsentKind, ReceiptContent } from '@consentry/contract';
import type { NoticeFacts, ProcessorFacts, PurposeFacts } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

/** What somebody decides on: one version of a purpose, under the notice in force. */
export interface PurposeForConsent {
  readonly processor: ProcessorFacts;
  readonly purpose: PurposeFacts;
  /** The notice in force of what is asked: recognition, or the transfer apart. */
  readonly notice: Omit<NoticeFacts, 'presented'>;
  /** How long a template may be kept from the decision on, days: never longer than the notice tells. */
  readonly keep_days: number;
  /** To whom a transfer goes, and what for. */
  readonly recipient?: NonNullable<ReceiptContent['recipient']>;
}

/**
 * Finds what is decided on now.
 *
 * @param recipient to whom a transfer goes; empty for recognition
 * @returns `null` when there is no such purpose, or it asks for no such consent
 */
export type PurposesForConsent = (
  reading: Reading<PlatformTables>,
  purposeId: string,
  kind: ConsentKind,
  recipient: string,
) => Promise<PurposeForConsent | null>;
