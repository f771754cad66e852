import { createHash } from 'node:crypto';
import type { EvidenceFile } from '@consentry/contract';
import {
  leafHash,
  LedgerError,
  type NoteKey,
  openCheckpoint,
  opens,
  parseEntry,
  readProofFile,
  verifyInclusion,
} from '@consentry/ledger';

/**
 * Tells whether evidence from a device's own log proves the entry of a certificate: at the place it names, about
 * exactly what was signed, in a tree that the device's key signed.
 *
 * @param text what the certificate's signature is over
 */
export function provesCertificate(
  file: EvidenceFile,
  of: { readonly key: NoteKey; readonly index: number; readonly text: string },
): boolean {
  try {
    const bytes = Buffer.from(file.entry);
    const { opening } = file;
    if (file.log !== of.key.toString() || file.witnesses.length > 0 || opening === null) return false;
    if (!opens(parseEntry(bytes), openingOf(opening))) return false;
    if (opening.body['certificate'] !== createHash('sha256').update(of.text).digest('hex')) return false;
    const { index, hashes, checkpoint } = readProofFile(file.proof);
    const { size, root } = openCheckpoint(checkpoint, of.key);
    return index === of.index && verifyInclusion({ index, size, leaf: leafHash(bytes), root, proof: hashes });
  } catch (error) {
    if (error instanceof LedgerError) return false;
    throw error;
  }
}

function openingOf({
  salt,
  body,
  subject,
  actor,
}: NonNullable<EvidenceFile['opening']>): Parameters<typeof opens>[1] {
  return {
    salt,
    body,
    ...(subject === undefined ? {} : { subject }),
    ...(actor === undefined ? {} : { actor }),
  };
}
