import type { Grant } from '@consentry/contract';
import { type Reading, type Writing, sql } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { grantAt, guardianText } from './set-store.ts';

type Write = Writing<PlatformTables>;

/** Reads the purposes a device serves. */
export async function purposesOf(reading: Reading<PlatformTables>, device: string): Promise<string[]> {
  const rows = await reading
    .selectFrom('device_purposes')
    .select('purpose')
    .where('device', '=', device)
    .orderBy('purpose')
    .execute();
  return rows.map(({ purpose }) => purpose);
}

/** Lets every device that serves the purpose match under a consent, and those that will. */
export async function grantEverywhere(writing: Write, grant: Grant): Promise<'granted' | 'ended'> {
  const rows = await writing
    .selectFrom('device_purposes')
    .select('device')
    .where('purpose', '=', grant.purpose_id)
    .execute();
  const told = await grantAt(
    writing,
    rows.map(({ device }) => device),
    grant,
  );
  if (told === 'ended') return told;
  const kept = {
    purpose: grant.purpose_id,
    purpose_version: grant.purpose_version,
    mode: grant.mode,
    not_after: Date.parse(grant.not_after),
    guardian: guardianText(grant),
  };
  await writing
    .insertInto('consent_grants')
    .values({ consent: grant.consent_id, ...kept, rests_since: null })
    .onConflict((on) => on.column('consent').doUpdateSet(kept))
    .execute();
  return told;
}

/** Lets a device serve one more purpose, with the consents to it that are in force. */
export async function serve(writing: Write, device: string, purpose: string): Promise<void> {
  const added = await writing
    .insertInto('device_purposes')
    .values({ purpose, device })
    .onConflict((on) => on.columns(['purpose', 'device']).doNothing())
    .returning('device')
    .executeTakeFirst();
  if (added === undefined) return;
  await writing
    .updateTable('device_sets')
    .set({ epoch: sql<number>`epoch + 1` })
    .where('device', '=', device)
    .execute();
  await writing
    .insertInto('device_grants')
    .columns([
      'device',
      'consent',
      'purpose',
      'purpose_version',
      'mode',
      'not_after',
      'epoch',
      'rests_since',
      'guardian',
    ])
    .expression((from) =>
      from
        .selectFrom('consent_grants as g')
        .innerJoin('device_sets as s', (join) => join.on('s.device', '=', device))
        .select([
          's.device',
          'g.consent',
          'g.purpose',
          'g.purpose_version',
          'g.mode',
          'g.not_after',
          's.epoch',
          'g.rests_since',
          'g.guardian',
        ])
        .where('g.purpose', '=', purpose),
    )
    .onConflict((on) => on.columns(['device', 'consent']).doNothing())
    .execute();
}
