/** T-D3, T-D4: each write, sync, truncation and renaming fails once, or is the last thing the program does. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKiosk } from '../../apps/device/src/courier/testing/kiosk-in-memory.ts';
import { DAY, NOW, open, permitFor, syntheticTemplate } from '../../packages/vault/src/vault.fixture.ts';
import { headOf, ledgerDamage } from './ledger-damage.ts';
import { notHeld } from './not-held.ts';
import { oneFile, Program, type Start } from './program.ts';

/** What reaches a disk. `write` is here to be seen: if a store used it, it would be failed as well. */
const CALLS = [
  'write',
  'pwrite64',
  'pwritev',
  'writev',
  'fsync',
  'fdatasync',
  'ftruncate',
  'rename',
  'unlink',
];
const FAULTS = ['error=EIO', 'error=ENOSPC', 'signal=KILL'];
/** Programs at once. */
const AT_ONCE = 3;

let place = '';
beforeAll(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'consentry-calls-')));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** One system call on a file of the store: which, the how manieth of its name in its thread, and between which answers. */
interface Call {
  readonly name: string;
  readonly nth: number;
  /** How many answers had been given. */
  readonly answers: number;
  /** The file, as the kernel names it. */
  readonly file: string;
}

/** Runs the work once and lists what it asks the kernel for after it said that it is ready. */
async function callsOf(program: string, start: Start, folder: string, work: Work): Promise<readonly Call[]> {
  const log = join(place, `${randomUUID()}.log`);
  const strace = [...straceOf(start), '-y', '-s', '12', '-o', log, '-e', `trace=${CALLS.join(',')}`];
  expect(await work(program, { ...start, under: strace })).toMatchObject({
    code: 0,
    lines: expect.arrayContaining([expect.anything()]),
  });
  const seen = new Map<string, number>();
  const calls: Call[] = [];
  let answers = -1;
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, thread = '', name = ''] = /^(\d+ +)?(\w+)\(/.exec(line) ?? [];
    const nth = (seen.get(thread + name) ?? 0) + 1;
    seen.set(thread + name, nth);
    if (line.startsWith('write(1<', thread.length)) answers += 1;
    else if (line.includes(`${folder}/`) && answers >= 0)
      calls.push({ name, nth, answers, file: /<([^>]*)>/.exec(line)?.[1] ?? '' });
  }
  return calls;
}

/** Files that are not written by the main thread are by one other. */
const ONE_THREAD = { UV_THREADPOOL_SIZE: '1' } as const;
/** Not `--seccomp-bpf`, by which few of the faults of strace 6.1 come. */
const straceOf = ({ env }: Start): readonly string[] => ['strace', ...(env === ONE_THREAD ? ['-f'] : [])];

/** What a run came to. */
interface Ran {
  readonly lines: readonly string[];
  readonly code: number | null;
}

type Work = (program: string, start: Start) => Promise<Ran>;

/** Lets one call of a run fail. */
function injected(start: Start, { name, nth }: Call, fault: string): Start {
  const inject = `inject=${name}:${fault}:when=${nth}`;
  return { ...start, under: [...straceOf(start), '-o', '/dev/null', '-e', `trace=${name}`, '-e', inject] };
}

/** Does it for every one of them, a few at once. */
async function each<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const left = [...things];
  const worker = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Of writes to one file that follow each other, the first and the last; all other calls. */
function edges(calls: readonly Call[]): readonly Call[] {
  const isNext = (one: Call, other: Call | undefined): boolean =>
    one.name === other?.name && one.file === other.file && one.answers === other.answers;
  return calls.filter(
    (call, at) =>
      !call.name.includes('write') || !isNext(call, calls[at - 1]) || !isNext(call, calls[at + 1]),
  );
}

const points = (calls: readonly Call[]) =>
  calls.flatMap((call) => FAULTS.map((fault) => ({ call, fault, at: `${call.name} ${call.nth} ${fault}` })));

