import { sourceLifts } from '../instrument/index.ts';
import { isCited } from './lifting-ground.ts';
import type { Transfer, TransferConsent } from './transfer-section.ts';

/** Why an exception of § 第八条第一款 does not stand, each a finding of R08.3. */
export type ExceptionFlaw =
  | 'exception_source_lifts_nothing'
  | 'exception_not_cited'
  | 'exception_consent_missing'
  | 'exception_is_recognition_consent'
  | 'exception_names_too_little'
  | 'exception_persons_without_consent';

/** How far the exception of one transfer reaches. */
export type LiftingException =
  | { readonly reaches: 'all' }
  /** Nothing is relied on. */
  | { readonly reaches: 'none'; readonly flaw: null }
  /** It does not stand; `count` is the number that its finding names. */
  | { readonly reaches: 'none'; readonly flaw: ExceptionFlaw; readonly count: number }
  /** It stands, and not for this many persons. */
  | { readonly reaches: 'some'; readonly flaw: ExceptionFlaw; readonly count: number }
  /** Nobody has counted: a pointer below the transfer. */
  | { readonly reaches: 'unknown'; readonly at: string };

/** What a consent to transfer names (《网络数据安全管理条例》第六十二条第七项, reading G14). */
const NAMED = ['recipient', 'place', 'purpose'] as const;

/**
 * Says how far what a transfer relies on lifts § 第八条第一款: a law or administrative regulation that is
 * cited, or a separate consent that is another one than the consent to recognition. Nothing else does.
 */
export function exceptionOf({
  ground,
  consent,
  persons,
}: Pick<Transfer, 'ground' | 'consent' | 'persons'>): LiftingException {
  if (ground === null) return { reaches: 'none', flaw: null };
  if (!sourceLifts('device_only', ground.source)) return unfounded('exception_source_lifts_nothing');
  if (ground.source === 'separate_consent') return byConsent(consent, persons);
  return isCited(ground) ? { reaches: 'all' } : unfounded('exception_not_cited');
}

function byConsent(consent: TransferConsent | null, persons: number | null): LiftingException {
  if (consent === null) return unfounded('exception_consent_missing');
  if (consent.given_with_recognition) return unfounded('exception_is_recognition_consent');
  const missing = NAMED.filter((name) => !consent.names.includes(name)).length;
  if (missing > 0) return unfounded('exception_names_too_little', missing);
  if (persons === null) return { reaches: 'unknown', at: 'persons' };
  if (consent.persons === null) return { reaches: 'unknown', at: 'consent/persons' };
  const without = persons - consent.persons;
  if (without <= 0) return { reaches: 'all' };
  return { reaches: 'some', flaw: 'exception_persons_without_consent', count: without };
}

function unfounded(flaw: ExceptionFlaw, count = 0): LiftingException {
  return { reaches: 'none', flaw, count };
}
