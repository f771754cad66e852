import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { mountOf, readStorage, storageOf } from './storage.ts';

const EXT4 = 0xef53;
const XFS = 0x58465342;

const told = (type: string, magic: number, options: readonly string[], rotational: boolean | null = true) =>
  storageOf({ mount: { type, options }, magic, rotational });

test('only ext4 that keeps data out of its journal, and xfs, write over what was there', () => {
  expect(told('ext4', EXT4, ['rw', 'data=ordered'])).toEqual({
    file_system: 'ext4',
    overwrites_in_place: true,
    medium: 'rotating',
  });
  expect(told('xfs', XFS, ['rw'], false)).toMatchObject({ overwrites_in_place: true, medium: 'solid_state' });
  const others: readonly (readonly [string, number, readonly string[]])[] = [
    ['ext4', EXT4, ['rw', 'data=journal']],
    // Which it is was not said.
    ['ext4', EXT4, ['rw']],
    ['ext3', EXT4, ['data=ordered']],
    // The name says one thing, the kernel another.
    ['ext4', 0x9123683e, ['data=ordered']],
    ['btrfs', 0x9123683e, ['rw']],
    ['zfs', 0x2fc12fc1, ['rw']],
    ['overlay', 0x794c7630, ['rw']],
    ['tmpfs', 0x01021994, ['rw']],
    ['fuse.sshfs', 0x65735546, ['rw']],
    ['', 0, []],
  ];
  for (const [type, magic, options] of others)
    expect([type, told(type, magic, options).overwrites_in_place]).toEqual([type, false]);
  expect(storageOf({ mount: null, magic: EXT4, rotational: null })).toEqual({
    file_system: 'unknown',
    overwrites_in_place: false,
    medium: 'unknown',
  });
});

test('a folder lies in the mount of its device with the longest path, blanks and all', () => {
  const mountinfo = [
    '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,data=journal',
    String.raw`31 27 254:16 / /srv/a\040b rw,relatime shared:1 - xfs /dev/vdb rw,attr2`,
    '32 27 254:0 / /srv/bound rw,relatime - ext4 /dev/vda rw,data=ordered',
  ].join('\n');
  expect(mountOf(mountinfo, '254:16', '/srv/a b/vault')).toMatchObject({ type: 'xfs', source: '/dev/vdb' });
  expect(mountOf(mountinfo, '254:0', '/srv/bound/vault')?.options).toContain('data=ordered');
  expect(mountOf(mountinfo, '254:0', '/srv/boundless')?.options).toContain('data=journal');
  expect(mountOf(mountinfo, '8:1', '/srv/bound')).toBeNull();
});

test('what this machine says is read, and what is not there is not known', () => {
  expect(readStorage(tmpdir()).file_system).toMatch(/^[a-z0-9._-]+$/);
  expect(readStorage('/nowhere/at/all')).toEqual({
    file_system: 'unknown',
    overwrites_in_place: false,
    medium: 'unknown',
  });
  // The control: not everything overwrites in place.
  expect(readStorage('/proc')).toMatchObject({ overwrites_in_place: false });
});
