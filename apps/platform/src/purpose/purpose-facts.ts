import type { HandedInFacts } from '@consentry/contract';
import { type PostureFacts, civilDate, civilDateAt } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredPurpose, type StoredVersion, stateForLaw } from './purpose.ts';
import { readVersions } from './purpose-store.ts';

type PurposeOfLaw = PostureFacts['purpose']['purposes'][number];
type Counted = HandedInFacts['purpose']['counted'][number];

/** Purposes as the law asks for them: the store's, with what was counted elsewhere. */
export async function purposeSection(
  reading: Reading<PlatformTables>,
  { interfaces, counted }: HandedInFacts['purpose'],
): Promise<PostureFacts['purpose']> {
  const rows = await reading.selectFrom('purposes').selectAll().orderBy('purpose').execute();
  const versions = Map.groupBy(await readVersions(reading), ({ purpose }) => purpose);
  const counts = new Map(counted.map((one) => [one.purpose_id, one]));
  return {
    interfaces,
    purposes: rows.map((row) =>
      purposeForLaw(row, versions.get(row.purpose) ?? [], row.version, counts.get(row.purpose)),
    ),
  };
}

/**
 * One purpose in one of its versions as the law asks for it.
 *
 * @param counted what was counted elsewhere; without it nobody knows
 */
export function purposeForLaw(
  { purpose, state }: Pick<StoredPurpose, 'purpose' | 'state'>,
  versions: readonly StoredVersion[],
  version: number,
  counted?: Counted,
): PurposeOfLaw {
  const meant = versions.find((one) => one.version === version);
  if (meant === undefined) throw new TypeError('A purpose has the version that it names.');
  const { content, signed_by: by, signed_at } = meant;
  const signed = by === null || signed_at === null ? null : { by, on: civilDateAt(signed_at) };
  const { necessity, ethics, schedule: _, manner, ...rest } = content;
  return {
    ...rest,
    id: purpose,
    version,
    state: stateForLaw(state),
    basis: 'consent',
    versions: versions
      .filter((one) => one.version <= version)
      .map((one) => ({
        version: one.version,
        in_force_at: one.in_force_at === null ? null : new Date(one.in_force_at).toISOString(),
        statement_digest: one.statement_digest,
      })),
    manner: { ...manner, decided: signed === null ? null : { ...signed, purpose_version: version } },
    necessity: necessity === null ? null : { ...necessity, purpose_version: version, signed },
    ethics: ethics === null ? null : ethicsOf(ethics, version),
    ...(counted === undefined ? usedUntil(versions) : usedOf(counted)),
  };
}

type Used = Pick<PurposeOfLaw, 'used_otherwise' | 'comparisons'>;

function usedOf({ used_otherwise, comparisons }: Counted): Used {
  return { used_otherwise, comparisons };
}

/** What no version was ever in force for was used for nothing; of anything else nobody knows without a count. */
function usedUntil(versions: readonly StoredVersion[]): Used {
  if (versions.some(({ in_force_at }) => in_force_at !== null))
    return { used_otherwise: null, comparisons: null };
  return {
    used_otherwise: 0,
    comparisons: {
      by_mode: { verify: 0, identify: 0 },
      mode_unrecorded: 0,
      largest_one_to_one: 0,
      returned_too_much: 0,
    },
  };
}

function ethicsOf(
  { approved_on, ...ethics }: NonNullable<StoredVersion['content']['ethics']>,
  version: number,
): PurposeOfLaw['ethics'] {
  return { ...ethics, approved_on: civilDate(approved_on), purpose_version: version };
}
