/** T-D2: the power goes at a random moment, and only what reached the medium is there afterwards. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DAY, NOW, open, permitFor, syntheticTemplate } from '../../packages/vault/src/vault.fixture.ts';
import { DiskImage } from './disk-image.ts';
import { ledgerDamage } from './ledger-damage.ts';
import { oneFile, Program, ROOT } from './program.ts';

/** Power cuts: in all 50. Each life of a program has several; it never notices. */
const LIVES = { vault: 4, courier: 3, platform: 3 } as const;
const CUTS = 5;
/** A cut comes within so many acknowledgements after the one before, and a moment. */
const LINES_MAX = { vault: 9, courier: 3, platform: 7 } as const;
const MOMENT_MS = 12;
const CONTROL_LIVES = 2;
/** Orders that wait in the pipe of the vault: it always has something to do. */
const ORDERS = 4000;

const WITHOUT_SYNC = ['--import', join(import.meta.dirname, 'without-sync.ts')];

/** What was found on the medium after one cut. */
interface Found {
  readonly acknowledged: number;
  /** Acknowledged and not there. */
  readonly lost: number;
  /** Withdrawn, acknowledged, and still there to be compared. */
  readonly readable: number;
  /** What is damaged. */
  readonly damage: readonly string[];
}

const NOTHING: Found = { acknowledged: 0, lost: 0, readable: 0, damage: [] };

function sum(one: Found, other: Found): Found {
  return {
    acknowledged: one.acknowledged + other.acknowledged,
    lost: one.lost + other.lost,
    readable: one.readable + other.readable,
    damage: [...one.damage, ...other.damage],
  };
}

/**
 * Lets a program live on a disk of its own and cuts the power off at random moments of its life.
 *
 * @param of what it is
 * @param audit looks at what one cut left
 */
async function live(
  of: keyof typeof LIVES,
  start: (folder: string) => Program,
  audit: (folder: string, lines: readonly string[]) => Found | Promise<Found>,
): Promise<Found> {
  using disk = DiskImage.make();
  const store = join(disk.folder, 'store');
  mkdirSync(store);
  await using program = start(store);
  expect(await program.hasSaid(1), program.said).toBe(true);
  let all = NOTHING;
  for (let cut = 0; cut < CUTS; cut += 1) {
    expect(await program.hasSaid(program.lines.length + 1 + randomInt(LINES_MAX[of])), program.said).toBe(
      true,
    );
    await sleep(randomInt(MOMENT_MS));
    await program.freeze();
    using left = disk.afterPowerCut();
    const lines = program.lines.slice(1);
    all = sum(all, await audit(join(left.folder, 'store'), lines));
    program.thaw();
  }
  return all;
}

async function lives(count: number, what: string, one: () => Promise<Found>): Promise<Found> {
  let all = NOTHING;
  for (let life = 0; life < count; life += 1) all = sum(all, await one());
  process.stderr.write(
    `power cut, ${what}: ${count * CUTS} rounds, ${all.acknowledged} acknowledged, ${all.lost} lost\n`,
  );
  return all;
}

/** Rows of a SQLite file that a cut left; nothing where there is no such table. */
function rowsOf(path: string, sql: string): readonly string[] {
  if (!existsSync(path)) return [];
  using db = new DatabaseSync(path);
  try {
    return db
      .prepare(sql)
      .all()
      .map((row) => Object.values(row).join(' '));
  } catch (error) {
    return [String(error)];
  }
}

/** What is wrong with a SQLite file; nothing where it is whole. */
function damageOf(path: string): readonly string[] {
  return rowsOf(path, 'PRAGMA integrity_check').filter((line) => line !== 'ok');
}

/** What a database says of consents: those that were given, those that ended, and those whose templates could open. */
interface Statements {
  readonly given: string;
  readonly ended: string;
  readonly open?: string;
}

const COURIER: Statements = {
  given: 'SELECT consent FROM consents',
  ended: 'SELECT consent FROM withdrawals',
};
/** Ended is what every door is told; open what one still has a grant or a share for. */
const PLATFORM: Statements = {
  given: 'SELECT consent FROM consents',
  ended: 'SELECT consent FROM withdrawals INTERSECT SELECT consent FROM device_tombstones',
  open: 'SELECT consent FROM device_grants UNION SELECT consent FROM key_shares',
};

/** Compares what was said of consents with what a database holds. */
function compare(lines: readonly string[], path: string, { given, ended, open }: Statements): Found {
  const there = new Set([
    ...rowsOf(path, given).map((id) => `given ${id}`),
    ...rowsOf(path, ended).map((id) => `withdrawn ${id}`),
  ]);
  const opens = new Set(open === undefined ? [] : rowsOf(path, open).map((id) => `withdrawn ${id}`));
  const said = lines.filter((line) => /^(given|withdrawn) /.test(line));
  const missing = said.filter((line) => !there.has(line));
  const alive = missing.filter((line) => there.has(line.replace('withdrawn', 'given')));
  return {
    acknowledged: said.length,
    lost: missing.length,
    readable:
      alive.filter((line) => line.startsWith('withdrawn')).length +
      said.filter((line) => opens.has(line)).length,
    damage: damageOf(path),
  };
}

/** An order to the vault, and whom it is about. */
interface Order {
  readonly op: 'enrol' | 'erase' | 'settle';
  readonly consent: string;
  readonly person: number;
}

