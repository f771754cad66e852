import type { AlternativeFacts, GateFacts } from '@consentry/law';
import { consentFacts, type StoredConsent } from '../consent/consent.ts';
import type { Door } from '../purpose/door-config.ts';

/**
 * Puts what the courier holds as the law wants it. Nothing is assumed: what is not known is `null`.
 *
 * @param consent decision the act would rest on, with the presentation before it
 */
export function gateFacts(
  door: Door,
  consent: StoredConsent | null,
  alternatives: readonly AlternativeFacts[],
): GateFacts {
  const { config, purposeVersion, noticeDigest } = door;
  return {
    processor: config.organisation,
    purpose: { ...config.purpose, version: purposeVersion },
    notice: {
      digest: noticeDigest,
      purpose_id: config.purpose.id,
      purpose_version: purposeVersion,
      retention_days: config.notice.retention_days,
      presented: consent === null ? null : { digest: consent.notice_digest, at: consent.presented_at },
    },
    consent: consent === null ? null : consentFacts(consent),
    person: {
      age:
        consent === null || consent.age_band === 'undeclared'
          ? { kind: 'unknown' }
          : { kind: 'declared', band: consent.age_band },
      // The end of a guardianship ends the consent with it, by a tombstone of the platform.
      guardian:
        consent === null || consent.guardian === null ? null : { ...consent.guardian, ended_at: null },
    },
    alternatives: [...alternatives],
    device: config.device,
    // Every capture is asked for by the person's press (R13.10): there is no route that opens one otherwise.
    started_by_person: true,
  };
}
