import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { HOW, interfaceFiles } from '../scripts/write-openapi.ts';

const root = join(import.meta.dirname, '..');
const files = await interfaceFiles();

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags: readonly string[];
  readonly security: readonly unknown[];
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}

function operationsOf(text: string): readonly Operation[] {
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Operation>> };
  return Object.values(paths).flatMap((path) => Object.values(path));
}

test.each(Object.keys(files))('%s is as the running servers make it', (path) => {
  const committed = readFileSync(join(root, path), 'utf8');
  expect(committed === files[path], `The routes have changed: run \`${HOW}\` and commit ${path}.`).toBe(true);
});

test.each(Object.keys(files).filter((path) => path.endsWith('.json')))('%s is OpenAPI 3.1', async (path) => {
  const document = JSON.parse(files[path] ?? '') as Record<string, unknown>;
  const validator = new Validator();
  expect(await validator.validate(document)).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
  const wrong = { ...document, paths: { '/v1/x': { get: { responses: { 200: {} } } } } };
  expect((await new Validator().validate(wrong)).valid, 'a wrong one is noticed (control)').toBe(false);
});

test('every operation of the platform has a name of its own, a sentence, a slice and its refusals', () => {
  const operations = operationsOf(files['docs/api/platform.openapi.json'] ?? '');
  expect(operations.length).toBeGreaterThan(100);
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { operationId, summary, tags, security, responses } of operations) {
    expect(operationId).toMatch(/^[a-z_]+\.[a-z_]+$/);
    expect(summary, operationId).toMatch(/^[A-Z].*\.$/s);
    expect(tags).toEqual([operationId.split('.')[0]]);
    expect(security.length, operationId).toBeGreaterThan(0);
    expect(responses['500']?.$ref, operationId).toBe('#/components/responses/internal');
    expect(responses['400']?.$ref, operationId).toContain('malformed_request');
  }
});
