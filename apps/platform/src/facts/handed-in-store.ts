import { randomUUID } from 'node:crypto';
import { HandedInFacts, canonicalJson } from '@consentry/contract';
import { appendEvent, type Reading, type Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { contentDigest } from './content-digest.ts';

/** A handed-in document, and who vouches for it. */
export interface HandedIn {
  readonly document: string;
  readonly digest: string;
  readonly facts: HandedInFacts;
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Stream of what was filed with an authority, as far as officers handed it in. */
const FILINGS = 'filings';

/** Keeps a handed-in document as it came; another state of the filings is told of. @returns its id */
export async function addHandedIn(
  writing: Writing<PlatformTables>,
  facts: HandedInFacts,
  by: string,
  now: number,
): Promise<string> {
  const document = randomUUID();
  const digest = contentDigest(facts);
  const before = await lastHandedIn(writing);
  await writing
    .insertInto('handed_in_facts')
    .values({ document, digest, body: canonicalJson(facts), handed_in_by: by, handed_in_at: now })
    .execute();
  const filed = filedIn(facts);
  if (filed !== (before === null ? NOTHING_FILED : filedIn(before))) {
    const told = { document, digest, by, filings: facts.filing.filings.map(({ id }) => id) };
    await appendEvent(writing, FILINGS, { kind: 'filing.changed', body: JSON.stringify(told), at: now });
  }
  return document;
}

async function lastHandedIn(reading: Reading<PlatformTables>): Promise<HandedInFacts | null> {
  const row = await reading
    .selectFrom('handed_in_facts')
    .select('body')
    .orderBy('handed_in_at', 'desc')
    .orderBy('document', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : HandedInFacts.parse(JSON.parse(row.body));
}

function filedIn({ filing: { filings, changes, cessation } }: Pick<HandedInFacts, 'filing'>): string {
  return canonicalJson({ filings, changes, cessation });
}

const NOTHING_FILED = canonicalJson({ filings: [], changes: [], cessation: null });

/** Reads a handed-in document; it is checked again by the schema of now. */
export async function readHandedIn(reading: Reading<PlatformTables>, document: string): Promise<HandedIn> {
  const row = await reading
    .selectFrom('handed_in_facts')
    .selectAll()
    .where('document', '=', document)
    .executeTakeFirstOrThrow();
  return {
    document,
    digest: row.digest,
    facts: HandedInFacts.parse(JSON.parse(row.body)),
    by: row.handed_in_by,
    at: row.handed_in_at,
  };
}
