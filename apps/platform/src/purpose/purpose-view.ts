import type { PurposeEntry, PurposeView } from '@consentry/contract';
import { ProblemError, type Reading } from '@consentry/server';
import { readHandedIn } from '../facts/handed-in-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredPurpose, StoredVersion } from './purpose.ts';
import { findProposal, readVersions, requirePurpose } from './purpose-store.ts';

/** Reads a purpose as staff see it. @throws {ProblemError} `not_found` */
export async function viewPurpose(
  reading: Reading<PlatformTables>,
  purpose: string,
): Promise<{ readonly body: PurposeView; readonly version: number }> {
  const { state, version, revision, reason } = await requirePurpose(reading, purpose);
  const versions = await readVersions(reading, [purpose]);
  return {
    version: revision,
    body: {
      purpose,
      state,
      version,
      revision,
      reason,
      versions: versions.map(versionView),
      proposal: await proposalView(reading, purpose),
    },
  };
}

function versionView(one: StoredVersion): PurposeView['versions'][number] {
  const { version, state, digest, content, written_by, written_at, in_force_at, ended_at } = one;
  return {
    version,
    state,
    digest,
    content,
    written_by,
    written_at: new Date(written_at).toISOString(),
    in_force_at: isoOrNull(in_force_at),
    ended_at: isoOrNull(ended_at),
  };
}

async function proposalView(
  reading: Reading<PlatformTables>,
  purpose: string,
): Promise<PurposeView['proposal']> {
  const found = await findProposal(reading, purpose);
  if (found === null) return null;
  const { act, version, proposed_by, proposed_at, document } = found;
  const { digest } = await readHandedIn(reading, document);
  return { act, version, proposed_by, proposed_at: new Date(proposed_at).toISOString(), handed_in: digest };
}

/** A purpose as it stands in a list. */
export function purposeEntry(row: StoredPurpose, versions: readonly StoredVersion[]): PurposeEntry {
  const { purpose, state, version } = row;
  const content = versions.find((one) => one.purpose === purpose && one.version === version)?.content;
  if (content === undefined) throw new ProblemError('not_found');
  return { purpose, state, version, statement: content.statement, mode: content.mode };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
