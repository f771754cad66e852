import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { EntryCodeMade, PersonPlaces, entryCodeText } from '@consentry/contract';
import { inTransaction, readEvents } from '@consentry/server';
import { expect, test } from 'vitest';
import { PEOPLE } from '../people/factors.ts';
import {
  OPERATOR,
  type VerificationSetting,
  startVerifications,
  used,
} from './testing/verification-setting.ts';
import { ENTRY_CODES_MAX } from './entry-code-store.ts';
import { RESULT_KEPT_MS } from './verification.ts';
import { sweepVerifications } from './verification-store.ts';

/** An adult who is signed in, and a door at a site of its own. */
async function signedInAt(world: VerificationSetting, email = 'wang@example.com') {
  const device = await world.device();
  const site = randomUUID();
  await inTransaction(world.context.database, async (writing) => {
    const { site: old } = await writing
      .selectFrom('devices')
      .select('site')
      .where('device', '=', device.id)
      .executeTakeFirstOrThrow();
    const row = await writing
      .selectFrom('sites')
      .selectAll()
      .where('site', '=', old)
      .executeTakeFirstOrThrow();
    await writing
      .insertInto('sites')
      .values({ ...row, site })
      .execute();
    await writing.updateTable('devices').set({ site }).where('device', '=', device.id).execute();
  });
  const person = await world.person(email);
  const token = await world.signIn(email);
  const make = (body: unknown = { site_id: site }, sent: object = { token }) =>
    world.send('POST', `/v1/people/${person}/entry-codes`, body, sent);
  return { device, site, person, token, make };
}

const idOf = (code: string) => Buffer.from(code.slice(4), 'base64url').toString('hex', 0, 16);
const usesOf = ({ context }: VerificationSetting) =>
  context.database.reading.selectFrom('verification_uses').selectAll().execute();

test('a person gets a code for a site: signed for it, over within a minute, naming nobody', async () => {
  await using world = await startVerifications();
  const { site, person, make } = await signedInAt(world);
  const got = await make();
  expect(got.status).toBe(201);
  expect(got.headers.get('cache-control')).toContain('no-store');
  const { code, expires_at } = EntryCodeMade.parse(got.body);
  expect(code.length).toBeLessThanOrEqual(120);
  expect(Date.parse(expires_at) - world.context.now()).toBe(60_000);
  const bytes = Buffer.from(code.slice(4), 'base64url');
  const key = createPublicKey(world.context.keys.signing);
  const head = bytes.subarray(0, 20).toString('base64url');
  const isSigned = (at: string) =>
    verify(null, Buffer.from(entryCodeText(at, head)), key, bytes.subarray(20));
  expect([isSigned(site), isSigned(randomUUID())]).toEqual([true, false]);
  expect(bytes.includes(Buffer.from(person.replaceAll('-', ''), 'hex'))).toBe(false);
  expect(EntryCodeMade.parse((await make()).body).code).not.toBe(code);
  const events = await readEvents(world.context.database.reading, PEOPLE, 0);
  const told = events.filter(({ kind }) => kind === 'person.entry_code_made');
  expect(told.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { person, site },
    { person, site },
  ]);
});

test('only the person asks, only for a site with a door, and only so often', async () => {
  await using world = await startVerifications();
  const { device, site, make } = await signedInAt(world);
  const other = await signedInAt(world, 'li@example.com');
  expect((await make(undefined, {})).status).toBe(401);
  expect((await make(undefined, { token: other.token })).status).toBeGreaterThanOrEqual(403);
  expect((await make(undefined, { as: OPERATOR })).status).toBeGreaterThanOrEqual(403);
  expect((await make({ site_id: randomUUID() })).body['code']).toBe('not_found');
  expect((await make({ site_id: site, person: other.person })).body['code']).toBe('malformed_request');
  for (let made = 0; made < ENTRY_CODES_MAX; made += 1) expect((await make()).status).toBe(201);
  const refused = await make();
  expect([refused.status, refused.body['code']]).toEqual([429, 'rate_limited']);
  expect((await other.make()).status).toBe(201);
  world.clock.now += 15 * 60_000;
  const token = await world.signIn('wang@example.com');
  expect((await make(undefined, { token })).status).toBe(201);
  await inTransaction(world.context.database, (writing) =>
    writing.updateTable('devices').set({ state: 'suspended' }).where('device', '=', device.id).execute(),
  );
  expect((await make(undefined, { token })).body['code']).toBe('not_found');
});

