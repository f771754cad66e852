import { createSecretKey, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AlteredFileError, SealedFiles } from './sealed-files.ts';

test('a file comes back as it was written; one that was altered, cut or exchanged does not, and is told from one that is gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-sealed-'));
  try {
    const files = new SealedFiles(folder, createSecretKey(Buffer.alloc(32, 1)));
    const [one, other] = [randomUUID(), randomUUID()];
    const bytes = Buffer.from('%PDF-1.7 a scan');
    await files.write(one, bytes);
    const sealed = readFileSync(join(folder, one));
    expect(await files.read(one)).toEqual(bytes);
    expect(await files.intact(one)).toEqual(bytes);
    expect(sealed.includes(bytes)).toBe(false);
    for (const at of [0, 12, sealed.length - 1]) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      writeFileSync(join(folder, one), altered);
      await expect(files.read(one)).rejects.toThrow(AlteredFileError);
      expect(await files.intact(one)).toBeNull();
    }
    truncateSync(join(folder, one), 5);
    expect(await files.intact(one)).toBeNull();
    writeFileSync(join(folder, other), sealed);
    expect(await files.intact(other)).toBeNull();
    expect(await files.read(randomUUID())).toBeNull();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
