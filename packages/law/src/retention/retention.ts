import type { GateFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { DAY_MS, epoch } from '../instant.ts';
import { type Moment, findingsOf } from '../rule.ts';
import { retentionFindings } from './retention-findings.ts';

const broken = findingsOf(retentionFindings);

/** § 第八条第二款: finds that the time is over, at its very instant or after (R08.4). */
export function retentionIsNotOver({ consent }: Pick<GateFacts, 'consent'>, { now }: Moment): Finding | null {
  if (consent === null) return null;
  return epoch(consent.not_after) <= now ? broken('retention_over') : null;
}

/** § 第八条第二款: says whether a time is longer than the purpose needs; both in the same unit. */
export function isLongerThanPurpose(time: number, needed: number): boolean {
  return time > needed;
}

/**
 * § 第八条第二款, whose only exception is a law or administrative regulation: finds a consent that
 * would keep a face longer than the purpose needs (R08.4, reading G15).
 */
export function consentDoesNotExtendRetention({
  consent,
  purpose,
}: Pick<GateFacts, 'consent' | 'purpose'>): Finding | null {
  if (consent === null) return null;
  const consented = epoch(consent.not_after) - epoch(consent.decided_at);
  if (!isLongerThanPurpose(consented, purpose.retention_days * DAY_MS)) return null;
  return broken('retention_longer_than_purpose', { days: purpose.retention_days });
}
