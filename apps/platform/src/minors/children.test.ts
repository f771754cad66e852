import { expect, test } from 'vitest';
import { OPERATOR, startConsentSetting } from '../testing/consent-setting.ts';
import { staff } from '../testing/test-server.ts';
import { childrenRoutes } from './children-routes.ts';

test('children are listed by who turns fourteen next, page by page, and only those of the own site', async () => {
  await using setting = await startConsentSetting((server, context) => childrenRoutes(server, context));
  const { server, person, decide } = setting;
  const list = async (as = staff('dpo'), query = '') =>
    (await server.send('GET', `/v1/children?${query}`, undefined, { as })).body;
  expect(await list()).toEqual({ children: [], cursor: null });
  const year = new Date(server.clock.now).getUTCFullYear();
  const undated = await person(null, { kind: 'declared', band: 'under_14' });
  const small = await person(null, { kind: 'born', on: `${year - 9}-03-01` });
  const soon = await person(null, { kind: 'born', on: `${year - 13}-03-01` });
  await person(null, { kind: 'born', on: `${year - 15}-03-01` });
  await person(null, { kind: 'declared', band: '14_or_over' });
  const guardian = await person('mother@example.com');
  const link = { guardian, proof: 'household-1', check: 'paper' };
  const linked = await server.send('POST', `/v1/people/${small}/guardians`, link, { as: OPERATOR });
  await decide(small, await server.signIn('mother@example.com'));
  const entry = { site: 'north', guardians: 0, consents: 0 };
  const children = [
    { ...entry, child: soon, turns_fourteen_at: `${year + 1}-02-28T16:00:00.000Z` },
    {
      ...entry,
      child: small,
      turns_fourteen_at: `${year + 5}-02-28T16:00:00.000Z`,
      guardians: 1,
      consents: 1,
    },
    { ...entry, child: undated, turns_fourteen_at: null },
  ];
  expect(await list()).toEqual({ children, cursor: null });
  expect(await list(OPERATOR, 'site=north')).toEqual({ children, cursor: null });
  expect((await list(OPERATOR, 'site=south'))['code']).toBe('not_found');
  expect((await list(staff('admin')))['code']).toBe('not_your_role');
  const first = await list(staff('dpo'), 'limit=2');
  const next = await list(staff('dpo'), `limit=2&cursor=${String(first['cursor'])}`);
  expect([first['children'], next]).toEqual([
    children.slice(0, 2),
    { children: children.slice(2), cursor: null },
  ]);
  // Whose guardianship ended has nobody, and nothing was agreed to.
  const end = `/v1/guardianships/${String(linked.body['guardianship'])}/end`;
  expect((await server.send('POST', end, {}, { as: OPERATOR })).status).toBe(200);
  expect((await list())['children']).toMatchObject([{}, { child: small, guardians: 0, consents: 0 }, {}]);
});
