import { randomUUID } from 'node:crypto';
import { HandedInFacts, canonicalJson } from '@consentry/contract';
import type { Reading, Writing } from '@consentry/server';
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

/** Keeps a handed-in document as it came. @returns its id */
export async function addHandedIn(
  writing: Writing<PlatformTables>,
  facts: HandedInFacts,
  by: string,
  now: number,
): Promise<string> {
  const document = randomUUID();
  const digest = contentDigest(facts);
  await writing
    .insertInto('handed_in_facts')
    .values({ document, digest, body: canonicalJson(facts), handed_in_by: by, handed_in_at: now })
    .execute();
  return document;
}

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
