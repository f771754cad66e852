import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { purposesOfStore } from '../consent/purposes-of-store.ts';
import { filingSection } from './stock-facts.ts';
import { nothingHandedIn } from '../facts/nothing-handed-in.ts';
import { type Got, staff } from '../testing/test-server.ts';
import {
  OPERATOR,
  type VerificationSetting,
  startVerifications,
  used,
} from '../verification/testing/verification-setting.ts';
import { type MergeSide, type MergedConsent, planMerge } from './merge.ts';

type Door = Awaited<ReturnType<VerificationSetting['device']>>;

/** Somebody whom the door knows by a number of its own decides there. */
async function decideAtDoor(
  world: VerificationSetting,
  door: Door,
  person_id: string,
  {
    decision = 'given',
    age = '14_or_over',
  }: { decision?: 'given' | 'refused'; age?: 'under_14' | '14_or_over' } = {},
): Promise<string> {
  const told = await purposesOfStore(world.context.database.reading, world.purpose, 'recognition', '');
  const [presentation_id, consent_id] = [randomUUID(), randomUUID()];
  const got = await world.report(
    door,
    {
      kind: 'notice_shown',
      presentation_id,
      person_id,
      number: '428317',
      purpose_id: world.purpose,
      purpose_version: told?.purpose.version ?? 1,
      notice_digest: told?.notice.digest ?? '',
      shown_digest: 'd'.repeat(64),
      language: 'zh-CN',
    },
    {
      kind: 'decided',
      consent_id,
      presentation_id,
      decision,
      age: decision === 'given' ? age : null,
      mode: told?.purpose.mode ?? 'verify',
    },
  );
  expect(got.status).toBe(200);
  return consent_id;
}

/** The person of a consent, and whether it is in force. */
async function held(world: VerificationSetting, consent: string) {
  return world.context.database.reading
    .selectFrom('consents')
    .leftJoin('open_consents', 'open_consents.consent', 'consents.consent')
    .leftJoin('withdrawals', 'withdrawals.consent', 'consents.consent')
    .select(['consents.person', 'open_consents.consent as open', 'withdrawals.reason'])
    .where('consents.consent', '=', consent)
    .executeTakeFirst();
}

/** The person takes a ticket, types it at the door and shows who they are there. */
async function claim(
  world: VerificationSetting,
  door: Door,
  who: { readonly person: string; readonly token: string; readonly atDoor: string },
  more: Parameters<typeof used>[0] = {},
): Promise<Got> {
  const path = `/v1/people/${who.person}`;
  const ticket = await world.send('POST', `${path}/door-tickets`, {}, { token: who.token });
  expect(ticket.status).toBe(201);
  const claimed = await world.claim(door, ticket.body['ticket']);
  expect(claimed.body['verification_id']).toBe(ticket.body['merge']);
  const verification_id = String(ticket.body['merge']);
  await world.report(
    door,
    used({ verification_id, person_id: who.atDoor, purpose_id: world.purpose, ...more }),
  );
  const listed = await world.send('GET', `${path}/merges`, undefined, { token: who.token });
  const merges = listed.body['merges'] as Array<Got['body']>;
  return { ...listed, body: merges.find(({ merge }) => merge === verification_id) ?? {} };
}

const stock = async (world: VerificationSetting) => {
  const filing = await filingSection(
    world.context.database.reading,
    nothingHandedIn(world.context.now()).filing,
    world.context.now(),
  );
  return filing.stock?.processor;
};

