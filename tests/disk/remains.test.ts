/** T-X1, T-X2, T-X3: what is left of those who withdrew, in files and on the medium itself. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type ErasureLevel, levelOf } from '@consentry/contract';
import { openDatabase } from '@consentry/server';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { readStorage } from '../../apps/device/src/vault/storage.ts';
import { sharesOf } from '../../apps/platform/src/device/share-store.ts';
import { ledgerKeeper } from '../../apps/platform/src/ledger/ledger-keeper.ts';
import { platformKeys } from '../../apps/platform/src/settings/keys.ts';
import { platformMigrations } from '../../apps/platform/src/store/migrations/index.ts';
import type { PlatformTables } from '../../apps/platform/src/store/tables.ts';
import { syntheticTemplate } from '../../packages/vault/src/vault.fixture.ts';
import { DiskImage, type DiskKind, run } from './disk-image.ts';
import { findIn, LivedStore } from './lived-store.ts';
import { formsOf } from './needles.ts';
import { PlatformLife } from './platform-life.ts';

const PEOPLE = 200;
const GONE = PEOPLE / 2;
/** People of the mount matrix. */
const FEW = 24;

function storeOn(disk: DiskImage): string {
  const folder = join(disk.folder, 'store');
  mkdirSync(folder);
  return folder;
}

const sync = (disk: DiskImage): string => run('sync', '-f', disk.folder);

/** Files as another program reads them: a process that closes a file of SQLite drops its lock on it. */
const filesBeside = (folder: string): Buffer =>
  execFileSync('sh', ['-c', 'cat "$0"/*', folder], { maxBuffer: 1 << 28 });

/** Looks at files and medium before and after an end, and says what is left. */
function examine(disk: DiskImage, store: LivedStore): void {
  for (const closed of [false, true]) {
    if (closed) store.close();
    const files = filesBeside(store.folder);
    for (const needles of [store.plain, store.goneTemplates, store.goneKeys, store.oldEpochs]) {
      expect(findIn(files, needles)).toEqual([]);
    }
    sync(disk);
    if (closed) disk.unmount();
    const medium = disk.bytes();
    expect(store.oldEpochs.length).toBeGreaterThan(0);
    expect(findIn(medium, store.oldEpochs)).toEqual([]);
    expect(findIn(medium, store.plain)).toEqual([]);
    const left = findIn(medium, store.goneKeys);
    expect(store.opening(left).today).toBe(0);
    process.stderr.write(
      `medium ${closed ? 'after' : 'before'} the unmounting: ${left.length} wrapped keys that are over, none opens; ` +
        `${findIn(medium, store.goneTemplates).length} sealed templates\n`,
    );
  }
}

test.each([
  ['std', false],
  ['gm', false],
  ['std', true],
] as const)(
  'T-X1: of 100 who withdrew among 200 no key that opens and no vector is left, on files or medium: %s, joined %s',
  (suite, joined) => {
    using disk = DiskImage.make();
    using store = new LivedStore(storeOn(disk), PEOPLE, { suite, joined });
    sync(disk);
    const before = disk.bytes();
    // The control: before, the same search finds what is sealed, of everybody; and plain there is never anything.
    expect(findIn(before, store.goneTemplates)).toHaveLength(GONE);
    const wrapped = findIn(before, store.goneKeys);
    expect(wrapped).toHaveLength(GONE);
    expect(store.opening(wrapped).then).toBe(GONE);
    expect(findIn(before, store.plain)).toEqual([]);

    store.withdrawHalf();
    // Who has the whole disk of a device that joined has none of those who are left, either; of a door alone, all.
    expect(store.openByTheDiskAlone).toBe(joined ? 0 : PEOPLE - GONE);
    examine(disk, store);
  },
);

test('after a renewal neither the rotation key of before nor a key of what was sealed under it is left', () => {
  using disk = DiskImage.make();
  using store = new LivedStore(storeOn(disk), FEW);
  sync(disk);
  store.renew();
  // The control: the keys that are searched for are those of everybody, and of the rotation.
  expect(store.goneTemplates).toHaveLength(FEW);
  expect(store.goneKeys.length).toBeGreaterThan(FEW);
  examine(disk, store);
});

test('of a device that retired no key at all is left, on files or medium', () => {
  using disk = DiskImage.make();
  using store = new LivedStore(storeOn(disk), FEW);
  store.withdrawHalf();
  sync(disk);
  const before = disk.bytes();
  const { wrapped, root } = store.retire();
  // The control: the root key, the epoch and the keys of those who stayed were there.
  expect(findIn(before, [root])).toHaveLength(1);
  expect(findIn(before, wrapped).length).toBeGreaterThan(FEW / 2);
  sync(disk);
  const places = [['files', filesBeside(store.folder)] as const, ['medium', disk.bytes()] as const];
  for (const [place, bytes] of places) {
    expect(findIn(bytes, [root, ...wrapped]), place).toEqual([]);
    expect(findIn(bytes, store.plain), place).toEqual([]);
  }
});

