import { expect, test } from 'vitest';
import { startConsentSetting } from '../testing/consent-setting.ts';
import { startSweeping, sweepOnce } from './sweep-consents.ts';

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
  await sweepOnce(server.context, ports.holders);
  expect(await count()).toEqual([1, 1, 1]);
  server.clock.now += 366 * 86_400_000;
  const sweeping = startSweeping(server.context, ports.holders);
  await expect.poll(count).toEqual([0, 0, 0]);
  await sweeping[Symbol.asyncDispose]();
});