function orders(): readonly Order[] {
  const there: Order[] = [];
  return Array.from({ length: ORDERS }, (_, person) => {
    const dice = Math.random();
    const [known] = dice < 0.4 && there.length > 0 ? there.splice(randomInt(there.length), 1) : [];
    if (known !== undefined) return { ...known, op: 'erase' };
    if (dice < 0.55) return { op: 'settle', consent: '', person: 0 };
    const order = { op: 'enrol', consent: randomUUID(), person: person + 1 } as const;
    there.push(order);
    return order;
  });
}

/** Where each person stands once so many orders were carried out. */
function standings(done: readonly Order[]): ReadonlyMap<string, 'enrolled' | 'erased'> {
  return new Map(
    done
      .filter(({ op }) => op !== 'settle')
      .map(({ op, consent }) => [consent, op === 'enrol' ? 'enrolled' : 'erased'] as const),
  );
}

function auditVault(folder: string, given: readonly Order[], acknowledged: number): Found {
  const before = standings(given.slice(0, acknowledged));
  // The order that was being carried out may have been, or not.
  const after = standings(given.slice(0, acknowledged + 1));
  let vault: ReturnType<typeof open>;
  try {
    vault = open(folder);
  } catch (error) {
    return { acknowledged, lost: acknowledged, readable: 0, damage: [String(error)] };
  }
  try {
    const found = {
      ...NOTHING,
      acknowledged,
      damage: [...vault.problems, ...vault.check().problems].map(({ code }) => code),
    };
    let [lost, readable] = [0, 0];
    for (const { consent, person } of given.slice(0, acknowledged + 2).filter(({ op }) => op === 'enrol')) {
      const standing = vault.standing(consent);
      const wanted = [before.get(consent) ?? 'none', after.get(consent) ?? 'none'];
      if (!wanted.includes(standing)) lost += 1;
      const matches =
        standing === 'enrolled' &&
        vault.verify(permitFor('verify', consent), syntheticTemplate(person, 0.05));
      if (standing === 'enrolled' && !matches) lost += 1;
      if (before.get(consent) === 'erased' && standing !== 'erased') readable += 1;
    }
    // It goes on where it was.
    const next = randomUUID();
    vault.enrol(permitFor('enrol', next), syntheticTemplate(9999), NOW + DAY);
    vault.erase(next);
    vault.settle();
    return { ...found, lost, readable };
  } finally {
    vault.close();
  }
}

async function liveVault(program: string, flags: readonly string[] = []): Promise<Found> {
  const given = orders();
  return live(
    'vault',
    (folder) => {
      const started = new Program(program, {
        args: [folder],
        flags: [
          '--permission',
          `--allow-fs-read=${ROOT}`,
          `--allow-fs-read=${folder}`,
          `--allow-fs-write=${folder}`,
          ...flags,
        ],
      });
      started.tell(...given);
      return started;
    },
    (folder, lines) => auditVault(folder, given, lines.length),
  );
}

test('T-D2: the vault loses nothing it acknowledged, and compares nobody who withdrew', async () => {
  const program = await oneFile('packages/vault/src/hammered.fixture.ts');
  const found = await lives(LIVES.vault, 'vault', () => liveVault(program));
  expect(found).toMatchObject({ lost: 0, readable: 0, damage: [] });
  expect(found.acknowledged).toBeGreaterThan(LIVES.vault * CUTS);
  // The control: the same program whose SQLite syncs nothing.
  const control = await lives(CONTROL_LIVES, 'vault without sync', () => liveVault(program, WITHOUT_SYNC));
  expect(control.lost).toBeGreaterThan(0);
});

test('T-D2: the courier loses no consent and no withdrawal it answered', async () => {
  const program = await oneFile('tests/disk/courier.fixture.ts');
  const liveCourier = (flags: readonly string[] = []) =>
    live(
      'courier',
      (folder) => new Program(program, { args: [folder], flags }),
      (folder, lines) => compare(lines, join(folder, 'courier.db'), COURIER),
    );
  const found = await lives(LIVES.courier, 'courier', () => liveCourier());
  expect(found).toMatchObject({ lost: 0, readable: 0, damage: [] });
  const control = await lives(CONTROL_LIVES, 'courier without sync', () => liveCourier(WITHOUT_SYNC));
  expect(control.lost).toBeGreaterThan(0);
});

test('T-D2: the platform loses no consent and no withdrawal, and its evidence log is whole', async () => {
  const program = await oneFile('tests/disk/platform.fixture.ts');
  const livePlatform = (fsck: boolean, flags: readonly string[] = []) =>
    live(
      'platform',
      (folder) => new Program(program, { args: [folder], flags }),
      async (folder, lines) => {
        const path = join(folder, 'platform.db');
        const found = compare(lines, path, PLATFORM);
        return fsck ? { ...found, damage: [...found.damage, ...(await ledgerDamage(folder, lines))] } : found;
      },
    );
  const found = await lives(LIVES.platform, 'platform', () => livePlatform(true));
  expect(found).toMatchObject({ lost: 0, readable: 0, damage: [] });
  const control = await lives(CONTROL_LIVES, 'platform without sync', () =>
    livePlatform(false, WITHOUT_SYNC),
  );
  expect(control.lost).toBeGreaterThan(0);
});
