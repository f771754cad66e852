import type { Grant, GuardianGrant } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import { type StoredConsent, grantOf, iso } from '../consent/consent.ts';
import { latestHandedIn } from '../facts/latest-handed-in.ts';
import type { PlatformTables } from '../store/tables.ts';
import { guardianshipOf } from './minors-store.ts';

type Read = Reading<PlatformTables>;
type Decided = Parameters<typeof grantOf>[0] &
  Pick<StoredConsent, 'person' | 'given_by' | 'decided_by' | 'decided_at' | 'notice_digest'>;

/**
 * What devices are told of a consent; of a guardian's, what the gate asks besides (§ 第七条第一款). Neither child nor
 * guardian is named, and the number of the document that staff saw stays here.
 */
export async function grantFor(reading: Read, consent: Decided): Promise<Grant> {
  const guardian = await guardianOf(reading, consent);
  return guardian === null ? grantOf(consent) : { ...grantOf(consent), guardian };
}

async function guardianOf(reading: Read, consent: Decided): Promise<GuardianGrant | null> {
  if (consent.given_by !== 'guardian') return null;
  const guardianship = await guardianshipOf(reading, consent.person, consent.decided_by);
  if (guardianship === null) return null;
  return {
    age_band: 'under_14',
    proof: guardianship.guardianship,
    check: guardianship.manner,
    verified_at: iso(guardianship.checked_at),
    decided_at: iso(consent.decided_at),
    notice_digest: consent.notice_digest,
    rules_version: await rulesVersion(reading, consent.purpose),
  };
}

/** The latest published version of the rules for children of a purpose (§ 第七条第二款). */
async function rulesVersion(reading: Read, purpose: string): Promise<number | null> {
  const rules = (await latestHandedIn(reading))?.facts.minors.rules ?? [];
  const versions = rules
    .filter(({ purpose_ids, published_on }) => published_on !== null && purpose_ids.includes(purpose))
    .map(({ version }) => version);
  return versions.length === 0 ? null : Math.max(...versions);
}
