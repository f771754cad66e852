import { type KeyObject, createHash, createHmac } from 'node:crypto';
import { type PersonLanguage, type ReceiptContent, canonicalJson } from '@consentry/contract';
import { type DecisionTerms, iso } from './consent.ts';
import type { PurposeForConsent } from './purposes.ts';

/** Letters and digits that are not taken for one another (Crockford’s base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
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

/**
 * Spells a code that only the secret makes, in groups of four letters and digits that are not taken for one
 * another: 5 bits each.
 *
 * @param chars at most 32
 */
export function codeFor(secret: KeyObject, of: readonly string[], chars: number): string {
  const mac = createHmac('sha256', secret).update(JSON.stringify(of)).digest();
  const text = Array.from({ length: chars }, (_, i) => ALPHABET[(mac[i] ?? 0) % 32]).join('');
  return text.replaceAll(/(.{4})(?!$)/g, '$1-');
}

/** What is kept of a paper code: SHA-256, hex, of what people may type instead of it, too. */
export function paperHash(code: string): string {
  return createHash('sha256').update(asSpelled(code)).digest('hex');
}

/** One form for what people type of a code. */
export function asSpelled(code: string): string {
  return code.toUpperCase().replaceAll(/[ -]/g, '').replaceAll(/[IL]/g, '1').replaceAll('O', '0');
}
