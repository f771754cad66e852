import { inTransaction } from '@consentry/server';
import { expect, test } from 'vitest';
import { staff } from '../testing/test-server.ts';
import { startConsentSetting } from '../testing/consent-setting.ts';
import { readOutlook } from './outlook.ts';
import { retentionRoutes } from './retention-routes.ts';

test('what runs out when, what has to go still and what was erased is counted, and nobody is named', async () => {
  await using setting = await startConsentSetting((server) => retentionRoutes(server));
  const { server, person, decide, withdraw } = setting;
  const { reading } = server.context.database;
  expect((await readOutlook(reading, server.clock.now)).purposes).toEqual([]);
  const people = [];
  for (const email of ['a@example.com', 'b@example.com', 'c@example.com']) {
    const id = await person(email);
    const { body } = await decide(id, await server.signIn(email));
    people.push({ id, email, consent: String(body['consent']), until: String(body['not_after']) });
  }
  const [gone, , ends] = people;
  await withdraw(gone?.consent ?? '', await server.signIn('a@example.com'));
  const at = server.clock.now;
  const rows = { consent: gone?.consent ?? '', accepted_at: at, effective_at: at, erased_at: null };
  await inTransaction(server.context.database, (writing) =>
    writing.insertInto('consent_ends').values(rows).execute(),
  );
  expect((await readOutlook(reading, at)).purposes[0]?.to_erase).toEqual({
    count: 1,
    since: new Date(at).toISOString(),
  });
  await inTransaction(server.context.database, (writing) =>
    writing.updateTable('consent_ends').set({ erased_at: at }).execute(),
  );
  const month = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 7);
  const now = new Date(server.clock.now).toISOString();
  const { status, body } = await server.send('GET', '/v1/retention-outlook', undefined, {
    as: staff('auditor'),
  });
  expect([status, body]).toEqual([
    200,
    {
      as_of: now,
      purposes: [
        {
          purpose: 'door',
          held: 2,
          runs_out: [{ month: month(ends?.until ?? ''), count: 2 }],
          to_erase: { count: 0, since: null },
          erased: [{ month: month(now), count: 1, reason: 'withdrawn' }],
        },
      ],
    },
  ]);
  expect(JSON.stringify(body)).not.toContain(ends?.id);
  // After a year it is shown no longer; what has run out is held no longer.
  const later = await readOutlook(reading, Date.parse(ends?.until ?? '') + 366 * 86_400_000);
  expect(later.purposes).toEqual([]);
  await expect(
    server.send('GET', '/v1/retention-outlook', undefined, { as: staff('installer') }),
  ).resolves.toMatchObject({ status: 403 });
});
