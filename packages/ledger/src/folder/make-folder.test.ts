import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

test('makes folders above, for this user alone, and is content with one that is there', () => {
  const root = mkdtempSync(join(tmpdir(), 'consentry-folder-'));
  try {
    const deep = join(root, 'a', 'b');
    makeFolder(deep);
    makeFolder(deep);
    expect(statSync(deep).mode & 0o777).toBe(0o700);
    writeFileSync(join(root, 'file'), '');
    expect(() => makeFolder(join(root, 'file'))).toThrow('EEXIST');
  } finally {
    rmSync(root, { recursive: true });
  }
});

test.skipIf(process.platform !== 'linux')('returns where a file system has no room for folders', () => {
  expect(() => makeFolder('/proc/consentry/data')).toThrow('ENOENT');
});
