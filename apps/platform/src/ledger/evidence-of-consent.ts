import type { EvidenceFile } from '@consentry/contract';
import type { EntryType } from '@consentry/ledger';
import { evidenceFile, type Ledger } from '@consentry/ledger-server';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { erasedUntil } from './erase-openings.ts';
import { listEntries } from './read-entries.ts';

/** Entries that are read at once. */
const PAGE = 200;

/**
 * Finds the evidence of what was decided or became of a consent.
 *
 * @param types of which the entry is one; the latest counts
 * @returns `null` while it is not published, and once its opening was erased
 */
export async function evidenceOfConsent(
  reading: Reading<PlatformTables>,
  ledger: Ledger,
  consent: string,
  types: ReadonlySet<EntryType>,
): Promise<EvidenceFile | null> {
  const row = await reading
    .selectFrom('consents')
    .select('person')
    .where('consent', '=', consent)
    .executeTakeFirst();
  if (row === undefined) return null;
  for (let before: number | null = null; ; ) {
    const page = await listEntries(reading, { person: row.person, before, limit: PAGE });
    const found = page.find(
      ({ entry, opening }) => types.has(entry.type) && opening?.body['consent'] === consent,
    );
    if (found !== undefined) return evidenceFile(reading, ledger, found);
    before = page.at(-1)?.position ?? null;
    if (before === null) return null;
  }
}

/** Tells whether what opened the evidence of a decision was erased, since its person was. */
export async function isEvidenceErased(reading: Reading<PlatformTables>, consent: string): Promise<boolean> {
  const row = await reading
    .selectFrom('consents')
    .select(['person', 'decided_at'])
    .where('consent', '=', consent)
    .executeTakeFirst();
  const until = row === undefined ? null : await erasedUntil(reading, row.person);
  return row !== undefined && until !== null && row.decided_at <= until;
}
