// Process that the kill test ends at any moment: consents and withdraws for ever, one line for each that is kept.
import { createSecretKey, randomUUID } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { type Writing, inTransaction, isDatabaseError, openDatabase } from '@consentry/server';
import { deviceHolders } from '../device/device-holders.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { purposeInForce } from '../testing/purpose-in-force.ts';
import { addPresentation, findConsent } from './consent-store.ts';
import { decideConsent } from './decide-consent.ts';
import { endConsent } from './end-consent.ts';

// Whoever is killed keeps nothing of what it compiled.
flushCompileCache();
const [, , url = '', person = '', fault = ''] = process.argv;
await using database = await openDatabase<PlatformTables>(url, {
  connections: 1,
  migrations: platformMigrations,
});
const secret = createSecretKey(Buffer.alloc(32, 1));
const purpose = purposeInForce();
const ports = { holders: deviceHolders, purposes: async () => purpose, rulesForChildren: async () => [] };

/** Where many write at once somebody has to come again: nothing was acknowledged. */
async function untilFree(
  ...[store, work]: Parameters<typeof inTransaction<PlatformTables, string>>
): Promise<string> {
  for (;;) {
    try {
      return await inTransaction(store, work);
    } catch (error) {
      if (!isDatabaseError(error, 'contended')) throw error;
    }
  }
}

/** Does it in one transaction and tells when it is kept; the faulty one tells before. */
async function kept(
  what: string,
  work: (writing: Writing<PlatformTables>) => Promise<string>,
): Promise<string> {
  const consent = await untilFree(database, async (writing) => {
    const id = await work(writing);
    if (fault === 'acknowledge-early') {
      process.stdout.write(`${what} ${id}\n`);
      await sleep(8);
    }
    return id;
  });
  if (fault === '') process.stdout.write(`${what} ${consent}\n`);
  return consent;
}

for (;;) {
  const presentation = randomUUID();
  const now = Date.now();
  const given = await kept('given', async (writing) => {
    await addPresentation(writing, {
      presentation,
      person,
      shown_to: person,
      kind: 'recognition',
      purpose: purpose.purpose.id,
      purpose_version: purpose.purpose.version,
      notice_digest: purpose.notice.digest,
      language: 'en',
      place_kind: 'portal',
      place: null,
      shown_by: 'person',
      shown_at: now,
    });
    const deciding = {
      person,
      decider: person,
      way: 'session',
      request: null,
      presentation,
      decision: 'given',
    } as const;
    return (await decideConsent(writing, ports, secret, deciding, now)).consent;
  });
  await kept('withdrawn', async (writing) => {
    const held = await findConsent(writing, given);
    if (held === null) throw new Error('A consent that was acknowledged is not there.');
    const end = { reason: 'withdrawn', byKind: 'person', byId: person } as const;
    await endConsent(writing, deviceHolders, held, end, Date.now());
    return given;
  });
  // Without a turn it would never notice that nobody reads any more, and write for ever.
  await turn();
}
