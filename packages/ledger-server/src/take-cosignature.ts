import { addCosignature, LedgerError, type NoteKey, openCheckpoint } from '@consentry/ledger';
import { ProblemError } from '@consentry/server';
import type { OwnKey } from './ledger-source.ts';
import type { Read, Write } from './ledger-tables.ts';
import { checkpointAt } from './read-checkpoints.ts';
import { asked, keepCosignature, policyInForce } from './witness/witness-store.ts';

/**
 * Takes the line by which a witness of the policy, or what belongs to this server, cosigned a published checkpoint. The
 * signature is the proof of who hands it in.
 *
 * @returns whether it is of a witness outside
 * @throws {ProblemError} `cosignature_refused` for anything else, without saying which
 */
export async function takeCosignature(
  writing: Write,
  log: NoteKey,
  { size, cosignature }: { readonly size: number; readonly cosignature: string },
  ownKey: OwnKey,
): Promise<boolean> {
  const line = cosignature.trimEnd();
  const checkpoint = await checkpointAt(writing, size);
  const signer = await keyOf(writing, line.split(' ')[1] ?? '', ownKey);
  if (checkpoint === null || signer === null || line.includes('\n'))
    throw new ProblemError('cosignature_refused');
  const { key, device } = signer;
  const bare = `${checkpoint.note.split('\n\n')[0]}\n\n${checkpoint.note.split('\n\n')[1]?.split('\n')[0]}\n`;
  try {
    const { by } = openCheckpoint(addCosignature(bare, `${line}\n`, key), log, [key]);
    const at = (by.find((one) => one.key === key)?.at ?? 0) * 1000;
    await keepCosignature(writing, { key: key.toString(), device, size, line, at, outside: device === null });
  } catch (error) {
    if (error instanceof LedgerError) throw new ProblemError('cosignature_refused', { cause: error });
    throw error;
  }
  return device === null;
}

async function keyOf(
  reading: Read,
  name: string,
  ownKey: OwnKey,
): Promise<{ readonly key: NoteKey; readonly device: string | null } | null> {
  const own = await ownKey(reading, name);
  if (own !== null) return own;
  const key = asked(await policyInForce(reading)).witnesses.find((one) => one.name === name);
  return key === undefined ? null : { key, device: null };
}