test('what a platform keeps of its shares after withdrawals: none in its database, some on the medium', async () => {
  using disk = DiskImage.make();
  const folder = storeOn(disk);
  const shares: Uint8Array[] = [];
  {
    await using database = await openDatabase<PlatformTables>(`sqlite:${join(folder, 'platform.db')}`, {
      migrations: platformMigrations,
    });
    const log = pino({ level: 'silent' });
    const context = { database, keys: platformKeys(folder), now: Date.now, log };
    const life = await PlatformLife.begin(context, ledgerKeeper(context, folder));
    for (let person = 0; person < FEW; person += 1) {
      const consent = await life.agree();
      shares.push(...(await sharesOf(database.reading, [consent])).map(({ share }) => Buffer.from(share)));
      await life.withdraw(consent);
    }
    expect(shares).toHaveLength(FEW);
  }
  // The database is closed: its WAL is cut, and what it freed is not overwritten. This is why SECURITY.md says that
  // "destroyed" is of the database, and that the medium and backups of a platform are apart from those of devices.
  sync(disk);
  const files = findIn(filesBeside(folder), shares).length;
  const medium = findIn(disk.bytes(), shares).length;
  process.stderr.write(
    `shares of a platform after ${FEW} withdrawals: ${files} in files, ${medium} on the medium\n`,
  );
  expect(files).toBe(0);
});

test('T-X2: the scan sees: keys in SQLite outlast their deletion, and so does a vector in any form', () => {
  using disk = DiskImage.make();
  const path = join(disk.folder, 'k.db');
  const keys = Array.from({ length: PEOPLE }, () => randomBytes(40));
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE k (id INTEGER PRIMARY KEY, wrapped BLOB)');
  const put = db.prepare('INSERT INTO k VALUES (?, ?)');
  for (const [id, key] of keys.entries()) put.run(id, key);
  const remove = db.prepare('DELETE FROM k WHERE id = ?');
  for (let id = 0; id < PEOPLE; id += 2) remove.run(id);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  const gone = keys.filter((_, id) => id % 2 === 0);
  // In the file nothing is left: a search of files alone would be content.
  expect(findIn(readFileSync(path), gone)).toEqual([]);
  sync(disk);
  const found = findIn(disk.bytes(), gone);
  process.stderr.write(
    `control, keys in SQLite with secure_delete: ${found.length} of ${GONE} on the medium\n`,
  );
  expect(found.length).toBeGreaterThan(GONE / 2);

  const forms = formsOf(syntheticTemplate(1).toBytes());
  for (const [form, parts] of Object.entries(forms)) {
    const file = join(disk.folder, form);
    writeFileSync(file, Buffer.concat([randomBytes(64), ...parts]));
    sync(disk);
    rmSync(file);
    sync(disk);
    expect(findIn(disk.bytes(), parts), form).toHaveLength(parts.length);
  }
});

/** What the medium shows an erasure to be: the levels of a certificate, found out and not claimed. */
function shown(medium: Buffer, store: LivedStore): ErasureLevel {
  if (findIn(medium, store.oldEpochs).length === 0) return 'E3';
  return findIn(medium, store.goneKeys).length === 0 ? 'E2' : 'E1';
}

const isBtrfsThere = (): boolean => {
  try {
    run('mkfs.btrfs', '--version');
    return true;
  } catch {
    return false;
  }
};

interface Mount {
  readonly name: string;
  readonly kind: DiskKind;
  readonly options: readonly string[];
  readonly claims: ErasureLevel;
  readonly overlay?: true;
}

const MOUNTS: readonly Mount[] = [
  { name: 'ext4 data=ordered', kind: 'ext4', options: ['data=ordered'], claims: 'E3' },
  { name: 'ext4 data=journal', kind: 'ext4', options: ['data=journal'], claims: 'E1' },
  { name: 'overlay on ext4', kind: 'ext4', options: [], claims: 'E1', overlay: true },
  { name: 'btrfs', kind: 'btrfs', options: [], claims: 'E1' },
];

test('T-X3: on no file system does a certificate claim more than the medium shows', () => {
  const seen: Record<string, ErasureLevel> = {};
  for (const { name, kind, options, claims, overlay } of MOUNTS) {
    if (kind === 'btrfs' && !isBtrfsThere()) {
      process.stderr.write('not run here: the btrfs mount (needs btrfs-progs)\n');
      continue;
    }
    using disk = DiskImage.make(kind, ...options);
    using stack = new DisposableStack();
    let folder = disk.folder;
    if (overlay) {
      const [lower, upper, work, merged] = ['lower', 'upper', 'work', 'merged'].map((part) =>
        join(disk.folder, part),
      );
      for (const part of [lower, upper, work, merged]) mkdirSync(part ?? '');
      run(
        'mount',
        '-t',
        'overlay',
        'overlay',
        '-o',
        `lowerdir=${lower},upperdir=${upper},workdir=${work}`,
        merged ?? '',
      );
      stack.defer(() => run('umount', merged ?? ''));
      folder = merged ?? '';
    }
    const home = join(folder, 'store');
    mkdirSync(home);
    using store = new LivedStore(home, FEW);
    // Time goes by between an enrolment and a withdrawal.
    sync(disk);
    store.withdrawHalf();
    sync(disk);
    const medium = disk.bytes();
    expect(findIn(medium, store.plain), name).toEqual([]);
    const left = findIn(medium, store.goneKeys);
    expect(store.opening(left).today, name).toBe(0);
    const storage = readStorage(home);
    const claimed = levelOf({ settled: true, custody: 'software', share: 'none', storage });
    seen[name] = shown(medium, store);
    process.stderr.write(
      `${name}: claimed ${claimed}, shown ${seen[name]}; ${left.length} wrapped keys and ` +
        `${findIn(medium, store.oldEpochs).length} epoch keys left\n`,
    );
    expect(claimed, name).toBe(claims);
    expect(claimed <= (seen[name] ?? ''), name).toBe(true);
    store.close();
  }
  // The control: where data is journalled, the search does find what an erasure could not reach.
  expect(seen['ext4 data=journal']).toBe('E1');
});
