import { Grant } from '@consentry/contract';
import { z } from 'zod';
import { iso } from '../clock.ts';
import type { Reading, Writing } from '../store/database.ts';
import { emptyHanded, type Held } from './lease.ts';

const HeldRow = z.object({ epoch: z.int(), digest: z.string() });
const ConsentRow = z.object({ consent: z.string() });

/** Reads what the device holds durably; it is the same after any restart. */
export function readHeld(reading: Reading, device: string): Held {
  const row = reading.get('SELECT epoch, digest FROM held');
  const head = row === undefined ? { epoch: 0, digest: null } : HeldRow.parse(row);
  const grants = reading
    .all('SELECT body FROM held_grants')
    .map(({ body }) => Grant.parse(JSON.parse(z.string().parse(body))));
  return {
    ...emptyHanded(device),
    ...head,
    grants: new Map(grants.map((grant) => [grant.consent_id, grant])),
    tombstones: new Set(idsIn(reading, 'SELECT consent FROM held_tombstones')),
    ownTombstones: new Set(idsIn(reading, 'SELECT consent FROM own_tombstones')),
  };
}

/** Writes what a bundle changed, in one transaction with the ends it brings. */
export function saveHeld(writing: Writing, before: Held, after: Held): void {
  if (after.digest === null || (before.epoch === after.epoch && before.digest === after.digest)) return;
  for (const consent of before.grants.keys()) {
    if (!after.grants.has(consent)) writing.run('DELETE FROM held_grants WHERE consent = ?', consent);
  }
  for (const [consent, grant] of after.grants) {
    const body = JSON.stringify(grant);
    if (JSON.stringify(before.grants.get(consent)) === body) continue;
    writing.run(
      'INSERT INTO held_grants (consent, body) VALUES (?, ?) ON CONFLICT (consent) DO UPDATE SET body = excluded.body',
      consent,
      body,
    );
  }
  for (const consent of after.tombstones.difference(before.tombstones)) {
    writing.run('INSERT INTO held_tombstones (consent) VALUES (?) ON CONFLICT (consent) DO NOTHING', consent);
  }
  writing.run(
    `INSERT INTO held (one, epoch, digest) VALUES (1, ?, ?)
     ON CONFLICT (one) DO UPDATE SET epoch = excluded.epoch, digest = excluded.digest`,
    after.epoch,
    after.digest,
  );
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

function idsIn(reading: Reading, sql: string): string[] {
  return reading.all(sql).map((row) => ConsentRow.parse(row).consent);
}
