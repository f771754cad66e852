import { expect, test } from 'vitest';
import { roundsOf, startRounds } from '../health/rounds.ts';
import { ledgerKeeper } from '../ledger/ledger-keeper.ts';
import { makeData, removeData } from '../testing/platform-data.ts';
import { startConsentSetting } from '../testing/consent-setting.ts';

test('what is over is swept: consents, sessions, codes; nothing else is', async () => {
  await using setting = await startConsentSetting();
  const { server, ports } = setting;
  const person = await setting.person('fang@example.com');
  await setting.decide(person, await server.signIn('fang@example.com'));
  const { reading } = server.context.database;
  const count = async () =>
    Promise.all(
      (['open_consents', 'person_sessions', 'code_challenges'] as const).map(
        async (table) => (await reading.selectFrom(table).selectAll().execute()).length,
      ),
    );
  const data = makeData();
  const keeper = ledgerKeeper(server.context, data);
  const { signal } = new AbortController();
  for (const round of Object.values(roundsOf(server.context, ports.holders, keeper)))
    await round.work(signal);
  expect(await count()).toEqual([1, 1, 1]);
  server.clock.now += 366 * 86_400_000;
  const sweeping = startRounds(server.context, ports.holders, keeper);
  await expect.poll(count).toEqual([0, 0, 0]);
  await sweeping[Symbol.asyncDispose]();
  await removeData(data);
});
