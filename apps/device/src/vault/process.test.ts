import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { FRAMES_WANTED, type VaultReply } from '@consentry/contract';
import { prepareModels } from '@consentry/recognition';
import { crowd, emptyRoom, mutants, portrait, type Sitter } from '@consentry/testbed';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VaultClient, type VaultState } from '../pipe/vault-client.ts';
import { launchVault } from './launch.ts';
import { DEVICE, lawfulFacts, temporaryFolder } from './service.fixture.ts';

const MODELS = join(import.meta.dirname, '../../../../.cache');
const place = temporaryFolder();
let client: VaultClient;

/** Small movements and changes of light, as a person in front of a camera makes them. */
const FRAMES = Array.from({ length: FRAMES_WANTED.enrol }, (_, i) => ({
  turn: [-3, 0, 3, -1, 2][i] ?? 0,
  light: [1, 0.9, 1.1, 0.95, 1.05][i] ?? 1,
  shift: [0.01 * (i - 2), 0.005 * (i - 2)] as const,
}));

function until(wanted: VaultState): Promise<void> {
  return new Promise((resolve) => {
    if (client.state === wanted) return resolve();
    const stop = client.onState((state) => {
      if (state !== wanted) return;
      stop();
      resolve();
    });
  });
}

beforeAll(async () => {
  await prepareModels({ cache: MODELS });
  client = new VaultClient(() => launchVault({ store: place.folder, models: MODELS, device: DEVICE }));
  await until('ready');
});

afterAll(async () => {
  await client[Symbol.asyncDispose]();
  place[Symbol.dispose]();
});

/** Sends frames until there is an answer other than `more`. */
async function look(
  act: 'enrol' | 'verify' | 'identify',
  consent: string,
  photos: readonly Uint8Array[],
  mode?: 'identify',
): Promise<VaultReply> {
  const capture = randomUUID();
  const facts = lawfulFacts(act, consent, Date.now(), mode);
  let reply: VaultReply | null = null;
  for (const photo of photos) {
    reply = await client.request({ op: 'observe', capture, act, need: FRAMES_WANTED[act], facts }, photo);
    if (reply.outcome !== 'more') return reply;
  }
  if (reply === null) throw new Error('No photo.');
  return reply;
}

const film = (sitter: Sitter, offset = 0): Promise<Uint8Array[]> =>
  Promise.all(
    FRAMES.map((frame, i) => portrait(sitter, { ...frame, turn: frame.turn + offset * (i % 2 ? 1 : -1) })),
  );

test('the process says that it is confined, and how', async () => {
  expect(await client.request({ op: 'hello' })).toMatchObject({
    outcome: 'hello',
    confined: true,
    denied: ['net', 'child', 'worker', 'addons', 'ffi', 'inspector', 'wasi', 'fs_read', 'fs_write'],
    enrolled: 0,
  });
});

test('with real models: enrol, let in, keep a stranger out, survive a crash, withdraw, refuse', async () => {
  const [ada, bea] = [randomUUID(), randomUUID()];
  expect(await look('enrol', ada, await film('ada'))).toMatchObject({ outcome: 'enrolled' });
  expect(await look('enrol', bea, await film('bea'))).toMatchObject({ outcome: 'enrolled' });
  const again = (await film('ada', 1)).slice(0, FRAMES_WANTED.verify);
  expect(await look('verify', ada, again)).toMatchObject({ outcome: 'match', consent: ada });
  expect(await look('verify', bea, again)).toMatchObject({ outcome: 'no_match' });
  expect(await look('verify', ada, await film('eve'))).toMatchObject({ outcome: 'no_match' });

  if (client.pid !== undefined) process.kill(client.pid, 'SIGKILL');
  await until('unavailable');
  await expect(client.request({ op: 'hello' })).rejects.toMatchObject({ code: 'vault_unavailable' });
  await until('ready');
  expect(await client.request({ op: 'hello' })).toMatchObject({ enrolled: 2 });
  expect(await look('verify', ada, again)).toMatchObject({ outcome: 'match', consent: ada });

  expect(await client.request({ op: 'erase', consent: ada })).toMatchObject({ outcome: 'erased', count: 1 });
  expect(await look('verify', ada, again)).toMatchObject({ outcome: 'error', code: 'erased' });
  expect(await look('verify', bea, await film('bea', 1))).toMatchObject({ outcome: 'match', consent: bea });
});

test('a frame that cannot be used says why', async () => {
  const consent = randomUUID();
  const facts = lawfulFacts('enrol', consent, Date.now());
  const ask = (photo: Uint8Array) =>
    client.request(
      { op: 'observe', capture: randomUUID(), act: 'enrol', need: FRAMES_WANTED.enrol, facts },
      photo,
    );
  expect(await ask(await emptyRoom())).toMatchObject({ outcome: 'guidance', reasons: ['no_face'] });
  expect(await ask(await crowd(['ada', 'bea']))).toMatchObject({ reasons: ['several_faces'] });
  expect(await ask(await portrait('ada', { eyes: 14 }))).toMatchObject({ outcome: 'guidance' });
  expect(await ask(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toMatchObject({
    code: 'image_svg',
  });
  expect(await ask((await portrait('ada')).subarray(0, 5000))).toMatchObject({ code: 'image_truncated' });
});

test('two people are not one enrolment', async () => {
  const frames = [...(await film('cleo')).slice(0, 2), await portrait('dora')];
  expect(await look('enrol', randomUUID(), frames)).toMatchObject({
    outcome: 'error',
    code: 'frames_differ',
  });
});

test('mutated photos end in named answers, in the same process', async () => {
  const pid = client.pid;
  const facts = lawfulFacts('enrol', randomUUID(), Date.now());
  const base = await portrait('ada', { width: 320, height: 240 });
  const photos = mutants({ ada: base }, 40, 7).filter(({ bytes }) => bytes.length > 0);
  for (const { name, bytes } of photos) {
    const reply = await client.request(
      { op: 'observe', capture: randomUUID(), act: 'enrol', need: FRAMES_WANTED.enrol, facts },
      bytes,
    );
    const said = reply.outcome === 'error' ? reply.code : reply.outcome;
    expect([name, said]).toEqual([name, expect.stringMatching(/^(image_.*|guidance|more)$/)]);
  }
  expect(photos.length).toBeGreaterThan(30);
  expect(client.pid).toBe(pid);
});