test('who consented at a door first becomes the person they signed in as, by their own PIN there', async () => {
  await using world = await startVerifications();
  const door = await world.device();
  const atDoor = randomUUID();
  const consent = await decideAtDoor(world, door, atDoor);
  const person = await world.person('a@example.com');
  const token = await world.signIn('a@example.com');
  const nameless = (await held(world, consent))?.person;
  expect(nameless).not.toBe(person);
  expect(await stock(world)).toEqual({ lower: 1, upper: 1 });
  const own = await decideAtPortal(world, person, token);
  // Two records: one of them may be the other.
  expect(await stock(world)).toEqual({ lower: 1, upper: 2 });
  // Not by their face, not by a card, not by staff, and not when they were not let in.
  const none = [
    { way: 'face', mode: 'verify' },
    { way: 'card' },
    { way: 'staff' },
    { outcome: 'wrong' },
  ] as const;
  for (const more of none) {
    expect((await claim(world, door, { person, token, atDoor }, more)).body['state']).toBe('claimed');
  }
  expect((await held(world, consent))?.person).toBe(nameless);
  const merged = await claim(world, door, { person, token, atDoor });
  expect(merged.body).toMatchObject({
    state: 'merged',
    absorbed: nameless,
    device_id: door.id,
    obstacles: [],
  });
  expect(await stock(world)).toEqual({ lower: 1, upper: 1 });
  // Of the two yes for the same purpose the later stays.
  const both = [await held(world, consent), await held(world, own)];
  expect(both.map((row) => [row?.person, row?.open !== null, row?.reason])).toEqual([
    [person, false, 'superseded'],
    [person, true, null],
  ]);
  const receipt = await world.send('GET', `/v1/consents/${consent}`, undefined, { token });
  expect(receipt.status).toBe(200);
  // What the door says of them later is of the person, and a merged record is merged with nobody.
  const again = await decideAtDoor(world, door, atDoor);
  expect((await held(world, again))?.person).toBe(person);
  const other = await world.person('b@example.com');
  const otherToken = await world.signIn('b@example.com');
  const stolen = await claim(world, door, { person: other, token: otherToken, atDoor });
  expect(stolen.body).toMatchObject({ state: 'stopped', obstacles: ['identity'] });
  expect((await held(world, again))?.person).toBe(person);
});

async function decideAtPortal(world: VerificationSetting, person: string, token: string): Promise<string> {
  world.clock.now += 1;
  return String((await world.agree(person, token)).body['consent']);
}

test('a ticket is of one door, of five minutes, of one use, and of the last one taken', async () => {
  await using world = await startVerifications();
  const [door, other] = [await world.device(), await world.device()];
  const person = await world.person('a@example.com');
  const token = await world.signIn('a@example.com');
  const take = () => world.send('POST', `/v1/people/${person}/door-tickets`, {}, { token });
  const [first, second] = [await take(), await take()];
  expect((await world.claim(door, first.body['ticket'])).body['code']).toBe('ticket_wrong');
  expect((await world.claim(door, second.body['ticket'])).status).toBe(200);
  expect((await world.claim(other, second.body['ticket'])).body['code']).toBe('ticket_wrong');
  world.clock.now += 5 * 60_000;
  expect((await world.claim(door, second.body['ticket'])).body['code']).toBe('ticket_wrong');
  const listed = await world.send('GET', `/v1/people/${person}/merges`, undefined, {
    token: await world.signIn('a@example.com'),
  });
  expect((listed.body['merges'] as Array<Got['body']>).map(({ state }) => state)).toEqual([
    'expired',
    'expired',
  ]);
});

