import { createPublicKey } from 'node:crypto';
import { addCosignature, LedgerError, NoteKey, openCheckpoint } from '@consentry/ledger';
import { ProblemError, type Reading, type Writing } from '@consentry/server';
import { findDevice } from '../device/device-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { checkpointAt } from './read-checkpoints.ts';
import { asked, keepCosignature, policyInForce } from './witness-store.ts';

/** Under this name, with its id after it, a device cosigns by the key of its requests. */
const DEVICE_NAME = /^device\/([0-9a-f-]{36})$/;

/**
 * Takes the line by which a witness of the policy, or an approved device, cosigned a published checkpoint. The
 * signature is the proof of who hands it in.
 *
 * @returns whether it is of a witness outside
 * @throws {ProblemError} `cosignature_refused` for anything else, without saying which
 */
export async function takeCosignature(
  writing: Writing<PlatformTables>,
  log: NoteKey,
  { size, cosignature }: { readonly size: number; readonly cosignature: string },
): Promise<boolean> {
  const line = cosignature.trimEnd();
  const checkpoint = await checkpointAt(writing, size);
  const signer = await keyOf(writing, line.split(' ')[1] ?? '');
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
  reading: Reading<PlatformTables>,
  name: string,
): Promise<{ readonly key: NoteKey; readonly device: string | null } | null> {
  const [, id] = DEVICE_NAME.exec(name) ?? [];
  if (id === undefined) {
    const key = asked(await policyInForce(reading)).witnesses.find((one) => one.name === name);
    return key === undefined ? null : { key, device: null };
  }
  const device = await findDevice(reading, id);
  if (device?.state !== 'approved') return null;
  const spki = createPublicKey({
    key: Buffer.from(device.public_key, 'base64'),
    format: 'der',
    type: 'spki',
  });
  return { key: new NoteKey('witness', name, spki), device: id };
}
