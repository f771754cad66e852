/** T-X4: what the memory of a vault holds of a face, read from outside. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { launchVault } from '../../apps/device/src/vault/launch.ts';
import { Rotation } from '../../packages/vault/src/rotation.ts';
import { STD } from '../../packages/vault/src/suite.ts';
import {
  DAY,
  DEVICE,
  lawfulFacts,
  NOW,
  open,
  permitFor,
  syntheticTemplate,
} from '../../packages/vault/src/vault.fixture.ts';
import { CipherTap } from './cipher-tap.ts';
import { formsOf, Needles } from './needles.ts';
import { oneFile, Program, ROOT } from './program.ts';

/** As many are allowed of the vector that is enrolled: its row in the gallery, and a buffer not yet collected. */
const F32_MAX = 3;
/** And of the thousand probes, all together. */
const PROBES_MAX = 10;
const F32_LOCKED_MAX = 2;
const IDLE_MS = 3000;
/** Bytes of a key; what is longer and sealed is a template. */
const KEY_BYTES = 32;
const PIECE = 1 << 24;

/** Counts the needles in everything a process may write to. */
function countIn(pid: number, needles: Needles): ReadonlyMap<Buffer, number> {
  const all = new Map<Buffer, number>();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const piece = Buffer.alloc(PIECE);
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const range = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
      if (range === null) continue;
      const end = BigInt(`0x${range[2]}`);
      for (let at = BigInt(`0x${range[1]}`); at < end; at += BigInt(PIECE)) {
        const length = Number(end - at > BigInt(PIECE) ? BigInt(PIECE) : end - at);
        let read = 0;
        try {
          read = readSync(memory, piece, 0, length, at);
        } catch {
          // A page that nobody has touched yet.
          continue;
        }
        for (const [needle, count] of needles.count(piece.subarray(0, read)))
          all.set(needle, (all.get(needle) ?? 0) + count);
      }
    }
    return all;
  } finally {
    closeSync(memory);
  }
}

const FORMS = ['f32', 'f64', 'int8', 'base64', 'hex', 'json'] as const;
type Form = (typeof FORMS)[number];
/** Copies of the vector as it was enrolled, of the same as a row is turned, and of all probes in either form. */
interface Counts {
  readonly plain: Readonly<Record<Form, number>>;
  readonly turned: Readonly<Record<Form, number>>;
  readonly probes: number;
}

const PROBES = 1000;
const PEOPLE = 5;
const NOTHING = { f64: 0, int8: 0, base64: 0, hex: 0, json: 0 } as const;

/** Enrols five people, of whom the first will be verified; gives what of the first was sealed, and what turns it. */
function enrolled(
  folder: string,
  consent: string,
  share: string,
): { readonly turned: Buffer; readonly key: Buffer } {
  using tap = new CipherTap();
  const vault = open(folder);
  for (let person = 1; person <= PEOPLE; person += 1) {
    using template = syntheticTemplate(person);
    const own = person === 1 ? consent : randomUUID();
    if (share !== '' && person === 1) vault.takeShare(own, Buffer.from(share, 'hex'));
    vault.enrol(permitFor('enrol', own), template, NOW + 340 * DAY);
  }
  vault.close();
  const at = tap.sealings.findIndex(({ plain }) => plain.length > KEY_BYTES);
  // The epoch key was sealed first, then the key of the rotation.
  const [turned, key] = [tap.sealings[at]?.plain, tap.sealings[at - 1]?.plain];
  if (turned === undefined || key === undefined) throw new Error('Nothing was sealed.');
  return { turned, key };
}

/** The probes as they are shown, and as they are compared. */
function probesOf(key: Buffer, enrolled: Buffer): readonly Uint8Array[] {
  const { purpose } = lawfulFacts('verify', '');
  const { length } = syntheticTemplate(1);
  using rotation = new Rotation(key, { suite: STD, device: DEVICE, purpose: purpose.id, length });
  using own = syntheticTemplate(1);
  using asSealed = rotation.turn(own);
  if (!enrolled.equals(asSealed.toBytes())) throw new Error('This is not what turns the templates.');
  return Array.from({ length: PROBES - 1 }, (_, probe) => {
    using template = syntheticTemplate(1, (probe + 1) / 10_000);
    using turned = rotation.turn(template);
    return [template.toBytes(), turned.toBytes()];
  }).flat();
}

