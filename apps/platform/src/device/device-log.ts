import { createPublicKey } from 'node:crypto';
import type { DeviceEvent, LogDamageCode } from '@consentry/contract';
import {
  deviceLogName,
  LedgerError,
  NoteKey,
  openCheckpoint,
  type SeenTree,
  verifyConsistency,
} from '@consentry/ledger';

/** Head of a device's own log as it came, its signature checked. */
export interface DeviceHead extends SeenTree {
  readonly note: string;
  /** Entries of the head that its proof begins from. */
  readonly from: number;
  readonly proof: readonly Buffer[];
}

/**
 * The key of a device's log: the one it certifies by.
 *
 * @param publicKey SubjectPublicKeyInfo in DER, base64
 */
export function deviceLogKey(publicKey: string): NoteKey {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return new NoteKey('log', deviceLogName(key), key);
}

/** Reads a head that a device reports; `null` where its own key did not sign it. */
export function readHead(
  {
    checkpoint,
    from,
    proof,
  }: Pick<Extract<DeviceEvent, { kind: 'log_head' }>, 'checkpoint' | 'from' | 'proof'>,
  key: NoteKey,
): DeviceHead | null {
  try {
    const { size, root } = openCheckpoint(checkpoint, key);
    return { size, root, note: checkpoint, from, proof: proof.map((hash) => Buffer.from(hash, 'base64')) };
  } catch (error) {
    if (error instanceof LedgerError) return null;
    throw error;
  }
}

/**
 * Judges whether a head follows the one that is held: the log only grew. The first is taken as it is.
 *
 * @returns `null` where it follows
 */
export function judgeHead(held: SeenTree | null, head: DeviceHead): LogDamageCode | null {
  if (held === null || held.size === 0) return null;
  if (head.size < held.size) return 'device_log_cut';
  if (head.size === held.size) return head.root.equals(held.root) ? null : 'device_log_forked';
  if (head.from !== held.size) return 'device_log_unproved';
  const pair = { size1: held.size, root1: held.root, size2: head.size, root2: head.root };
  return verifyConsistency({ ...pair, proof: head.proof }) ? null : 'device_log_forked';
}
