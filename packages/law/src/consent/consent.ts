import type { GateFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { epoch } from '../instant.ts';
import { type Moment, findingsOf } from '../rule.ts';
import { consentFindings } from './consent-findings.ts';

const broken = findingsOf(consentFindings);

/** § 第六条第一款 “应当取得 … 单独同意”: finds that nobody decided (R06.1). */
export function consentExists({ consent }: Pick<GateFacts, 'consent'>): Finding | null {
  return consent === null ? broken('consent_missing') : null;
}

/** § 第六条第一款 “自愿、明确作出”: finds a no (R06.1). */
export function consentWasNotRefused({ consent }: Pick<GateFacts, 'consent'>): Finding | null {
  return consent?.state === 'refused' ? broken('consent_refused') : null;
}

/** § 第六条第一款 “单独”: finds a consent to another purpose (R06.1). */
export function consentIsForPurpose({
  consent,
  purpose,
}: Pick<GateFacts, 'consent' | 'purpose'>): Finding | null {
  if (consent === null || consent.purpose_id === purpose.id) return null;
  return broken('consent_for_other_purpose');
}

/** § 第六条第一款 “充分知情”: finds a consent under another notice than the one in force (R06.1). */
export function consentIsUnderNotice({
  consent,
  notice,
}: Pick<GateFacts, 'consent' | 'notice'>): Finding | null {
  if (consent === null || consent.notice_digest === notice.digest) return null;
  return broken('consent_under_other_notice');
}

/** § 第六条第一款 “在充分知情的前提下”: finds a consent older than the showing of its notice (R06.2). */
export function consentFollowsNotice({
  consent,
  notice,
}: Pick<GateFacts, 'consent' | 'notice'>): Finding | null {
  if (consent === null || notice.presented === null) return null;
  return epoch(consent.decided_at) < epoch(notice.presented.at) ? broken('consent_before_notice') : null;
}

/** § 第六条第一款 “应当取得”, before the act: finds a consent that lies in the future (R06.2). */
export function consentPrecedesAct({ consent }: Pick<GateFacts, 'consent'>, { now }: Moment): Finding | null {
  if (consent === null) return null;
  return epoch(consent.decided_at) > now ? broken('consent_not_yet_given') : null;
}

/**
 * § 第六条第二款 “个人有权撤回同意”: finds a withdrawal (R06.4). Any trace of one counts, whatever
 * the state or the clock says: a withdrawal always wins.
 */
export function consentWasNotWithdrawn({ consent }: Pick<GateFacts, 'consent'>): Finding | null {
  if (consent === null) return null;
  return consent.state === 'withdrawn' || consent.withdrawn_at !== null ? broken('consent_withdrawn') : null;
}

/** 《个人信息保护法》第十四条第二款: finds a consent to another version of the purpose (R06.7). */
export function consentIsForVersion({
  consent,
  purpose,
}: Pick<GateFacts, 'consent' | 'purpose'>): Finding | null {
  if (consent === null || consent.purpose_id !== purpose.id) return null;
  return consent.purpose_version === purpose.version ? null : broken('consent_for_other_version');
}

/** 《个人信息保护法》第十四条第二款: finds a consent to another manner of comparing (R06.7). */
export function consentIsForMode({
  consent,
  purpose,
}: Pick<GateFacts, 'consent' | 'purpose'>): Finding | null {
  if (consent === null || consent.mode === purpose.mode) return null;
  return broken('consent_for_other_mode', { consented: consent.mode, declared: purpose.mode });
}