test('a use that a door of the site reports is the person’s, once; one of elsewhere is nobody’s', async () => {
  await using world = await startVerifications();
  const { device, person, make } = await signedInAt(world);
  const other = await signedInAt(world, 'li@example.com');
  const { code } = EntryCodeMade.parse((await make()).body);
  const came = used({ way: 'qr', entry_code_id: idOf(code) });
  expect((await world.report(other.device, came)).status).toBe(200);
  expect(await usesOf(world)).toMatchObject([{ way: 'qr', person: null, device: other.device.id }]);
  await world.report(device, came);
  expect((await usesOf(world)).filter((use) => use.device === device.id)).toMatchObject([
    { way: 'qr', outcome: 'admitted', person },
  ]);
  const rows = () => world.context.database.reading.selectFrom('entry_codes').selectAll().execute();
  expect(await rows()).toMatchObject([{ used_at: world.context.now() }]);
  const sweep = (now: number) =>
    inTransaction(world.context.database, (writing) => sweepVerifications(writing, now));
  await sweep(world.context.now() + RESULT_KEPT_MS - 1);
  expect(await rows()).toHaveLength(1);
  await sweep(world.context.now() + RESULT_KEPT_MS);
  expect(await rows()).toHaveLength(0);
});

test('a verification of a person is answered by their own code, and by nobody else’s', async () => {
  await using world = await startVerifications();
  const who = await world.integrator();
  const device = await world.device();
  const me = await signedInAt(world);
  const other = await signedInAt(world, 'li@example.com');
  const answer = async (make: typeof me.make, code?: string) => {
    const shown = code ?? EntryCodeMade.parse((await make()).body).code;
    // The place where programs ask is another site than those of this test: the code is of that one.
    await inTransaction(world.context.database, (writing) =>
      writing.updateTable('entry_codes').set({ site: device.site }).where('code', '=', idOf(shown)).execute(),
    );
    const opened = await world.open(who, { kind: 'person', person: me.person });
    await world.claim(device, opened.body['ticket']);
    const verification_id = String(opened.body['verification_id']);
    await world.report(device, used({ way: 'qr', verification_id, entry_code_id: idOf(shown) }));
    const { state, amr } = (await world.result(who, opened)).body;
    return { shown, got: [state, amr] };
  };
  const { shown, got } = await answer(me.make);
  expect(got).toEqual(['verified', ['qr']]);
  // The same code at a second door says of nobody who they are.
  expect((await answer(me.make, shown)).got).toEqual(['not_verified', []]);
  expect((await answer(other.make)).got).toEqual(['not_verified', []]);
});

test('a person is told the names of the places where a code counts, and of nobody else’s', async () => {
  await using world = await startVerifications();
  const { site, person, make } = await signedInAt(world);
  const token = await world.signIn('wang@example.com');
  const places = await world.send('GET', `/v1/people/${person}/places`, undefined, { token });
  expect(places.body).toMatchObject({ checkpoints: [], devices: [], held: [] });
  const { sites } = PersonPlaces.parse(places.body);
  expect(sites).toContainEqual({
    site_id: site,
    name: { 'zh-CN': expect.stringMatching(/./), en: expect.stringMatching(/./) },
    door: true,
  });
  for (const { site_id } of sites.filter(({ door }) => door))
    expect((await make({ site_id })).status).toBe(201);
  const other = await world.person('zhao@example.com');
  expect((await world.send('GET', `/v1/people/${other}/places`, undefined, { token })).status).toBe(404);
});
