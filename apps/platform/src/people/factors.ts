import type { KeyObject } from 'node:crypto';
import type { PersonFactors } from '@consentry/contract';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import { findTotpStep, openSecret, passkeyViews, sealSecret, TOTP_SECRET_BYTES } from '@consentry/staff';
import type { z } from 'zod';
import type { PlatformTables } from '../store/tables.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** Stream of what happens to persons themselves. */
export const PEOPLE = 'people';
const NO_SECRET = new Uint8Array(TOTP_SECRET_BYTES);

/** Reads the ways a person has beside a code that is sent. */
export async function factorsOf(reading: Read, person: string): Promise<z.infer<typeof PersonFactors>> {
  const app = await findApp(reading, person);
  return {
    passkeys: await passkeyViews(reading, { kind: 'person', owner: person }),
    app: app === null ? null : { made_at: new Date(app.made_at).toISOString() },
  };
}

/** Notes that a person has a way more or less, in the transaction of it. */
export async function noteFactor(
  writing: Write,
  what: 'added' | 'removed',
  of: { readonly person: string; readonly way: 'passkey' | 'totp' },
  at: number,
): Promise<void> {
  await appendEvent(writing, PEOPLE, { kind: `person.factor_${what}`, body: JSON.stringify(of), at });
}

/** Keeps the secret of a person's app, in place of the one before. @param step of the code that was shown */
export async function setApp(
  writing: Write,
  secret: KeyObject,
  app: { readonly person: string; readonly secret: Uint8Array; readonly step: number },
  now: number,
): Promise<void> {
  const set = {
    totp_sealed: sealSecret(secret, ownerOf(app.person), app.secret),
    totp_step: app.step,
    made_at: now,
  };
  await writing
    .insertInto('person_apps')
    .values({ person: app.person, ...set })
    .onConflict((on) => on.column('person').doUpdateSet(set))
    .execute();
}

/** Forgets a person's app; `false` when there is none. */
export async function removeApp(writing: Write, person: string): Promise<boolean> {
  const removed = await writing
    .deleteFrom('person_apps')
    .where('person', '=', person)
    .returning('person')
    .executeTakeFirst();
  return removed !== undefined;
}

/** Takes a code of a person's app, once. The same work for a person without one, who has no right code. */
export async function showAppCode(
  writing: Write,
  secret: KeyObject,
  { person, code }: { readonly person: string; readonly code: string },
  now: number,
): Promise<boolean> {
  const app = await findApp(writing, person);
  const known = app === null ? NO_SECRET : openSecret(secret, ownerOf(person), app.totp_sealed);
  const step = findTotpStep(known, code, app?.totp_step ?? -1, now);
  if (app === null || step === null) return false;
  await writing.updateTable('person_apps').set({ totp_step: step }).where('person', '=', person).execute();
  return true;
}

async function findApp(reading: Read, person: string): Promise<PlatformTables['person_apps'] | null> {
  const row = await reading
    .selectFrom('person_apps')
    .selectAll()
    .where('person', '=', person)
    .executeTakeFirst();
  return row ?? null;
}

/** What a secret is sealed for: one of a person is none of staff, and an offered one none that is kept. */
function ownerOf(person: string): string {
  return `person ${person}`;
}
