/** T-X4: what the memory of a vault holds of a face, read from outside. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { launchVault } from '../../apps/device/src/vault/launch.ts';
import { syntheticTemplate } from '../../packages/vault/src/vault.fixture.ts';
import { formsOf, Needles } from './needles.ts';
import { oneFile, Program, ROOT } from './program.ts';

/** As many are allowed of the vector that is enrolled: its row in the gallery, and a buffer not yet collected. */
const F32_MAX = 3;
/** And of the thousand probes, all together. */
const PROBES_MAX = 10;
const IDLE_MS = 3000;
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

type Counts = Record<'f32' | 'f64' | 'int8' | 'base64' | 'hex' | 'json' | 'probes', number>;

/** Lets a vault verify a thousand times, and looks at its memory when it is idle. */
async function remembered(program: string, fault: string): Promise<Counts> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'consentry-memory-')));
  try {
    const flags = [
      '--permission',
      `--allow-fs-read=${ROOT}`,
      `--allow-fs-read=${folder}`,
      `--allow-fs-write=${folder}`,
    ];
    await using vault = new Program(program, { args: [folder, randomUUID(), fault], flags });
    expect(await vault.hasSaid(1), vault.said).toBe(true);
    expect(Number(vault.lines[0])).toBeGreaterThan(900);
    await sleep(IDLE_MS);
    const forms = formsOf(syntheticTemplate(1).toBytes());
    const probes = Array.from(
      { length: 1000 },
      (_, probe) => formsOf(syntheticTemplate(1, probe / 10_000).toBytes()).f32,
    ).flat();
    // The first probe is the vector itself.
    const needles = new Needles([...Object.values(forms).flat(), ...probes.slice(1)]);
    const found = countIn(vault.child.pid ?? 0, needles);
    const of = (wanted: readonly Buffer[]): number =>
      [...found].reduce(
        (sum, [bytes, count]) => sum + (wanted.some((one) => one.equals(bytes)) ? count : 0),
        0,
      );
    const { f32, f64, int8, base64, hex, json } = forms;
    const counts = {
      f32: of(f32),
      f64: of(f64),
      int8: of(int8),
      base64: of(base64),
      hex: of(hex),
      json: of(json),
      probes: of(probes.slice(1)),
    };
    process.stderr.write(`memory${fault === '' ? '' : `, ${fault}`}: ${JSON.stringify(counts)}\n`);
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('T-X4: after a thousand verifications few copies of a vector are in memory, and none in another form', async () => {
  const program = await oneFile('tests/disk/memory.fixture.ts');
  const counts = await remembered(program, '');
  expect(counts).toMatchObject({ f64: 0, int8: 0, base64: 0, hex: 0, json: 0 });
  expect(counts.f32).toBeLessThanOrEqual(F32_MAX);
  expect(counts.probes).toBeLessThanOrEqual(PROBES_MAX);
  // The control: a row of the gallery has to be there; and who writes vectors as JSON is found.
  expect(counts.f32).toBeGreaterThan(0);
  const leaking = await remembered(program, 'leak');
  expect(leaking.json).toBeGreaterThan(100);
  expect(leaking.f64).toBeGreaterThan(0);
  expect(leaking.probes).toBeGreaterThan(500);
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
