import { createHash } from 'node:crypto';
import { Grant, RefusalReason } from '@consentry/contract';
import { z } from 'zod';
import { iso } from '../clock.ts';
import { shortenConsent } from '../consent/consent-store.ts';
import type { Reading, Writing } from '../store/database.ts';
import type { Link } from './link.ts';
import { emptyHanded, type Held, textOf } from './lease.ts';

const HeldRow = z.object({ epoch: z.int(), digest: z.string() });
const ConsentRow = z.object({ consent: z.string() });

/** Reads what the device holds durably; it is the same after any restart. */
export function readHeld(
  reading: Reading,
  { device, keyGeneration }: Pick<Link, 'device' | 'keyGeneration'>,
): Held {
  const row = reading.get('SELECT epoch, digest FROM held');
  const grants = reading
    .all('SELECT body FROM held_grants')
    .map(({ body }) => Grant.parse(JSON.parse(z.string().parse(body))));
  const members = {
    grants: new Map(grants.map((grant) => [grant.consent_id, grant])),
    tombstones: new Set(idsIn(reading, 'SELECT consent FROM held_tombstones')),
    stopped: new Set(idsIn(reading, 'SELECT purpose AS consent FROM held_stopped')),
  };
  const head = row === undefined ? null : HeldRow.parse(row);
  const whole = head?.digest === createHash('sha256').update(textOf(members)).digest('hex');
  return {
    ...emptyHanded(device),
    keyGeneration,
    // Of a store that lost something the epoch is not held; its tombstones are.
    ...(whole ? head : {}),
    ...members,
    ownTombstones: new Set(idsIn(reading, 'SELECT consent FROM own_tombstones')),
  };
}

/** Tells whether the platform lets the grant of a consent rest. */
export function isResting(reading: Reading, consent: string): boolean {
  const row = reading.get('SELECT body FROM held_grants WHERE consent = ?', consent);
  return row !== undefined && Grant.parse(JSON.parse(z.string().parse(row['body']))).rests === true;
}

/** Writes what a bundle changed, in one transaction with the ends it brings. */
export function saveHeld(writing: Writing, before: Held, after: Held): void {
  if (after.digest === null || (before.epoch === after.epoch && before.digest === after.digest)) return;
  for (const consent of before.grants.keys()) {
    if (!after.grants.has(consent)) writing.run('DELETE FROM held_grants WHERE consent = ?', consent);
  }
  for (const [consent, grant] of after.grants) {
    const held = before.grants.get(consent);
    if (held === grant) continue;
    const body = JSON.stringify(grant);
    if (JSON.stringify(held) === body) continue;
    writing.run(
      'INSERT INTO held_grants (consent, body) VALUES (?, ?) ON CONFLICT (consent) DO UPDATE SET body = excluded.body',
      consent,
      body,
    );
    // A day of birth that came to be known ends a guardian's consent sooner (R07.7).
    if (grant.guardian !== undefined) shortenConsent(writing, consent, grant.not_after);
  }
  for (const consent of after.tombstones.difference(before.tombstones)) {
    writing.run('INSERT INTO held_tombstones (consent) VALUES (?) ON CONFLICT (consent) DO NOTHING', consent);
  }
  for (const purpose of before.stopped.difference(after.stopped))
    writing.run('DELETE FROM held_stopped WHERE purpose = ?', purpose);
  for (const purpose of after.stopped.difference(before.stopped))
    writing.run('INSERT INTO held_stopped (purpose) VALUES (?) ON CONFLICT (purpose) DO NOTHING', purpose);
  writing.run(
    `INSERT INTO held (one, epoch, digest) VALUES (1, ?, ?)
     ON CONFLICT (one) DO UPDATE SET epoch = excluded.epoch, digest = excluded.digest`,
    after.epoch,
    after.digest,
  );
}

/** Writes why the platform did not take a consent that was given here. */
export function saveRefusal(writing: Writing, consent: string, reason: RefusalReason): void {
  writing.run(
    'INSERT INTO refusals (consent, reason) VALUES (?, ?) ON CONFLICT (consent) DO NOTHING',
    consent,
    reason,
  );
}

/** Reads why the platform did not take a consent; `null` where it did, or has not said. */
export function findRefusal(reading: Reading, consent: string): RefusalReason | null {
  const row = reading.get('SELECT reason FROM refusals WHERE consent = ?', consent);
  return row === undefined ? null : RefusalReason.parse(row['reason']);
}

/** Writes that a person withdrew at this device. */
export function saveOwnTombstone(writing: Writing, consent: string): void {
  writing.run('INSERT INTO own_tombstones (consent) VALUES (?) ON CONFLICT (consent) DO NOTHING', consent);
}

/** Reads the tombstones of the platform whose template is not known to be gone. */
export function tombstonesToErase(reading: Reading): readonly string[] {
  return idsIn(reading, 'SELECT consent FROM held_tombstones WHERE erased_at IS NULL');
}

/** Writes that keys and template of a tombstone are gone. */
export function setTombstoneErased(writing: Writing, consent: string, now: number): void {
  writing.run(
    'UPDATE held_tombstones SET erased_at = ? WHERE consent = ? AND erased_at IS NULL',
    iso(now),
    consent,
  );
}

/** Has every tombstone erased and reported again: the platform has lost what it was told. */
export function eraseAgain(writing: Writing): void {
  writing.run('UPDATE held_tombstones SET erased_at = NULL');
}

function idsIn(reading: Reading, sql: string): string[] {
  return reading.all(sql).map((row) => ConsentRow.parse(row).consent);
}
