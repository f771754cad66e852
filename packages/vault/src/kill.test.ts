import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkStore } from './check-store.ts';
import { KEY_SLOTS_FILE, SLOT_BLOCK_BYTES } from './key-slots.ts';
import { softwareCustody } from './root-key.ts';
import { temporaryFolder } from './vault.fixture.ts';

const ROUNDS = 40;
/** Orders sent at once; the process is killed while it works them off. */
const ORDERS = 40;
/** Each so many orders one settles, or renews. */
const SETTLING_EVERY = 7;
const RENEWING_EVERY = 6;
/** Each so many rounds it is killed in the middle of a renewal, or soon after. */
const RENEWAL_EVERY = 4;
const RENEWAL_MS = 40;
/** In this round a copy of everything is put aside. */
const COPIED_IN = 20;
/** It is killed within this many answers, and a moment. */
const ANSWERS_MAX = 15;
const MOMENT_MS = 5;
/** Each so many rounds one more process is killed while it opens the store and mends it. */
const OPENING_EVERY = 5;
const OPENING_MS = 600;
const ROOT = realpathSync(join(import.meta.dirname, '../../..'));
const HAMMERED = join(import.meta.dirname, 'hammered.fixture.ts');
/** Started many times, it is compiled once; nothing else reads this folder. */
const COMPILED = join(ROOT, '.cache', 'hammered-vault');

const Audit = z.object({
  problems: z.array(z.string()),
  count: z.number(),
  unsettled: z.number(),
  rotation: z.number(),
  waiting: z.number(),
  people: z.array(z.object({ consent: z.string(), standing: z.string(), matches: z.boolean() })),
});

interface Person {
  readonly consent: string;
  readonly person: number;
  /** How far the orders for this person were answered, and how far they may have got. */
  acknowledged: 'none' | 'enrolled' | 'erased';
  ordered: 'enrolled' | 'erased';
}

interface Hammered extends Disposable {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  /** The next line it says; null when it is gone. */
  readonly next: () => Promise<unknown>;
  readonly say: (order: object) => void;
}

