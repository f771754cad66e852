import { LedgerError, openCheckpoint, verifyConsistency } from '@consentry/ledger';
import { ProblemError } from '@consentry/server';
import type { LedgerTables, Read, Write } from './ledger-tables.ts';
import { noteDamage } from './ledger-damage.ts';
import type { Ledger } from './open-ledger.ts';
import { lastCheckpoint, signedOnlyBy } from './read-checkpoints.ts';

/**
 * Takes a head that somebody holds. Only this log can have signed it: where its tree does not bear it, entries were
 * lost here, or the past was written anew, and nothing is signed any more.
 *
 * @returns its size, and whether the published log begins with it
 * @throws {ProblemError} `head_refused` where this log did not sign it
 */
export async function takeHead(
  writing: Write,
  { log, signer }: Pick<Ledger, 'log' | 'signer'>,
  checkpoint: string,
  now: number,
): Promise<{ readonly size: number; readonly follows: boolean }> {
  const { note, size, root } = opened(checkpoint, signer.key);
  const last = await lastCheckpoint(writing);
  if (last !== null && size <= last.size) {
    const head = openCheckpoint(last.note, signer.key);
    const proof = size === 0 ? [] : await log.proveFrom(size, head.size);
    const pair = { size1: size, root1: root, size2: head.size, root2: head.root, proof };
    if (size === 0 || verifyConsistency(pair)) return { size, follows: true };
  }
  const held = await handedHead(writing);
  if (held === null || held.size < size) {
    const row = { size, note, handed_at: now };
    await writing
      .insertInto('handed_heads')
      .values({ id: 1, ...row })
      .onConflict((on) => on.column('id').doUpdateSet(row))
      .execute();
  }
  const detail = `Somebody holds a checkpoint of ${size} entries by this log, the database has ${last?.size ?? 0}.`;
  await noteDamage(writing, { code: 'log_inconsistent', detail }, now);
  return { size, follows: false };
}

function opened(checkpoint: string, key: Ledger['signer']['key']) {
  try {
    const note = signedOnlyBy(checkpoint, [key]);
    const { size, root } = openCheckpoint(note, key);
    return { note, size, root };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new ProblemError('head_refused', { cause: error });
  }
}

/** The head that the tree here does not bear; `null` for none. */
export async function handedHead(reading: Read): Promise<LedgerTables['handed_heads'] | null> {
  const row = await reading.selectFrom('handed_heads').selectAll().executeTakeFirst();
  return row ?? null;
}
