import { readEvents } from '@consentry/server';
import { expect, test } from 'vitest';
import { lawfulFacts } from '../facts/testing/lawful-facts.ts';
import { purposeForConsent } from '../purpose/purpose-for-consent.ts';
import { startPurposes, steppedUp } from '../purpose/testing/purposes-in-test.ts';
import { isShorter } from './retention.ts';
import { retentionRoutes } from './retention-routes.ts';

const LAW = { source: 'law', document: 'law-1', provision: '第三条' };
const CONSENT = { source: 'separate_consent', document: 'form-1', provision: null };

/** A purpose in force, whose templates are kept for 180 days. */
async function running() {
  const world = await startPurposes((server) => retentionRoutes(server));
  const { as, writer, approver, clock } = world;
  const purpose = await world.prepare();
  await world.propose(purpose);
  const { status, body: why } = await world.approve(purpose);
  if (status !== 200)
    throw new Error(
      `the purpose does not run: ${JSON.stringify(why['broken'] ?? why['fields'] ?? why['code'])}`,
    );
  const path = `/v1/purposes/${purpose}/retention`;
  const template = async () => {
    const { body } = await as(writer, 'GET', path);
    return (body['kept'] as ReadonlyArray<Record<string, unknown>>).find(({ keeps }) => keeps === 'template');
  };
  const revision = async () => Number((await template())?.['revision']);
  return {
    world,
    purpose,
    path,
    template,
    revision,
    shorten: async (amount: number) => {
      const body = { limit: { unit: 'days', amount } };
      return as(writer, 'PUT', `${path}/template`, body, await revision());
    },
    propose: async (days: number, ground: object | null) => {
      const body = { days, ground, facts: lawfulFacts(purpose, clock.now) };
      return as(writer, 'POST', `${path}/template/proposal`, body, await revision());
    },
    approve: async (who = approver) => as(who, 'POST', `${path}/template/approval`, {}, await revision()),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

test('shorter is done at once, and told to whoever has to erase', async () => {
  await using it = await running();
  const { reading } = it.world.context.database;
  expect((await it.shorten(90)).body['kept']).toContainEqual(
    expect.objectContaining({ keeps: 'template', limit: { unit: 'days', amount: 90 }, revision: 2 }),
  );
  expect((await purposeForConsent(reading, it.purpose))?.keep_days).toBe(90);
  const events = await readEvents(reading, 'purposes', 0);
  expect(JSON.parse(events.at(-1)?.body ?? '')).toEqual({
    purpose: it.purpose,
    keeps: 'template',
    before: { unit: 'days', amount: 180 },
    limit: { unit: 'days', amount: 90 },
  });
  // Longer is not shorter, and an old version is not the latest.
  for (const amount of [90, 91]) {
    const got = await it.shorten(amount);
    expect([got.status, got.body['code']]).toEqual([409, 'retention_longer']);
  }
  const body = { limit: { unit: 'days', amount: 30 } };
  const stale = await it.world.as(it.world.writer, 'PUT', `${it.path}/template`, body, 1);
  expect([stale.status, stale.body['code']]).toEqual([412, 'version_other']);
});

test('longer needs a law or administrative regulation: nothing else lifts it, least of all consent', async () => {
  await using it = await running();
  for (const ground of [null, CONSENT, { ...LAW, source: 'contract' }, { ...LAW, provision: null }]) {
    expect((await it.propose(365, ground)).status).toBe(201);
    const refused = await it.approve();
    expect([refused.status, refused.body['code']]).toEqual([403, 'not_lawful']);
    expect(refused.body['broken']).toMatchObject([{ requirement: 'R08.4' }]);
  }
  expect(await it.template()).toMatchObject({ limit: { amount: 180 }, ground: null });
  await it.propose(365, LAW);
  const approved = await it.approve();
  expect(approved.status).toBe(200);
  expect(await it.template()).toMatchObject({ limit: { amount: 365 }, ground: LAW, proposal: null });
  // A consent lasts no longer for that than people were told.
  const told = await purposeForConsent(it.world.context.database.reading, it.purpose);
  expect(told?.keep_days).toBe(180);
});

test('four eyes, a second factor, and what was read decide on a longer time', async () => {
  await using it = await running();
  const { world } = it;
  const none = await it.approve();
  expect([none.status, none.body['code']]).toEqual([409, 'purpose_state']);
  expect((await it.propose(180, LAW)).status).toBe(400);
  await it.propose(365, LAW);
  const own = await it.approve(world.writer);
  expect([own.status, own.body['code']]).toEqual([403, 'four_eyes']);
  const without = { ...steppedUp('dpo', 'dpo-3', 0), steppedUpAt: null };
  expect((await it.approve(without)).body['code']).toBe('step_up');
  // What was proposed anew since it was read is not approved by that reading.
  const read = await it.revision();
  await it.propose(366, LAW);
  const late = await world.as(world.approver, 'POST', `${it.path}/template/approval`, {}, read);
  expect([late.status, late.body['code']]).toEqual([412, 'version_other']);
  const probe = `${it.path}/probe_image/proposal`;
  const body = { days: 2, ground: LAW, facts: lawfulFacts(it.purpose, world.clock.now) };
  expect((await world.as(world.writer, 'POST', probe, body, 1)).status).toBe(400);
  const others = ['dpo-a', 'dpo-b'].map((id) => steppedUp('dpo', id, world.clock.now));
  const both = await Promise.all(others.map((who) => it.approve(who)));
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('times of another unit are not shorter', () => {
  const days = { unit: 'days', amount: 1 } as const;
  expect(isShorter({ unit: 'seconds_after_result', amount: 0 }, days)).toBe(false);
  expect(isShorter(days, { unit: 'days', amount: 2 })).toBe(true);
});