/** Under the same permission model as the vault process, where `fsync` is refused. */
function spawnHammered(folder: string): Hammered['child'] {
  mkdirSync(COMPILED, { recursive: true });
  const flags = [
    '--permission',
    `--allow-fs-read=${ROOT}`,
    `--allow-fs-read=${folder}`,
    `--allow-fs-write=${folder}`,
    `--allow-fs-write=${COMPILED}`,
  ];
  const child = spawn(process.execPath, [...flags, '--no-warnings', HAMMERED, folder], {
    env: { NODE_COMPILE_CACHE: COMPILED },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.on('error', () => {});
  return child;
}

async function start(folder: string): Promise<Hammered> {
  const child = spawnHammered(folder);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hammered: Hammered = {
    child,
    next: async () => {
      const { value, done } = await lines.next();
      return done === true ? null : JSON.parse(value);
    },
    say: (order) => child.stdin.write(`${JSON.stringify(order)}\n`),
    [Symbol.dispose]: () => child.kill('SIGKILL'),
  };
  expect(await hammered.next()).toBe('ready');
  return hammered;
}

async function killWhileOpening(folder: string): Promise<void> {
  const child = spawnHammered(folder);
  const gone = once(child, 'close');
  await sleep(randomInt(OPENING_MS));
  child.kill('SIGKILL');
  await gone;
}

interface Order {
  readonly order: { readonly op: string };
  /** Whom it is about; `null` where about everybody. */
  readonly person: Person | null;
}

/** Orders of one round: new people, the erasing of some who are there, and now and then settling or renewing. */
function orders(people: Person[]): readonly Order[] {
  return Array.from({ length: ORDERS }, () => {
    if (randomInt(SETTLING_EVERY) === 0) return { order: { op: 'settle' }, person: null };
    if (randomInt(RENEWING_EVERY) === 0) return { order: { op: 'renew' }, person: null };
    const there = people.filter(({ ordered }) => ordered === 'enrolled');
    const known = there[randomInt(Math.max(1, there.length))];
    if (known !== undefined && randomInt(2) === 0) {
      known.ordered = 'erased';
      return { order: { op: 'erase', consent: known.consent }, person: known };
    }
    const person: Person = {
      consent: randomUUID(),
      person: people.length + 1,
      acknowledged: 'none',
      ordered: 'enrolled',
    };
    people.push(person);
    return { order: { op: 'enrol', consent: person.consent, person: person.person }, person };
  });
}

/** Asks a vault just opened about everybody, and gives the generation of its rotation. */
async function audit(hammered: Hammered, people: readonly Person[]): Promise<number> {
  hammered.say({ op: 'audit', people: people.map(({ consent, person }) => ({ consent, person })) });
  const found = Audit.parse(await hammered.next());
  expect(found.problems).toEqual([]);
  // What was broken off is finished: every erasure is settled, and everybody is under one rotation.
  expect([found.unsettled, found.waiting]).toEqual([0, 0]);
  const states = ['none', 'enrolled', 'erased'];
  for (const [i, { standing, matches }] of found.people.entries()) {
    const person = people[i];
    if (person === undefined) throw new Error('Nobody.');
    const at = states.indexOf(standing);
    // Nothing acknowledged is lost, nothing is there that was not ordered, and nothing is half done.
    expect(at).toBeGreaterThanOrEqual(states.indexOf(person.acknowledged));
    expect(at).toBeLessThanOrEqual(states.indexOf(person.ordered));
    expect(matches).toBe(standing === 'enrolled');
    if (standing === 'enrolled') person.ordered = 'enrolled';
    if (standing !== 'none') person.acknowledged = standing as 'enrolled' | 'erased';
  }
  expect(found.count).toBe(found.people.filter(({ standing }) => standing === 'enrolled').length);
  return found.rotation;
}

/** Templates of a copy that open: by its own epoch key, or beside that of another folder. */
function openIn(copy: string, beside: string = copy): number {
  using place = temporaryFolder();
  cpSync(copy, place.folder, { recursive: true });
  const slots = join(place.folder, KEY_SLOTS_FILE);
  const file = readFileSync(slots);
  readFileSync(join(beside, KEY_SLOTS_FILE)).copy(file, 0, 0, SLOT_BLOCK_BYTES);
  writeFileSync(slots, file);
  const custody = softwareCustody(place.folder, randomBytes);
  const { templates, problems } = checkStore({
    folder: place.folder,
    custody,
    random: randomBytes,
    now: Date.now(),
  });
  return templates - problems.filter(({ code }) => code === 'template_unreadable').length;
}

test('killed at any moment, the vault loses nothing it acknowledged and leaves nothing half done', {
  timeout: 600_000,
}, async () => {
  using place = temporaryFolder();
  using aside = temporaryFolder();
  let people: Person[] = [];
  let answered = 0;
  /** By what it was doing when it was killed. */
  const interrupted: Record<string, number> = {};
  /** Generations that were acknowledged, and that were ordered. */
  let rotations = { least: 0, most: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    if (round % OPENING_EVERY === 0) await killWhileOpening(place.folder);
    if (round === COPIED_IN) cpSync(place.folder, aside.folder, { recursive: true });
    using hammered = await start(place.folder);
    const rotation = await audit(hammered, people);
    expect(rotation).toBeGreaterThanOrEqual(rotations.least);
    expect(rotation).toBeLessThanOrEqual(rotations.most);
    // Those it never heard of are asked about once.
    people = people.filter(({ acknowledged }) => acknowledged !== 'none');
    const renewal = round % RENEWAL_EVERY === 1;
    const first: readonly Order[] = renewal ? [{ order: { op: 'renew' }, person: null }] : [];
    const work = [...first, ...orders(people)];
    // The first who is enrolled begins the first.
    const ordered = work.filter(({ order }) => order.op === 'renew').length + (rotation === 0 ? 1 : 0);
    rotations = { least: rotation, most: rotation + ordered };
    for (const { order } of work) hammered.say(order);
    const gone = once(hammered.child, 'close');
    const last = renewal ? 0 : randomInt(ANSWERS_MAX);
    const moment = randomInt(renewal ? RENEWAL_MS : MOMENT_MS);
    const kill = () => void setTimeout(() => hammered.child.kill('SIGKILL'), moment);
    if (last === 0) kill();
    let done = 0;
    for (const { order, person } of work) {
      if ((await hammered.next()) === null) break;
      done++;
      if (order.op === 'renew') rotations.least++;
      if (person !== null) person.acknowledged = order.op === 'erase' ? 'erased' : 'enrolled';
      if (done === last) kill();
    }
    await gone;
    answered += done;
    const op = work[done]?.order.op;
    if (op !== undefined) interrupted[op] = (interrupted[op] ?? 0) + 1;
  }
  {
    using healed = await start(place.folder);
    await audit(healed, people);
    // The control: somebody said to be enrolled who is not would be noticed.
    const lost: Person = { consent: randomUUID(), person: 1, acknowledged: 'enrolled', ordered: 'enrolled' };
    await expect(audit(healed, [lost])).rejects.toThrow();
  }
  // What was put aside opens by its own epoch key, of the erased too, and nothing of it beside the one of now.
  expect(openIn(aside.folder)).toBeGreaterThan(0);
  expect(openIn(aside.folder, place.folder)).toBe(0);
  // The control: kills did fall among the work, renewals too, and work was done.
  process.stderr.write(`killed in the middle of: ${JSON.stringify(interrupted)}\n`);
  expect(Object.values(interrupted).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(34);
  expect(interrupted['renew'] ?? 0).toBeGreaterThan(0);
  expect(answered).toBeGreaterThan(ROUNDS);
});
