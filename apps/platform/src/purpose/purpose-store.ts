import { randomUUID } from 'node:crypto';
import { PurposeContent, canonicalJson } from '@consentry/contract';
import { ProblemError, type Reading, type Writing, appendEvent } from '@consentry/server';
import { contentDigest } from '../facts/content-digest.ts';
import { renewSetsOf, restGrants } from '../device/set-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredProposal, type StoredPurpose, type StoredVersion, versionDigest } from './purpose.ts';

/** Stream in which others learn of purposes: devices, consents, the record. */
export const PURPOSES = 'purposes';

/** Reads a purpose. */
export async function findPurpose(
  reading: Reading<PlatformTables>,
  purpose: string,
): Promise<StoredPurpose | null> {
  const row = await reading
    .selectFrom('purposes')
    .selectAll()
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row ?? null;
}

/** Reads a purpose. @throws {ProblemError} `not_found` */
export async function requirePurpose(
  reading: Reading<PlatformTables>,
  purpose: string,
): Promise<StoredPurpose> {
  const row = await findPurpose(reading, purpose);
  if (row === null) throw new ProblemError('not_found');
  return row;
}

/** Reads purposes after one of them, by id. */
export async function listPurposes(
  reading: Reading<PlatformTables>,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly StoredPurpose[]> {
  return reading
    .selectFrom('purposes')
    .selectAll()
    .where('purpose', '>', after)
    .orderBy('purpose')
    .limit(limit)
    .execute();
}

/** Reads the versions of some purposes, or of all, in order. */
export async function readVersions(
  reading: Reading<PlatformTables>,
  purposes?: readonly string[],
): Promise<readonly StoredVersion[]> {
  if (purposes?.length === 0) return [];
  const all = reading.selectFrom('purpose_versions').selectAll();
  const rows = await (purposes === undefined ? all : all.where('purpose', 'in', [...purposes]))
    .orderBy('purpose')
    .orderBy('version')
    .execute();
  return rows.map((row) => ({ ...row, content: PurposeContent.parse(JSON.parse(row.content)) }));
}

/** Reads what waits for approval. */
export async function findProposal(
  reading: Reading<PlatformTables>,
  purpose: string,
): Promise<StoredProposal | null> {
  const row = await reading
    .selectFrom('purpose_proposals')
    .selectAll()
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row ?? null;
}

/** Adds a purpose in preparation. @returns its id */
export async function addPurpose(
  writing: Writing<PlatformTables>,
  content: PurposeContent,
  by: string,
  now: number,
): Promise<string> {
  const purpose = randomUUID();
  await writing
    .insertInto('purposes')
    .values({ purpose, state: 'draft', version: 1, revision: 1, reason: null, made_by: by, made_at: now })
    .execute();
  await writeVersion(writing, { purpose, version: 1, content, by }, now);
  return purpose;
}

/** Writes a version that is prepared, anew where it was written before; a signature under it is gone. */
export async function writeVersion(
  writing: Writing<PlatformTables>,
  {
    purpose,
    version,
    content,
    by,
  }: {
    readonly purpose: string;
    readonly version: number;
    readonly content: PurposeContent;
    readonly by: string;
  },
  now: number,
): Promise<void> {
  const row = {
    state: 'draft' as const,
    content: canonicalJson(content),
    digest: versionDigest(purpose, version, content),
    statement_digest: contentDigest(content.statement),
    written_by: by,
    written_at: now,
    signed_by: null,
    signed_at: null,
  };
  await writing
    .insertInto('purpose_versions')
    .values({ purpose, version, ...row, in_force_at: null, ended_at: null })
    .onConflict((on) =>
      on.columns(['purpose', 'version']).doUpdateSet(row).where('purpose_versions.state', '=', 'draft'),
    )
    .execute();
}

/** Writes down a proposal; whoever proposes a version that is prepared signs it. */
export async function addProposal(writing: Writing<PlatformTables>, proposal: StoredProposal): Promise<void> {
  await writing.insertInto('purpose_proposals').values(proposal).execute();
  await writing
    .updateTable('purpose_versions')
    .set({ signed_by: proposal.proposed_by, signed_at: proposal.proposed_at })
    .where('purpose', '=', proposal.purpose)
    .where('version', '=', proposal.version)
    .where('state', '=', 'draft')
    .execute();
}

/** Takes a proposal back, or away once it was decided. */
export async function removeProposal(writing: Writing<PlatformTables>, purpose: string): Promise<void> {
  await writing.deleteFrom('purpose_proposals').where('purpose', '=', purpose).execute();
}

/** Puts a version in force; the one before is replaced from this moment on. */
export async function putInForce(
  writing: Writing<PlatformTables>,
  purpose: string,
  version: number,
  now: number,
): Promise<void> {
  await writing
    .updateTable('purpose_versions')
    .set({ state: 'replaced', ended_at: now })
    .where('purpose', '=', purpose)
    .where('state', '=', 'in_force')
    .where('version', '<>', version)
    .execute();
  await writing
    .updateTable('purpose_versions')
    .set({ state: 'in_force', in_force_at: now })
    .where('purpose', '=', purpose)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .execute();
}

/** Changes a purpose, counts the change, and tells whoever follows the stream. @returns the new revision */
export async function changePurpose(
  writing: Writing<PlatformTables>,
  { purpose, revision, version, state }: StoredPurpose,
  change: Partial<Pick<StoredPurpose, 'state' | 'version' | 'reason'>>,
  event: { readonly kind: string; readonly body?: Readonly<Record<string, unknown>> } | null,
  now: number,
): Promise<number> {
  await writing
    .updateTable('purposes')
    .set({ ...change, revision: revision + 1 })
    .where('purpose', '=', purpose)
    .execute();
  // Devices compare nobody for a purpose that is not in force, and consents to a version are none to the next.
  if (change.version !== undefined && change.version !== version) await restGrants(writing, purpose, now);
  if (change.state !== undefined && change.state !== state) await renewSetsOf(writing, purpose);
  if (event !== null) {
    const body = JSON.stringify({ purpose, ...event.body });
    await appendEvent(writing, PURPOSES, { kind: event.kind, body, at: now });
  }
  return revision + 1;
}