const ANN = randomUUID();
const BO = randomUUID();
/** What Bo is after so many answers. */
const BO_IS = ['none', 'enrolled', 'erased', 'erased'] as const;

/** Opens what a run left, and says what is not as it was acknowledged. */
function auditVault(folder: string, answers: number): readonly string[] {
  const wrong: string[] = [];
  const vault = open(folder);
  try {
    wrong.push(...[...vault.problems, ...vault.check().problems].map(({ code }) => code));
    if (!vault.verify(permitFor('verify', ANN), syntheticTemplate(1, 0.05))) wrong.push('Ann is lost');
    const standing = vault.standing(BO);
    // What was being done may be done, or not.
    if (standing !== BO_IS[answers] && standing !== BO_IS[answers + 1]) wrong.push(`Bo is ${standing}`);
    if (standing === 'enrolled' && !vault.verify(permitFor('verify', BO), syntheticTemplate(2, 0.05)))
      wrong.push('Bo is lost');
    if (vault.count !== (standing === 'enrolled' ? 2 : 1)) wrong.push(`${vault.count} can be compared`);
    if (standing === 'erased' && (vault.erasure(BO)?.settledAt ?? null) === null) wrong.push('not settled');
    vault.erase(BO);
    vault.settle();
    return wrong;
  } finally {
    vault.close();
  }
}

test('T-D3, T-D4: an enrolment and an erasure, broken off at every call: nothing acknowledged is lost', async () => {
  const program = await oneFile('packages/vault/src/hammered.fixture.ts');
  const prepared = join(place, 'prepared');
  mkdirSync(prepared);
  const vault = open(prepared);
  vault.enrol(permitFor('enrol', ANN), syntheticTemplate(1), NOW + 340 * DAY);
  vault.close();
  const work: Work = async (path, start) => {
    await using run = new Program(path, start);
    run.tell({ op: 'enrol', consent: BO, person: 2 }, { op: 'erase', consent: BO }, { op: 'settle' });
    await run.end();
    return { lines: run.lines, code: run.child.exitCode };
  };
  const store = (): string => {
    const folder = join(place, randomUUID());
    cpSync(prepared, folder, { recursive: true });
    return folder;
  };
  const whole = store();
  const calls = await callsOf(program, { args: [whole] }, whole, work);
  // Closing, after the last answer, is not a promise; but nothing may be broken by it either.
  expect(new Set(calls.map(({ answers }) => answers))).toEqual(new Set([0, 1, 2, 3]));
  expect(auditVault(whole, 3)).toEqual([]);
  let [stopped, early] = [0, ''];
  await each(points(calls), async ({ call, fault, at }) => {
    const folder = store();
    const { lines, code } = await work(program, injected({ args: [folder] }, call, fault));
    const answers = lines.filter((line) => line === '"done"').length;
    if (fault === 'signal=KILL') expect(answers, at).toBe(Math.min(3, call.answers));
    if (code !== 0) stopped += 1;
    if (call === calls[0] && fault === 'signal=KILL') early = folder;
    else {
      expect(auditVault(folder, answers), `${at}, ${answers} answers`).toEqual([]);
      rmSync(folder, { recursive: true });
    }
  });
  process.stderr.write(
    `system calls of an enrolment and an erasure: ${calls.length}, ${stopped} of ${3 * calls.length} faults ended the vault\n`,
  );
  // The control: faults did bite, and an answer that was given too early is noticed.
  expect(stopped).toBeGreaterThan(2 * calls.length);
  expect(auditVault(early, 1)).toEqual(['Bo is none']);
});

/** Has a program do its work once: it says that it is ready, then one line for each answer. */
const once: Work = async (path, start) => {
  await using run = new Program(path, start);
  run.tell({});
  await run.end();
  return { lines: run.lines, code: run.child.exitCode };
};