test('two of staff do it where both are present; what contradicts stops it and changes nothing', async () => {
  await using world = await startVerifications();
  const door = await world.device();
  const consent = await decideAtDoor(world, door, randomUUID(), { age: '14_or_over' });
  const absorbed = String((await held(world, consent))?.person);
  const person = await world.person('a@example.com');
  const second = { ...staff('dpo'), steppedUpAt: world.clock.now };
  const propose = (of: string, into = person) =>
    world.send('POST', `/v1/people/${into}/merges`, { absorbed: of, proof: 'case 1' }, { as: OPERATOR });
  const approve = (made: Got, as: object, into = person) =>
    world.send(
      'POST',
      `/v1/people/${into}/merges/${String(made.body['merge'])}/approval`,
      {},
      {
        as: as as typeof OPERATOR,
      },
    );
  const named = await world.person('b@example.com');
  expect((await propose(named)).body['code']).toBe('not_a_door_record');
  expect((await propose(randomUUID())).status).toBe(404);
  const made = await propose(absorbed);
  const alone = await approve(made, { ...second, id: 'operator-1' });
  expect([alone.status, alone.body['code']]).toEqual([403, 'four_eyes']);
  // Their age says that they are a child, the door's record that they are none.
  const child = await world.send(
    'PUT',
    `/v1/people/${person}/age`,
    { age: { kind: 'born', on: '2020-01-01' }, proof: 'id-2' },
    { as: OPERATOR },
  );
  expect(child.status).toBe(200);
  const stopped = await approve(made, second);
  expect([stopped.status, stopped.body['code']]).toEqual([409, 'merge_contradiction']);
  expect((await held(world, consent))?.person).toBe(absorbed);
  expect((await approve(made, second)).body['code']).toBe('merge_over');
  const adult = await world.person('c@example.com');
  const done = await approve(await propose(absorbed, adult), second, adult);
  expect([done.status, done.body['state']]).toEqual([200, 'merged']);
  expect(await held(world, consent)).toMatchObject({ person: adult, open: consent });
});

const STEPS = ['portal_yes', 'portal_no', 'portal_withdraw', 'door_yes', 'door_no', 'door_withdraw'] as const;

test('whatever order of merge and withdrawals: what was withdrawn is not in force, and no no is lost', async () => {
  await using world = await startVerifications();
  const door = await world.device();
  let number = 0;
  const outcomes = new Set<string>();
  const live = async (before: ReadonlyArray<(typeof STEPS)[number]>, after: typeof before): Promise<void> => {
    number += 1;
    const email = `p${number}@example.com`;
    const [person, atDoor] = [await world.person(email), randomUUID()];
    const token = await world.signIn(email);
    const ended = new Set<string>();
    let [portal, atTheDoor] = [null, null] as [string | null, string | null];
    const said = { portal: 'nothing', door: 'nothing' };
    const step = async (one: (typeof STEPS)[number]): Promise<void> => {
      world.clock.now += 1;
      if (one === 'portal_yes') [portal, said.portal] = [await decideAtPortal(world, person, token), 'yes'];
      else if (one === 'door_yes') [atTheDoor, said.door] = [await decideAtDoor(world, door, atDoor), 'yes'];
      else if (one === 'door_no') {
        await decideAtDoor(world, door, atDoor, { decision: 'refused' });
        said.door = 'no';
      } else if (one === 'portal_no') {
        await world.refuse(person, token);
        said.portal = 'no';
      } else if (one === 'portal_withdraw' && portal !== null) {
        await world.send('POST', `/v1/consents/${portal}/withdrawal`, {}, { token });
        ended.add(portal);
        if (said.portal === 'yes') said.portal = 'no';
      } else if (one === 'door_withdraw' && atTheDoor !== null) {
        await world.report(door, { kind: 'withdrawn', consent_id: atTheDoor, reason: 'person' });
        ended.add(atTheDoor);
        if (said.door === 'yes') said.door = 'no';
      }
      await check(ended);
    };
    const check = async (over: ReadonlySet<string>) => {
      const open = await world.context.database.reading.selectFrom('open_consents').selectAll().execute();
      expect(open.filter(({ consent }) => over.has(consent))).toEqual([]);
    };
    for (const one of before) await step(one);
    const merged = await claim(world, door, { person, token, atDoor });
    expect(merged.body['state']).toBe('merged');
    await check(ended);
    const open = await world.context.database.reading
      .selectFrom('open_consents')
      .select('consent')
      .where('person', '=', person)
      .execute();
    const both = [said.portal, said.door];
    expect(open).toHaveLength(both.includes('yes') && !both.includes('no') ? 1 : 0);
    outcomes.add(both.toSorted().join(' '));
    for (const one of after) await step(one);
  };
  const steps = fc.array(fc.constantFrom(...STEPS), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(steps, steps, (before, after) => live(before, after)),
    { numRuns: 20, endOnFailure: true },
  );
  await live(['portal_yes', 'door_yes', 'portal_withdraw'], ['door_yes', 'door_withdraw']);
  await live(['portal_yes', 'door_yes'], ['portal_withdraw', 'door_withdraw']);
  expect([...outcomes]).toEqual(expect.arrayContaining(['no yes', 'yes yes']));
}, 60_000);

