import type { LedgerEntryView, LedgerView } from '@consentry/contract';
import type { Read } from './ledger-tables.ts';

import { type ClosedLog, listClosed } from './closed-logs.ts';
import { damageOf } from './ledger-damage.ts';
import type { Ledger } from './open-ledger.ts';
import { MEANING } from './ledger-texts.ts';
import { lastCheckpoint, watchedCheckpoint } from './read-checkpoints.ts';
import type { PlacedEntry } from './read-entries.ts';
import { countEntries } from './sequence-events.ts';
import { readRecheck } from './recheck.ts';
import { type WitnessStanding, witnessStandings } from './witness/standing-store.ts';
import { asked, listSeen, policyInForce, type StoredSeen } from './witness/witness-store.ts';

/** Shows the log, and how far anybody outside watches it. */
export async function ledgerView(
  reading: Read,
  { signer: { key } }: Ledger,
  now: number,
): Promise<LedgerView> {
  const last = await lastCheckpoint(reading);
  const policy = await policyInForce(reading);
  const seen = await listSeen(reading);
  const watched = await watchedCheckpoint(reading, key, asked(policy), -1);
  const damage = await damageOf(reading);
  const devices = seen.filter(({ device }) => device !== null);
  const standings = policy === null ? [] : await witnessStandings(reading, policy, now);
  const recheck = await readRecheck(reading);
  const meaning = watched !== null ? 'watched' : (policy?.quorum ?? 0) > 0 ? 'awaited' : 'unwatched';
  return {
    origin: key.name,
    key: key.toString(),
    sequenced: await countEntries(reading),
    size: last?.size ?? 0,
    checkpoint: last?.note ?? null,
    published_at: last === null ? null : iso(last.at),
    quorum: policy?.quorum ?? 0,
    witnesses: (policy?.witnesses ?? []).map((one) => ({
      ...one,
      ...standingView(standings.find(({ key: of }) => of === one.key)),
    })),
    watched: watched === null ? null : { size: watched.size, at: iso(watched.at) },
    devices: { count: devices.length, seen: seenBy(devices) },
    rechecked: {
      whole_at: recheck.whole_at === null ? null : iso(recheck.whole_at),
      entries: recheck.checked,
    },
    closed: (await listClosed(reading)).map(closedView),
    damage: damage === null ? null : { code: damage.code, since: iso(damage.since) },
    meaning: { ...(damage === null ? MEANING[meaning] : MEANING[damagedBy(damage.code)]) },
  };
}

function damagedBy(code: string): 'damaged' | 'disagreed' {
  return code === 'witness_disagrees' ? 'disagreed' : 'damaged';
}

function closedView({ note: _note, seen_note: _seen, closed_at, ...closed }: ClosedLog) {
  return { ...closed, closed_at: iso(closed_at) };
}

function standingView(of: WitnessStanding | undefined) {
  const { seen = null, standing = 'behind', lag = null, failure = null } = of ?? {};
  return {
    seen: seen === null ? null : { size: seen.size, at: iso(seen.at) },
    standing,
    behind: lag === null ? null : { entries: lag.entries, since: iso(lag.since) },
    failure,
  };
}

/** The longest tree among them. */
function seenBy(rows: readonly StoredSeen[]): { readonly size: number; readonly at: string } | null {
  const [first] = rows.toSorted((a, b) => b.size - a.size);
  return first === undefined ? null : { size: first.size, at: iso(first.at) };
}

/** Shows an entry in its place, without what only its opening tells. */
export function entryView({ position, entry, opening }: PlacedEntry, published: number): LedgerEntryView {
  const { type, at, purpose = null, device = null, notice = null } = entry;
  return {
    position,
    type,
    at,
    purpose,
    device,
    notice,
    published: position < published,
    can_be_opened: opening !== null,
  };
}

const iso = (at: number): string => new Date(at).toISOString();
