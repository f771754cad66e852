import { ProblemError, type Reading, type Writing } from '@consentry/server';
import { askLaw } from '../facts/ask-law.ts';
import { gatherFacts } from '../facts/gather-facts.ts';
import { readHandedIn } from '../facts/handed-in-store.ts';
import { requirePurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  type StoredExtension,
  type StoredKept,
  readExtensions,
  readKept,
  setKept,
} from './retention-store.ts';

/** Reads for how long a kind is kept now. @throws {ProblemError} `not_found` while nothing is in force */
export async function requireKept(
  reading: Reading<PlatformTables>,
  purpose: string,
  keeps: string,
): Promise<StoredKept> {
  const found = (await readKept(reading, purpose)).find((one) => one.keeps === keeps);
  if (found === undefined) throw new ProblemError('not_found');
  return found;
}

/** Reads a longer time that waits for approval. */
export async function findExtension(
  reading: Reading<PlatformTables>,
  purpose: string,
  keeps: string,
): Promise<StoredExtension | null> {
  return (await readExtensions(reading, purpose)).find((one) => one.keeps === keeps) ?? null;
}

/**
 * Approves a longer time that somebody else proposed, if the law lets it: only a law or administrative
 * regulation lifts the shortest necessary time (§ 第八条第二款).
 *
 * @returns the refusal, which is on record; `null` when it is done
 * @throws {ProblemError} `purpose_state`, `four_eyes`, `facts_contradictory`, `facts_stale`
 */
export async function approveExtension(
  writing: Writing<PlatformTables>,
  kept: StoredKept,
  by: string,
  now: number,
): Promise<ProblemError | null> {
  const { purpose } = kept;
  const { version, state } = await requirePurpose(writing, purpose);
  const proposal = await findExtension(writing, purpose, kept.keeps);
  if (proposal === null || state === 'ended') throw new ProblemError('purpose_state');
  if (proposal.proposed_by === by) throw new ProblemError('four_eyes');
  const { keeps, days, ground, document, proposed_by: proposedBy } = proposal;
  const handedIn = await readHandedIn(writing, document);
  const facts = await gatherFacts(writing, handedIn, { purpose }, now);
  const target = { purpose_id: purpose, keeps, days, ground };
  const who = { proposedBy, decidedBy: by };
  const question = { act: 'extend_retention', target, facts, handedIn, purpose, version, ...who } as const;
  const refused = await askLaw(writing, question, now);
  if (refused !== null) return refused;
  await setKept(writing, kept, { limit: { unit: 'days', amount: days }, ground }, by, now);
  return null;
}
