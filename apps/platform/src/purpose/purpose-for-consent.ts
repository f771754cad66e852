import type { ConsentKind } from '@consentry/contract';
import type { NoticeFacts, ProcessorFacts, PurposeFacts } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { assessmentOfVersion } from '../assessment/assessment-facts.ts';
import { noticesInForce } from '../notice/notice-store.ts';
import { readKept } from '../retention/retention-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { stateForLaw } from './purpose.ts';
import { findPurpose, readVersions } from './purpose-store.ts';

/** What a decision of a person is about, in the shapes of the law. */
export interface PurposeForConsent {
  readonly purpose: PurposeFacts;
  /** Of the version and its whole content: a consent is to this one. */
  readonly digest: string;
  readonly processor: ProcessorFacts;
  /** The notice in force. */
  readonly notice: Omit<NoticeFacts, 'presented'>;
  readonly notice_id: string;
  /** How long a template may be kept from the decision on, days: never longer than the notice told. */
  readonly keep_days: number;
}

/**
 * Reads what a person decides on when they are asked for consent to a purpose: its version in force, and
 * the notice in force.
 *
 * @returns `null` where there is no such purpose, or nothing people could be told
 */
export async function purposeForConsent(
  reading: Reading<PlatformTables>,
  purpose: string,
  kind: ConsentKind = 'recognition',
): Promise<PurposeForConsent | null> {
  // Nothing leaves a device here: there is no purpose that asks for a transfer (§ 第八条).
  if (kind !== 'recognition') return null;
  const row = await findPurpose(reading, purpose);
  const [told] = await noticesInForce(reading, purpose);
  if (row === null || told === undefined) return null;
  const { version, state } = row;
  const meant = (await readVersions(reading, [purpose])).find((one) => one.version === version);
  const { retention_days } = told.document.told;
  if (meant === undefined || retention_days === null) return null;
  const { statement, mode, mode_justification, retention_days: needed } = meant.content;
  const kept = (await readKept(reading, purpose)).find(({ keeps }) => keeps === 'template');
  const keep_days = kept?.limit.unit === 'days' ? kept.limit.amount : needed;
  return {
    purpose: {
      id: purpose,
      version,
      state: stateForLaw(state),
      statement,
      mode,
      mode_justification,
      basis: 'consent',
      retention_days: needed,
      assessment: await assessmentOfVersion(reading, purpose, version),
    },
    digest: meant.digest,
    processor: told.document.processor,
    notice: {
      digest: told.digest,
      purpose_id: purpose,
      purpose_version: told.purpose_version,
      retention_days,
    },
    notice_id: told.notice,
    keep_days: Math.min(keep_days, needed),
  };
}
