// Platform that the tests of the disk stop or cut off at any moment: somebody agrees and withdraws for ever, one
// line for each that is kept, while its evidence log is written and published beside.
import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { startPlatform } from '@consentry/platform';
import { inTransaction } from '@consentry/server';
import { pino } from 'pino';
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { addPresentation, findConsent } from '../../apps/platform/src/consent/consent-store.ts';
import { decideConsent } from '../../apps/platform/src/consent/decide-consent.ts';
import { endConsent } from '../../apps/platform/src/consent/end-consent.ts';
import { deviceHolders } from '../../apps/platform/src/device/device-holders.ts';
import { setAge } from '../../apps/platform/src/minors/minors-store.ts';
import { purposeInForce } from '../../apps/platform/src/testing/purpose-in-force.ts';

const [, , data = ''] = process.argv;
const log = pino({ level: 'silent' });
await using platform = await startPlatform({ data, host: '127.0.0.1', port: 0, log });
const { database, keys, now } = platform.context;
const purpose = purposeInForce();
const ports = { holders: deviceHolders, purposes: async () => purpose, rulesForChildren: async () => [] };
const person = randomUUID();
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

await inTransaction(database, async (writing) => {
  const row = {
    person,
    site: null,
    state: 'active',
    registered_at: 0,
    registered_by: 'test',
    version: 1,
  } as const;
  await writing.insertInto('people').values(row).execute();
  await setAge(writing, {
    person,
    born_on: '1990-05-01',
    band: null,
    proof: 'x',
    told_at: 0,
    told_by: 'staff',
  });
});
say('ready');
for (;;) {
  const presentation = randomUUID();
  const given = await inTransaction(database, async (writing) => {
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
      shown_at: now(),
    });
    const deciding = {
      person,
      decider: person,
      way: 'session',
      request: null,
      presentation,
      decision: 'given',
    } as const;
    return (await decideConsent(writing, ports, keys.secret, deciding, now())).consent;
  });
  say(`given ${given}`);
  await inTransaction(database, async (writing) => {
    const held = await findConsent(writing, given);
    if (held === null) throw new Error('A consent that was acknowledged is not there.');
    await endConsent(
      writing,
      deviceHolders,
      held,
      { reason: 'withdrawn', byKind: 'person', byId: person },
      now(),
    );
  });
  say(`withdrawn ${given}`);
  await platform.keeper.advance();
  await turn();
}
