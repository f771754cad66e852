import { canonicalJson, type EvidenceFile, EvidenceFile as File } from '@consentry/contract';
import { Entry, type Opening } from '@consentry/ledger';
import type { Read } from './ledger-tables.ts';

import type { Ledger } from './open-ledger.ts';
import { lastCheckpoint, type Published, signedOnlyBy, watchedCheckpoint } from './read-checkpoints.ts';
import { asked, policyInForce } from './witness/witness-store.ts';

/** An entry in its place. */
export interface PlacedEntry {
  readonly position: number;
  /** As it stands in the log. */
  readonly text: string;
  readonly entry: Entry;
  /** `null` once it was erased. */
  readonly opening: Opening | null;
  /** Whom it is about; `null` for nobody, or once the opening was erased. */
  readonly person: string | null;
}

/** Reads entries before a place, the latest first. @param subjects left out: about anybody */
export async function listEntries(
  reading: Read,
  wanted: { readonly subjects?: readonly string[]; readonly before: number | null; readonly limit: number },
): Promise<readonly PlacedEntry[]> {
  let rows = placed(reading);
  if (wanted.subjects !== undefined) rows = rows.where('ledger_openings.person', 'in', wanted.subjects);
  if (wanted.before !== null) rows = rows.where('ledger_entries.position', '<', wanted.before);
  return (await rows.orderBy('ledger_entries.position', 'desc').limit(wanted.limit).execute()).map(entryOf);
}

/** Finds the entry of a place. */
export async function findEntry(reading: Read, position: number): Promise<PlacedEntry | null> {
  const row = await placed(reading).where('ledger_entries.position', '=', position).executeTakeFirst();
  return row === undefined ? null : entryOf(row);
}

function placed(reading: Read) {
  return reading
    .selectFrom('ledger_entries')
    .leftJoin('ledger_openings', 'ledger_openings.position', 'ledger_entries.position')
    .select([
      'ledger_entries.position',
      'ledger_entries.entry',
      'ledger_openings.opening',
      'ledger_openings.person',
    ]);
}

function entryOf(row: {
  readonly position: number;
  readonly entry: string;
  readonly opening: string | null;
  readonly person: string | null;
}): PlacedEntry {
  const { position, entry, opening, person } = row;
  return {
    position,
    text: entry,
    entry: Entry.parse(JSON.parse(entry)),
    opening: opening === null ? null : (JSON.parse(opening) as Opening),
    person,
  };
}

/**
 * Makes the file by which anybody can check one entry (docs/formats/evidence.md): under the latest checkpoint that
 * enough witnesses cosigned, where there is one, else under the last.
 *
 * @returns `null` where the entry is not published yet: within five seconds it is
 */
export async function evidenceFile(
  reading: Read,
  ledger: Ledger,
  { position, text, opening }: PlacedEntry,
  under?: Published,
): Promise<EvidenceFile | null> {
  const policy = asked(await policyInForce(reading));
  const { key } = ledger.signer;
  const checkpoint =
    under ?? (await watchedCheckpoint(reading, key, policy, position)) ?? (await lastCheckpoint(reading));
  const note = checkpoint === null ? null : signedOnlyBy(checkpoint.note, [key, ...policy.witnesses]);
  const proof = note === null ? null : await ledger.log.prove(position, note);
  if (proof === null) return null;
  const file = {
    format: 'consentry.evidence@v1',
    entry: text,
    opening,
    proof,
    log: key.toString(),
    witnesses: policy.witnesses.map(String),
  };
  return File.parse(JSON.parse(canonicalJson(file)));
}
