import { createHash } from 'node:crypto';
import { canonicalJson } from '@consentry/contract';
import { zipSync } from 'fflate';
import type { Read } from './ledger-tables.ts';
import type { Ledger } from './open-ledger.ts';
import { lastCheckpoint, type Published, signedOnlyBy, watchedCheckpoint } from './read-checkpoints.ts';
import { evidenceFile, type PlacedEntry } from './read-entries.ts';
import { asked, policyInForce } from './witness/witness-store.ts';

/** A zip has no date before it, and its bytes are to say nothing of when it was made. */
const ZIP_DATE = new Date('1980-01-01T00:00:00');

/** What a bundle is of. */
export interface BundleParts {
  /** Those that are not under the checkpoint are left out. */
  readonly entries: readonly PlacedEntry[];
  readonly checkpoint: Published;
  /** Papers by their path below `documents/`. */
  readonly documents: ReadonlyMap<string, string>;
  /** The state of the requirements; `null` where whoever makes the bundle has none. */
  readonly posture: unknown;
  readonly organisation: string;
  /** Epoch milliseconds, both included. */
  readonly from: number;
  readonly to: number;
  readonly asked: Readonly<Partial<Record<'purpose' | 'site' | 'subject', string | undefined>>>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The checkpoint that a bundle is under: the latest cosigned one over an entry, else the last; `null` before the first. */
export async function bundleCheckpoint(
  reading: Read,
  { signer: { key } }: Ledger,
  position: number,
): Promise<Published | null> {
  const policy = asked(await policyInForce(reading));
  return (await watchedCheckpoint(reading, key, policy, position)) ?? (await lastCheckpoint(reading));
}

/** Makes a bundle (docs/formats/evidence.md): of the same parts the same bytes. */
export async function packBundle(
  reading: Read,
  ledger: Ledger,
  { entries, checkpoint, documents, posture, organisation, from, to, asked: wanted, now }: BundleParts,
): Promise<Uint8Array> {
  const policy = asked(await policyInForce(reading));
  const { key } = ledger.signer;
  const files = new Map<string, Uint8Array>();
  files.set('log/checkpoint', Buffer.from(signedOnlyBy(checkpoint.note, [key, ...policy.witnesses])));
  const keys = [key, ...policy.witnesses].map((one) => `${one.toString()}\n`).join('');
  files.set('log/keys.txt', Buffer.from(keys));
  for (const entry of entries.filter(({ position }) => position < checkpoint.size)) {
    const file = await evidenceFile(reading, ledger, entry, checkpoint);
    const name = `entries/${String(entry.position).padStart(10, '0')}.evidence.json`;
    files.set(name, Buffer.from(canonicalJson(file)));
  }
  for (const [path, text] of documents) files.set(`documents/${path}`, Buffer.from(text));
  files.set('posture.json', Buffer.from(canonicalJson(posture)));
  const manifest = {
    format: 'consentry.bundle@v1',
    organisation,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    asked: wanted,
    made_at: new Date(now).toISOString(),
    files: [...files].map(([path, bytes]) => described(path, bytes)),
  };
  files.set('manifest.json', Buffer.from(canonicalJson(manifest)));
  const paths = [...files.keys()].toSorted();
  const zipped = Object.fromEntries(paths.map((path) => [path, files.get(path) ?? new Uint8Array()]));
  return zipSync(zipped, { level: 6, mtime: ZIP_DATE });
}

function described(path: string, bytes: Uint8Array) {
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}
