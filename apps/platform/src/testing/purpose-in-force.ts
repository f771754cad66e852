import { both } from '@consentry/law';
import type { PurposeForConsent } from '../consent/purposes.ts';

/** The purpose of the tests, in force, with its notice. */
export function purposeInForce(version = 1): PurposeForConsent {
  return {
    processor: { name: both('某公司', 'A company'), contact: 'privacy@example.com' },
    purpose: {
      id: 'door',
      version,
      state: 'active',
      statement: both('员工进入办公楼时核对身份。', 'Checking who enters the office building.'),
      mode: 'verify',
      mode_justification: null,
      basis: 'consent',
      retention_days: 365,
      assessment: { id: 'pia-1', approved_at: '2026-01-05T09:00:00+08:00', purpose_version: version },
    },
    notice: {
      digest: `${version}`.repeat(64),
      purpose_id: 'door',
      purpose_version: version,
      retention_days: 365,
    },
    keep_days: 365,
  };
}