/** Lets a vault verify a thousand times, and looks at its memory when it is idle. */
async function remembered(program: string, mode: '' | 'leak' | 'lock'): Promise<Counts> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'consentry-memory-')));
  try {
    const [consent, share] = [randomUUID(), mode === 'lock' ? randomBytes(KEY_BYTES).toString('hex') : ''];
    const { turned, key } = enrolled(folder, consent, share);
    const flags = [
      '--permission',
      `--allow-fs-read=${ROOT}`,
      `--allow-fs-read=${folder}`,
      `--allow-fs-write=${folder}`,
    ];
    await using vault = new Program(program, { args: [folder, consent, share, mode], flags });
    expect(await vault.hasSaid(1), vault.said).toBe(true);
    expect(Number(vault.lines[0])).toBeGreaterThan(900);
    await sleep(IDLE_MS);
    const forms = [formsOf(syntheticTemplate(1).toBytes()), formsOf(turned)] as const;
    const probes = probesOf(key, turned).flatMap((probe) => formsOf(probe).f32);
    const needles = new Needles([...forms.flatMap((form) => Object.values(form).flat()), ...probes]);
    const found = countIn(vault.child.pid ?? 0, needles);
    const of = (wanted: readonly Buffer[]): number =>
      [...found].reduce(
        (sum, [bytes, count]) => sum + (wanted.some((one) => one.equals(bytes)) ? count : 0),
        0,
      );
    const [plain, row] = forms.map(
      (form) => Object.fromEntries(FORMS.map((name) => [name, of(form[name])])) as Record<Form, number>,
    );
    if (plain === undefined || row === undefined) throw new TypeError('two');
    const counts = { plain, turned: row, probes: of(probes) };
    process.stderr.write(`memory${mode === '' ? '' : `, ${mode}`}: ${JSON.stringify(counts)}\n`);
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('T-X4: after a thousand verifications few copies of a vector are in memory, and none in another form', async () => {
  const program = await oneFile('tests/disk/memory.fixture.ts');
  const counts = await remembered(program, '');
  expect(counts).toMatchObject({ plain: NOTHING, turned: NOTHING });
  expect(counts.plain.f32).toBeLessThanOrEqual(F32_MAX);
  expect(counts.turned.f32).toBeLessThanOrEqual(F32_MAX);
  expect(counts.probes).toBeLessThanOrEqual(PROBES_MAX);
  // The control: a row of the gallery has to be there; and who writes vectors as JSON is found.
  expect(counts.turned.f32).toBeGreaterThan(0);
  const leaking = await remembered(program, 'leak');
  expect(leaking.plain.json).toBeGreaterThan(100);
  expect(leaking.plain.f64).toBeGreaterThan(0);
  expect(leaking.probes).toBeGreaterThan(500);
});

test('T-X4: when the lease is over, the row of a template in two shares is gone from memory', async () => {
  const program = await oneFile('tests/disk/memory.fixture.ts');
  const counts = await remembered(program, 'lock');
  expect(counts).toMatchObject({ plain: NOTHING, turned: NOTHING });
  // A buffer that is not yet collected may have one; the row, which the test above finds, is overwritten.
  expect(counts.plain.f32 + counts.turned.f32).toBeLessThanOrEqual(F32_LOCKED_MAX);
  expect(counts.probes).toBeLessThanOrEqual(PROBES_MAX);
});

test('T-X4: the memory of the vault process goes into no core dump', async () => {
  const store = mkdtempSync(join(tmpdir(), 'consentry-core-'));
  const vault = launchVault({ store, models: store, device: 'door-3' });
  const filterOf = (pid: number): number =>
    Number.parseInt(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8'), 16);
  try {
    expect(filterOf(vault.pid ?? 0)).toBe(0);
    // The control: it is not so of every process.
    expect(filterOf(process.pid)).not.toBe(0);
  } finally {
    vault.kill('SIGKILL');
    rmSync(store, { recursive: true, force: true });
  }
});
