import type { EvidenceFile } from '@consentry/contract';
import {
  bundleCheckpoint,
  evidenceFile,
  type Ledger,
  listEntries,
  packBundle,
  type PlacedEntry,
} from '@consentry/ledger-server';
import { ProblemError, type Reading } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';

type Read = Reading<AuthorityTables>;

/** Entries of one bundle at most: steps of a case, and who read it. */
const BUNDLE_ENTRIES_MAX = 20_000;

/** With which department a case is, whatever kind it is of; `null` where there is none. */
export async function aboutCase(
  reading: Read,
  id: string,
): Promise<{ readonly departments: readonly string[]; readonly case: string } | null> {
  const complaint = await reading
    .selectFrom('complaints')
    .select('department')
    .where('complaint', '=', id)
    .executeTakeFirst();
  const filing = await reading
    .selectFrom('filings')
    .select('department')
    .where('filing', '=', id)
    .executeTakeFirst();
  const inspection = await reading
    .selectFrom('inspections')
    .select('department')
    .where('inspection', '=', id)
    .executeTakeFirst();
  const incident = await reading
    .selectFrom('incidents')
    .select('department')
    .where('incident', '=', id)
    .executeTakeFirst();
  const found = complaint ?? filing ?? inspection ?? incident;
  return found === undefined ? null : { departments: [found.department], case: id };
}

/**
 * Makes a bundle of all entries of a case (docs/formats/evidence.md): each step, and each reading.
 *
 * @throws {ProblemError} `not_published`, `bundle_too_large`
 */
export async function caseBundle(
  reading: Read,
  ledger: Ledger,
  id: string,
  now: number,
): Promise<Uint8Array> {
  const all = await listEntries(reading, { subjects: [id], before: null, limit: BUNDLE_ENTRIES_MAX + 1 });
  if (all.length > BUNDLE_ENTRIES_MAX) throw new ProblemError('bundle_too_large');
  const entries = all.toReversed();
  const checkpoint = await bundleCheckpoint(reading, ledger, entries.at(-1)?.position ?? 0);
  const [first] = entries;
  if (checkpoint === null || first === undefined || first.position >= checkpoint.size)
    throw new ProblemError('not_published', { retryAfterSeconds: 5 });
  return packBundle(reading, ledger, {
    entries,
    checkpoint,
    documents: new Map(),
    posture: null,
    organisation: ledger.log.origin,
    from: Date.parse(first.entry.at),
    to: Date.parse(entries.at(-1)?.entry.at ?? first.entry.at),
    asked: { subject: id },
    now,
  });
}

/** What the sender of a complaint did, and not an official: it is opened to them. */
const BY_SENDER: ReadonlySet<unknown> = new Set(['complaint.received', 'complaint.attachment_received']);

/**
 * The receipts of a complaint, for who sent it: what they handed in themselves with its content; of the steps of
 * officials, once the outcome was told, that each stood in the log at its time.
 */
export async function receiptsOf(
  reading: Read,
  ledger: Ledger,
  { complaint, told_at }: { readonly complaint: string; readonly told_at: number | null },
): Promise<readonly EvidenceFile[]> {
  const entries = await listEntries(reading, { subjects: [complaint], before: null, limit: RECEIPTS_MAX });
  const files: EvidenceFile[] = [];
  for (const one of entries.toReversed()) {
    const isTheirs = BY_SENDER.has(one.opening?.body['kind']);
    if (one.entry.type !== 'complaint.changed' || !(isTheirs || told_at !== null)) continue;
    const shown: PlacedEntry = isTheirs ? one : { ...one, opening: null };
    const file = await evidenceFile(reading, ledger, shown);
    if (file !== null) files.push(file);
  }
  return files;
}

/** Entries that are looked through for the receipts of one complaint. */
const RECEIPTS_MAX = 1000;
