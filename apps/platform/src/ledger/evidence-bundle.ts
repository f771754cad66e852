import { createHash } from 'node:crypto';
import { canonicalJson } from '@consentry/contract';
import {
  asked,
  evidenceFile,
  findEntry,
  lastCheckpoint,
  type Ledger,
  type PlacedEntry,
  policyInForce,
  signedOnlyBy,
  watchedCheckpoint,
} from '@consentry/ledger-server';
import { type Reading } from '@consentry/server';
import { zipSync } from 'fflate';
import type { PlatformTables } from '../store/tables.ts';
import { keysOfDevices, placeOfKey } from '../device/device-key-store.ts';
import { bundleDocuments } from './bundle-documents.ts';
import { listEntries } from './read-entries.ts';

type Read = Reading<PlatformTables>;

/** Which entries are wanted. */
export interface Wanted {
  /** Epoch milliseconds, both included. */
  readonly from: number;
  readonly to: number;
  readonly purpose?: string | undefined;
  readonly site?: string | undefined;
  readonly subject?: string | undefined;
}

/** Entries of one bundle at most; the rest is asked for by a shorter period. */
export const BUNDLE_ENTRIES_MAX = 20_000;
const PAGE = 500;
/** A zip has no date before it, and its bytes are to say nothing of when it was made. */
const ZIP_DATE = new Date('1980-01-01T00:00:00');

/**
 * Makes a bundle (docs/formats/evidence.md): of the same log at the same time the same bytes.
 *
 * @param now epoch milliseconds
 * @returns `null` where nothing is published yet; `too_many` above {@link BUNDLE_ENTRIES_MAX}
 */
export async function evidenceBundle(
  reading: Read,
  ledger: Ledger,
  wanted: Wanted,
  parts: { readonly organisation: string; readonly posture: unknown; readonly now: number },
): Promise<Uint8Array | null | 'too_many'> {
  const policy = asked(await policyInForce(reading));
  const { key } = ledger.signer;
  const last = await lastCheckpoint(reading);
  // Under one checkpoint: the latest cosigned one that reaches everything that is wanted, where there is one.
  const found = await wantedEntries(reading, wanted);
  if (last === null) return null;
  if (found === 'too_many') return found;
  const top = found.at(-1)?.position ?? 0;
  const checkpoint = (await watchedCheckpoint(reading, key, policy, top)) ?? last;
  const files = new Map<string, Uint8Array>();
  files.set('log/checkpoint', Buffer.from(signedOnlyBy(checkpoint.note, [key, ...policy.witnesses])));
  const keys = [key, ...policy.witnesses].map((one) => `${one.toString()}\n`).join('');
  files.set('log/keys.txt', Buffer.from(keys));
  const told = [...found, ...(await keyEntries(reading, found))];
  for (const entry of told.filter(({ position }) => position < checkpoint.size)) {
    const file = await evidenceFile(reading, ledger, entry, checkpoint);
    const name = `entries/${String(entry.position).padStart(10, '0')}.evidence.json`;
    files.set(name, Buffer.from(canonicalJson(file)));
  }
  for (const [path, text] of await bundleDocuments(reading, ledger, wanted, found, checkpoint))
    files.set(`documents/${path}`, Buffer.from(text));
  files.set('posture.json', Buffer.from(canonicalJson(parts.posture)));
  const { from, to, purpose, site, subject } = wanted;
  const manifest = {
    format: 'consentry.bundle@v1',
    organisation: parts.organisation,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    asked: { purpose, site, subject },
    made_at: new Date(parts.now).toISOString(),
    files: [...files].map(([path, bytes]) => described(path, bytes)),
  };
  files.set('manifest.json', Buffer.from(canonicalJson(manifest)));
  const paths = [...files.keys()].toSorted();
  const zipped = Object.fromEntries(paths.map((path) => [path, files.get(path) ?? new Uint8Array()]));
  return zipSync(zipped, { level: 6, mtime: ZIP_DATE });
}

/** The entries that say by which keys the devices signed what they erased, of whatever time they are. */
async function keyEntries(reading: Read, found: readonly PlacedEntry[]): Promise<readonly PlacedEntry[]> {
  const erased = found.filter(({ entry }) => entry.type === 'face.erased');
  const devices = new Set(erased.flatMap(({ entry }) => entry.device ?? []));
  const known = new Set(found.map(({ position }) => position));
  const entries: PlacedEntry[] = [];
  for (const key of await keysOfDevices(reading, [...devices])) {
    const position = await placeOfKey(reading, key);
    const entry = position === null || known.has(position) ? null : await findEntry(reading, position);
    if (entry !== null) entries.push(entry);
  }
  return entries;
}

function described(path: string, bytes: Uint8Array) {
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

/** In the order of their places. */
async function wantedEntries(reading: Read, wanted: Wanted): Promise<readonly PlacedEntry[] | 'too_many'> {
  const devices = wanted.site === undefined ? null : await devicesAt(reading, wanted.site);
  const found: PlacedEntry[] = [];
  let before: number | null = null;
  for (;;) {
    const person = wanted.subject === undefined ? {} : { person: wanted.subject };
    const page: readonly PlacedEntry[] = await listEntries(reading, { ...person, before, limit: PAGE });
    found.push(...page.filter((one) => isWanted(one, wanted, devices)));
    if (found.length > BUNDLE_ENTRIES_MAX) return 'too_many';
    if (page.length < PAGE) return found.toReversed();
    before = page.at(-1)?.position ?? null;
  }
}

/** Whose site is not told by the entry itself is told by its device, or where it is opened. */
function isWanted(
  { entry, opening }: PlacedEntry,
  { from, to, purpose, site }: Wanted,
  devices: ReadonlySet<string> | null,
): boolean {
  const at = Date.parse(entry.at);
  if (at < from || at > to) return false;
  if (purpose !== undefined && entry.purpose !== purpose) return false;
  return devices === null || devices.has(entry.device ?? '') || opening?.body['site'] === site;
}

async function devicesAt(reading: Read, site: string): Promise<ReadonlySet<string>> {
  const rows = await reading.selectFrom('devices').select('device').where('site', '=', site).execute();
  return new Set(rows.map(({ device }) => device));
}