test('T-D3, T-D4: a consent and its withdrawal at the courier, broken off at every call: nothing acknowledged is lost', async () => {
  const program = await oneFile('tests/disk/courier.fixture.ts');
  const store = (): string => {
    const folder = join(place, randomUUID());
    mkdirSync(folder);
    return folder;
  };
  const whole = store();
  const calls = edges(
    (await callsOf(program, { args: [whole, 'once'] }, whole, once)).filter(({ answers }) => answers < 2),
  );
  const audit = async (folder: string, lines: readonly string[]): Promise<readonly string[]> => {
    const path = join(folder, 'courier.db');
    // The next boot.
    await (await openKiosk({ store: path }))[Symbol.asyncDispose]();
    return notHeld(lines, path);
  };
  let stopped = 0;
  await each(points(calls), async ({ call, fault, at }) => {
    const folder = store();
    const { lines, code } = await once(program, injected({ args: [folder, 'once'] }, call, fault));
    if (code !== 0) stopped += 1;
    // The courier writes its log beside its answers: the same call may come one answer sooner or later.
    if (fault === 'signal=KILL') expect(Math.abs(lines.length - 1 - call.answers), at).toBeLessThan(2);
    expect(await audit(folder, lines), at).toEqual([]);
    rmSync(folder, { recursive: true });
  });
  process.stderr.write(
    `system calls of a consent and its withdrawal: ${calls.length}, ${stopped} of ${3 * calls.length} faults ended the courier\n`,
  );
  expect(new Set(calls.map(({ answers }) => answers))).toEqual(new Set([0, 1]));
  expect(stopped).toBeGreaterThan(2 * calls.length);
  expect(await audit(whole, [`given ${randomUUID()}`, `withdrawn ${randomUUID()}`])).toHaveLength(2);
});

test('T-D3, T-D4: a consent, its withdrawal and their evidence at the platform, broken off at every call', async () => {
  const program = await oneFile('tests/disk/platform-once.fixture.ts');
  const prepared = join(place, 'platform');
  mkdirSync(prepared);
  // Once, so that what is broken off is not the first that this log ever publishes.
  expect((await once(program, { args: [prepared] })).code).toBe(0);
  const store = (): string => {
    const folder = join(place, randomUUID());
    cpSync(prepared, folder, { recursive: true });
    return folder;
  };
  const start = (folder: string): Start => ({ args: [folder], env: ONE_THREAD });
  const whole = store();
  // A commit writes dozens of pages to the WAL, and nothing between the first and the last is another thing.
  const calls = edges(
    (await callsOf(program, start(whole), whole, once)).filter(({ answers }) => answers < 3),
  );
  const audit = async (folder: string, lines: readonly string[]): Promise<readonly string[]> => [
    ...notHeld(lines, join(folder, 'platform.db')),
    ...(await ledgerDamage(folder, lines)),
  ];
  expect(await audit(whole, [])).toEqual([]);
  let [stopped, killed] = [0, 0];
  await each(points(calls), async ({ call, fault, at }) => {
    const folder = store();
    const { lines, code } = await once(program, injected(start(folder), call, fault));
    if (code !== 0) stopped += 1;
    if (fault === 'signal=KILL' && code === null) killed += 1;
    expect(await audit(folder, lines), `${at}, ${lines.length - 1} answers`).toEqual([]);
    rmSync(folder, { recursive: true });
  });
  const names = [...new Set(calls.map(({ name }) => name))];
  process.stderr.write(
    `system calls of a consent, a withdrawal and their evidence: ${calls.length} (${names.join(', ')}), ` +
      `${stopped} of ${3 * calls.length} faults ended the platform\n`,
  );
  expect(new Set(calls.map(({ answers }) => answers))).toEqual(new Set([0, 1, 2]));
  // Tiles are renamed into their places.
  expect(names).toContain('rename');
  expect(killed).toBeGreaterThan(0.9 * calls.length);
  expect(stopped).toBeGreaterThan(calls.length);
  const { size } = await headOf(whole);
  expect(await audit(whole, [`withdrawn ${randomUUID()}`, `published ${size + 1}`])).toHaveLength(2);
});
