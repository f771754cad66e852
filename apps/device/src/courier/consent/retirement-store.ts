import { RetirementCertificate } from '@consentry/contract';
import { z } from 'zod';
import type { Reading, Writing } from '../store/database.ts';

const Row = z.object({
  begun_at: z.string(),
  certificate: z.string().nullable(),
  told_at: z.string().nullable(),
  ended_at: z.string().nullable(),
});

/** How far a device is emptied for good. Instants are ISO 8601. */
export interface StoredRetirement {
  readonly begunAt: string;
  /** Signed, and in the device's log; with its proof once it was told. */
  readonly certificate: RetirementCertificate | null;
  /** When it was put into the outbox; of a device that works alone, when its proof was written. */
  readonly toldAt: string | null;
  /** When the platform had it, and the device's private key went. */
  readonly endedAt: string | null;
}

/** Reads how far the device is emptied; `null` where that was not begun. */
export function findRetirement(reading: Reading): StoredRetirement | null {
  const row = reading.get('SELECT begun_at, certificate, told_at, ended_at FROM retirement');
  if (row === undefined) return null;
  const { begun_at, certificate, told_at, ended_at } = Row.parse(row);
  return {
    begunAt: begun_at,
    certificate: certificate === null ? null : RetirementCertificate.parse(JSON.parse(certificate)),
    toldAt: told_at,
    endedAt: ended_at,
  };
}

/** Writes, once, that the device is to be emptied: it never starts again. */
export function beginRetirement(writing: Writing, at: string): void {
  writing.run('INSERT INTO retirement (one, begun_at) VALUES (1, ?) ON CONFLICT (one) DO NOTHING', at);
}

/** Keeps what was signed. */
export function saveRetirement(
  writing: Writing,
  certificate: RetirementCertificate,
  toldAt: string | null,
): void {
  writing.run('UPDATE retirement SET certificate = ?, told_at = ?', JSON.stringify(certificate), toldAt);
}

/** Overwrites the private keys of the device: it signs nothing any more. SQLite zeroes what they stood in. */
export function endRetirement(writing: Writing, at: string): void {
  writing.run("UPDATE platform SET private_key = ''");
  writing.run("UPDATE own_key SET private_key = ''");
  writing.run('UPDATE retirement SET ended_at = ? WHERE ended_at IS NULL', at);
}
