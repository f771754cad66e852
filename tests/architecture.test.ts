import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  contractViolations,
  evidenceViolations,
  importViolations,
  readSources,
  serverViolations,
  sliceViolations,
} from './architecture.ts';
import { documents, known, missingReferences } from './doc-references.ts';

const root = join(import.meta.dirname, '..');
const files = readSources(root);
/** Folders beside the slices that hold what all of them share. */
const SHARED = new Set([
  'ledger',
  'scope',
  'facts',
  'http',
  'store',
  'problem',
  'testing',
  'settings',
  'shell',
  'time',
  'counting',
  'instrument',
  'register',
  'posture',
  'acts',
  'lease',
]);

test('imports go in the direction of DESIGN.md §3', () => {
  expect(importViolations(files)).toEqual([]);
});

test('a wrong import is noticed (control)', () => {
  const planted = [
    ['packages/law/src/a.ts', "import { readFile } from 'node:fs';"],
    ['packages/contract/src/a.ts', "import { Template } from '@consentry/recognition';"],
    ['apps/device/src/courier/a.ts', "import { openVault } from '@consentry/vault';"],
    ['apps/device/src/courier/b.ts', "const x = await import('../vault/service.ts');"],
    ['packages/vault/src/a.ts', "import { x } from '@consentry/recognition/src/template.ts';"],
    ['packages/vault/src/b.ts', "import { DatabaseSync } from 'node:sqlite';"],
    ['packages/vault/src/c.ts', "export { x } from '../../recognition/src/template.ts';"],
    ['packages/server/src/a.ts', "import { openVault } from '@consentry/vault';"],
    ['packages/sdk/src/a.ts', "import { startPlatform } from '@consentry/platform';"],
    ['packages/verifier/src/a.js', "import { leafHash } from '@consentry/ledger';"],
    ['packages/verifier/src/b.js', "/** @typedef {import('@consentry/contract').BiText} BiText */"],
    ['packages/verifier/src/c.js', "import { createHash } from 'node:crypto';"],
    ['packages/verifier/src/page/d.js', "import { unzip } from 'fflate';"],
    ['packages/server/src/http/a.ts', "import { Kysely } from 'kysely';"],
    ['apps/web/kiosk/a.tsx', "import * as ort from 'onnxruntime-web';"],
  ].map(([path = '', text = '']) => ({ path, text }));
  const noticed = new Set(importViolations(planted).map((line) => line.split(':')[0]));
  expect([...noticed]).toEqual(planted.map(({ path }) => path));
});

test('no type of the contract can carry face information', () => {
  expect(contractViolations(files)).toEqual([]);
});

test('a type that could is noticed (control)', () => {
  for (const text of [
    'readonly image: Uint8Array;',
    'z.base64()',
    'z.unknown()',
    'z.instanceof(Float32Array)',
  ]) {
    expect(contractViolations([{ path: 'packages/contract/src/a.ts', text }])).toHaveLength(1);
  }
});

test('no table and no value of a server can keep face information', () => {
  expect(serverViolations(files)).toEqual([]);
  // The files are really there to be read.
  expect(files.some(({ path }) => path.startsWith('packages/server/src/database/migrations/'))).toBe(true);
});

test('a column or a value that could is noticed (control)', () => {
  for (const text of [
    '.addColumn("face", "bytea")',
    '.addColumn("face", sql`BLOB`)',
    'readonly face: Uint8Array;',
    'readonly face: Buffer | null;',
  ]) {
    for (const path of [
      'packages/server/src/database/a.ts',
      'apps/platform/src/people/people-store.ts',
      'apps/authority/src/migrations/0001-begin.ts',
    ]) {
      expect(serverViolations([{ path, text }]), path).toHaveLength(1);
    }
  }
});

test('evidence of citizens is kept in one place of the authority, and nothing there could look into it', () => {
  expect(evidenceViolations(files)).toEqual([]);
  // The place is really there.
  expect(files.some(({ path }) => path === 'apps/authority/src/complaint/attachment-files.ts')).toBe(true);
  const planted = ["import { writeFile } from 'node:fs/promises';", "import jpeg from 'jpeg-js';"];
  for (const text of planted)
    expect(evidenceViolations([{ path: 'apps/authority/src/filing/a.ts', text }])).toHaveLength(1);
});

test('folders are slices of the law, each with its reading and its vectors', () => {
  expect(sliceViolations(root, SHARED)).toEqual([]);
});

test('what a document names is there: files, headings, routes, commands, scripts', () => {
  const there = known(root);
  const missing = documents(root).flatMap((path) =>
    missingReferences(root, path, readFileSync(join(root, path), 'utf8'), there),
  );
  expect(missing).toEqual([]);
  // The control.
  const planted =
    '[a](adr/none.md) [b](guides/cli.md#none) `tests/none.ts` `GET /v1/none` `consentry none` npm run none';
  expect(missingReferences(root, 'docs/a.md', planted, there)).toHaveLength(6);
});
