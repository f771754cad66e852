import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cardKey } from './card-key.ts';

test('the key of cards is made once, is this user’s alone, and half a file is no key', () => {
  const data = mkdtempSync(join(tmpdir(), 'consentry-'));
  try {
    const first = cardKey(data);
    expect(first).toHaveLength(32);
    expect(cardKey(data)).toEqual(first);
    expect(statSync(join(data, 'card.key')).mode & 0o777).toBe(0o600);
    writeFileSync(join(data, 'card.key'), '');
    expect(cardKey(data)).toBeNull();
  } finally {
    rmSync(data, { recursive: true });
  }
});
