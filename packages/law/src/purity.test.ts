import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What `law` may not touch: it decides on what it is handed, and so runs in browser and vault alike. */
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bcrypto\.|\bprocess\.|\bglobalThis\b|\bfetch\(|\bset(?:Timeout|Interval)\(|\bconsole\./;

function impurities(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  const imports = [...code.matchAll(/\bfrom '([^']+)'|\bimport\(?\s*'([^']+)'/g)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  const foreign = imports.filter(
    (name) => name !== 'zod' && !name.startsWith('./') && !name.startsWith('../'),
  );
  const impure = IMPURE.exec(code);
  return impure === null ? foreign : [...foreign, impure[0]];
}

test('law imports zod and itself, and has no clock, chance or I/O', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'lawful-facts.ts',
  );
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    expect([file, impurities(readFileSync(join(import.meta.dirname, file), 'utf8'))]).toEqual([file, []]);
  }
});

test.each([
  ["import { readFileSync } from 'node:fs';", 'node:fs'],
  ["import { Gallery } from '@consentry/recognition';", '@consentry/recognition'],
  ["import 'node:net';", 'node:net'],
  ["await import('undici')", 'undici'],
  ['const now = Date.now();', 'Date.now'],
  ['const now = new Date();', 'new Date()'],
  ['console.log(1)', 'console.'],
])('%s is found (control)', (source, what) => {
  expect(impurities(source)).toEqual([what]);
});