const NOBODY: MergeSide = { named: false, age: null, guardians: [], wards: [], consents: [] };
const plan = (kept: Partial<MergeSide>, absorbed: Partial<MergeSide>) =>
  planMerge({ ...NOBODY, person: 'kept', named: true, ...kept }, { ...NOBODY, person: 'other', ...absorbed });

test('guardians and ages that cannot be of one person stand against it', () => {
  const told = { person: 'p', proof: null, told_by: 'person' } as const;
  const band = (of: 'under_14' | '14_or_over', at: string) =>
    ({ ...told, band: of, born_on: null, told_at: Date.parse(at) }) as const;
  const born = (on: string) =>
    ({ ...told, band: null, born_on: on, proof: 'id', told_at: Date.parse('2026-01-01') }) as const;
  expect(plan({}, {}).obstacles).toEqual([]);
  expect(plan({}, { named: true }).obstacles).toEqual(['identity']);
  // A child then is no child now.
  expect(plan({ age: born('2011-06-01') }, { age: band('under_14', '2025-01-01') }).obstacles).toEqual([]);
  expect(plan({ age: born('2011-06-01') }, { age: band('under_14', '2026-01-01') }).obstacles).toEqual([
    'age',
  ]);
  expect(plan({ age: born('2011-06-01') }, { age: born('2011-06-02') }).obstacles).toEqual(['age']);
  expect(plan({ age: band('14_or_over', '2026-01-01') }, { age: born('2000-01-01') }).age).toMatchObject({
    born_on: '2000-01-01',
  });
  expect(plan({ guardians: ['g'] }, { guardians: ['g', 'h'] }).obstacles).toEqual([]);
  expect(plan({ guardians: ['g'] }, { guardians: ['h'] }).obstacles).toEqual(['guardian']);
  expect(plan({ wards: ['other'] }, {}).obstacles).toEqual(['guardian']);
  expect(plan({ wards: ['c'] }, { guardians: ['g'] }).obstacles).toEqual(['guardian']);
});

const consent = fc.record({
  consent: fc.uuid(),
  purpose: fc.constantFrom('a', 'b'),
  kind: fc.constantFrom('recognition' as const, 'transfer' as const),
  recipient: fc.constant(''),
  decision: fc.constantFrom('given' as const, 'refused' as const),
  decided_at: fc.integer({ min: 0, max: 5 }),
  ended_reason: fc.constantFrom(null, 'withdrawn' as const, 'superseded' as const, 'refused_since' as const),
});

/** As it is in a store: of one thing one consent is open at most. */
function storable(all: readonly MergedConsent[]): boolean {
  const open = all.filter((one) => one.decision === 'given' && one.ended_reason === null);
  return new Set(open.map(({ purpose, kind }) => purpose + kind)).size === open.length;
}

test('of two records whichever is kept, at most one consent for a thing is left, and none beside a no', () => {
  const consents = fc.array(consent, { maxLength: 6 }).filter(storable);
  fc.assert(
    fc.property(consents, consents, (a, b) => {
      const ends = (one: typeof a, other: typeof a) =>
        plan({ consents: one }, { consents: other })
          .ends.map((end) => JSON.stringify(end))
          .toSorted();
      expect(ends(a, b)).toEqual(ends(b, a));
      const over = new Set(plan({ consents: a }, { consents: b }).ends.map((end) => end.consent));
      const left = [...a, ...b].filter(
        (one) => one.decision === 'given' && one.ended_reason === null && !over.has(one.consent),
      );
      expect(storable(left)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
