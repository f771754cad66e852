import { type KeyObject, createHash } from 'node:crypto';
import { type PersonLanguage, type ReceiptContent, canonicalJson } from '@consentry/contract';
import { codeFor } from '@consentry/server';
import { type DecisionTerms, iso } from './consent.ts';
import type { PurposeForConsent } from './purposes.ts';

/** Characters of a paper code: 100 bits. */
const PAPER_CHARS = 20;

/** Writes what a person takes home. */
export function receiptContent(
  consent: DecisionTerms & Pick<ReceiptContent, 'person' | 'kind'>,
  shown: { readonly at: number; readonly language: PersonLanguage },
  { processor, purpose, keep_days, recipient }: PurposeForConsent,
): ReceiptContent {
  return {
    v: 1,
    consent: consent.consent,
    person: consent.person,
    kind: consent.kind,
    decision: consent.decision,
    given_by: consent.given_by,
    processor,
    purpose: {
      id: purpose.id,
      version: purpose.version,
      statement: purpose.statement,
      mode: purpose.mode,
      retention_days: keep_days,
    },
    ...(recipient === undefined ? {} : { recipient }),
    notice: { digest: consent.notice_digest, shown_at: iso(shown.at), language: shown.language },
    decided_at: iso(consent.decided_at),
    not_after: iso(consent.not_after),
  };
}

/** SHA-256 of the canonical JSON, lower-case hex: anybody can compute it again. */
export function receiptDigest(content: ReceiptContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/**
 * Gives the code on a receipt that withdraws its consent and does nothing else. Computed from the id and a
 * secret, so that it is written down nowhere but on the paper.
 *
 * @returns five groups of four letters and digits
 */
export function paperCode(secret: KeyObject, consent: string): string {
  return codeFor(secret, ['paper code', consent], PAPER_CHARS);
}
