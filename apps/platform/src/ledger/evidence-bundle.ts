import {
  bundleCheckpoint,
  findEntry,
  lastCheckpoint,
  type Ledger,
  packBundle,
  type PlacedEntry,
} from '@consentry/ledger-server';
import { type Reading } from '@consentry/server';
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
  const found = await wantedEntries(reading, wanted);
  if (found === 'too_many') return (await lastCheckpoint(reading)) === null ? null : found;
  // Under one checkpoint: the latest cosigned one that reaches everything that is wanted, where there is one.
  const checkpoint = await bundleCheckpoint(reading, ledger, found.at(-1)?.position ?? 0);
  if (checkpoint === null) return null;
  const { from, to, ...asked } = wanted;
  return packBundle(reading, ledger, {
    ...parts,
    entries: [...found, ...(await keyEntries(reading, found))],
    checkpoint,
    documents: await bundleDocuments(reading, ledger, wanted, found, checkpoint),
    from,
    to,
    asked,
  });
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
