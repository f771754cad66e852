import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { authorityKeys } from './keys.ts';

test('the keys are made once, and the same from then on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-keys-'));
  try {
    const made = authorityKeys(join(folder, 'a', 'b'));
    const again = authorityKeys(join(folder, 'a', 'b'));
    expect(again.secret.equals(made.secret)).toBe(true);
    expect(again.witness.equals(made.witness)).toBe(true);
    expect(again.witness.equals(made.ledger)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.skipIf(process.platform !== 'linux')('a folder that cannot be made is said, and not waited for', () => {
  expect(() => authorityKeys('/proc/x')).toThrow('ENOENT');
});
