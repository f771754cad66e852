import type { DeviceEvent } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import type { Writing } from '@consentry/server';
import { addCounts, readCheckpoints } from '../alternatives/alternatives-store.ts';
import type { ConsentPorts } from '../consent/end-consent.ts';
import { findDevice } from '../device/device-store.ts';
import { findMerge, finishMerge, isDoorRecord, mergePeople } from '../people/merge-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { takeEntryCode } from './entry-code-store.ts';
import { type StoredVerification, isOpen, resultOf } from './verification.ts';
import {
  addUse,
  completeVerification,
  findVerification,
  linkDoorPerson,
  personAtDoor,
} from './verification-store.ts';

type Write = Writing<PlatformTables>;
type Used = Extract<DeviceEvent, { kind: 'used' }>;
type Ended = Extract<DeviceEvent, { kind: 'verification_ended' }>;

/**
 * Takes a use of a way at a door: on record, counted, and the result of the verification it was for, if its
 * time is not over. A report that comes late changes no result: the door's clock is not asked.
 */
export async function takeUse(
  writing: Write,
  ports: ConsentPorts,
  device: string,
  used: Used,
  now: number,
): Promise<void> {
  const row = await claimedBy(writing, device, used.verification_id);
  const coded = await personOfCode(writing, device, used, now);
  const atDoor = await personAtDoor(writing, device, used);
  // A code that somebody used before says of nobody who they are.
  const known = coded?.first === true ? coded.person : atDoor;
  let person = coded?.person ?? atDoor;
  if (row !== null && used.outcome === 'admitted' && isOpen(row, now)) {
    const { state, link } = resultOf(row, known);
    await completeVerification(writing, row.verification, { state, way: used.way }, now);
    if (link && used.way !== 'card' && row.person !== null && used.person_id !== null) {
      await linkDoorPerson(writing, { device, door_person: used.person_id, person: row.person }, now);
      person = row.person;
    }
  }
  if (row === null && (await takeDoorProof(writing, ports, { device, used, known }, now))) {
    person = await personAtDoor(writing, device, used);
  }
  const checkpoint = row?.checkpoint ?? (await checkpointAt(writing, device, used.purpose_id));
  await addUse(writing, {
    verification: row?.verification ?? null,
    checkpoint,
    device,
    person,
    purpose: row?.purpose ?? used.purpose_id,
    purpose_version: row?.purpose_version ?? used.purpose_version,
    way: used.way,
    mode: used.mode,
    outcome: used.outcome,
    model: used.model,
    checked_by: null,
    at: Date.parse(used.at),
    reported_at: now,
  });
  if (checkpoint !== null) await countUse(writing, checkpoint, used, now);
}

/**
 * Ways in which somebody shows who they are to the door by themselves. Nobody is merged by their face, nor by a
 * card, which is whoever's who finds it.
 */
const OWN_WAYS: ReadonlySet<string> = new Set(['pin', 'totp', 'passkey']);

/**
 * Takes that whoever typed a person's own ticket at a door is known there: what the door has of them is the
 * person's from then on.
 *
 * @returns whether it was the use of such a ticket
 */
async function takeDoorProof(
  writing: Write,
  ports: ConsentPorts,
  { device, used, known }: { readonly device: string; readonly used: Used; readonly known: string | null },
  now: number,
): Promise<boolean> {
  const merge = used.verification_id === null ? null : await findMerge(writing, used.verification_id);
  if (merge?.device !== device || merge.state !== 'claimed' || now >= (merge.ends_at ?? 0)) return false;
  if (used.outcome !== 'admitted' || !OWN_WAYS.has(used.way) || used.person_id === null) return false;
  const { person } = merge;
  const by = { decidedBy: null, way: used.way };
  if (known === null || known === person) {
    await linkDoorPerson(writing, { device, door_person: used.person_id, person }, now);
    await finishMerge(writing, merge, { absorbed: null, obstacles: [], ...by }, now);
  } else if (await isDoorRecord(writing, known)) await mergePeople(writing, ports, merge, known, by, now);
  else await finishMerge(writing, merge, { absorbed: null, obstacles: ['identity'], ...by }, now);
  return true;
}

/** Takes that it came to no admission at the door. */
export async function takeEnd(writing: Write, device: string, ended: Ended, now: number): Promise<void> {
  const row = await claimedBy(writing, device, ended.verification_id);
  if (row !== null) await completeVerification(writing, row.verification, { state: ended.outcome }, now);
}

/** Finds of whom the code was that a door of its site took. */
async function personOfCode(
  writing: Write,
  device: string,
  { entry_code_id: code, outcome }: Used,
  now: number,
): Promise<Awaited<ReturnType<typeof takeEntryCode>>> {
  const row = code === undefined || outcome !== 'admitted' ? null : await findDevice(writing, device);
  return row === null || code === undefined ? null : takeEntryCode(writing, { code, site: row.site }, now);
}

/** A device speaks only of what it claimed. */
async function claimedBy(
  writing: Write,
  device: string,
  verification: string | null,
): Promise<StoredVerification | null> {
  const row = verification === null ? null : await findVerification(writing, verification);
  return row?.claimed_by === device ? row : null;
}

async function checkpointAt(writing: Write, device: string, purpose: string): Promise<string | null> {
  const row = await findDevice(writing, device);
  if (row === null) return null;
  const [checkpoint] = await readCheckpoints(writing, { purpose, site: row.site });
  return checkpoint?.checkpoint ?? null;
}

/** Somebody's first try counts, by the time to its answer; their further ones do not, whatever the way. */
async function countUse(writing: Write, id: string, used: Used, now: number): Promise<void> {
  const { way, outcome, took_ms, first_try } = used;
  if (!first_try || took_ms === null || outcome === 'called') return;
  await countAttempt(writing, id, { way, took_ms, first_succeeded: outcome === 'admitted' ? 1 : 0 }, now);
}

/** Adds one attempt to the sums by which ways are compared. */
export async function countAttempt(
  writing: Write,
  id: string,
  attempt: Pick<Parameters<typeof addCounts>[2]['attempts'][number], 'way' | 'took_ms' | 'first_succeeded'>,
  now: number,
): Promise<void> {
  const [checkpoint] = await readCheckpoints(writing, { checkpoint: id });
  if (checkpoint === undefined) return;
  const took_ms = Math.min(600_000, Math.max(1, attempt.took_ms));
  const sums = {
    attempts: [{ ...attempt, took_ms, attempts: 1 }],
    refusals: { refused: 0, turned_away: 0 },
  };
  await addCounts(writing, checkpoint, sums, civilDateAt(now));
}
