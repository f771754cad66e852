import type { Grant } from '@consentry/contract';

/** A grant at the door of the tests, for as long as any test runs. */
export function grantOf(consentId: string, version = 1): Grant {
  return {
    consent_id: consentId,
    purpose_id: 'door',
    purpose_version: version,
    mode: 'verify',
    not_after: '2100-01-01T00:00:00.000Z',
  };
}
