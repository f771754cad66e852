import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { factsSchema } from './facts-schema.ts';
import { GateFacts } from './facts.ts';
import { lawful, lawfulPosture } from './lawful-facts.ts';
import { PostureFacts } from './posture/posture-facts.ts';

const KINDS = ['posture', 'gate'] as const;
/** Formats are patterns here as well, so that a validator without formats judges alike. */
const compiled = (kind: (typeof KINDS)[number]): ValidateFunction =>
  new Ajv2020({ validateFormats: false, allErrors: true }).compile(factsSchema(kind));
const validate = { posture: compiled('posture'), gate: compiled('gate') };

type Path = ReadonlyArray<string | number>;

/** A copy of the facts with one more member in the object at `path`. */
function withUnknown(facts: unknown, path: Path): unknown {
  const copy = structuredClone(facts);
  const at = path.reduce<Record<string, unknown>>(
    (within, step) => within[step] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  at['no_such_field'] = true;
  return copy;
}

/** Where the objects of a document are. */
function objects(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.entries(value).flatMap(([name, member]) => objects(member, [...path, name]));
  return Array.isArray(value) ? within : [path, ...within];
}

test('the lawful state fits the schema, by a validator that is not ours', () => {
  expect([validate.posture(lawfulPosture()), validate.posture.errors]).toEqual([true, null]);
});

test.each(Object.entries(lawful))('%s fits the schema of the gate', (_, facts) => {
  expect([validate.gate(facts), validate.gate.errors]).toEqual([true, null]);
});

test.each([
  ['posture', lawfulPosture()],
  ['gate', lawful.base],
] as const)('an unknown field is refused wherever it stands: %s', (kind, facts) => {
  const paths = objects(facts);
  expect(paths.length).toBeGreaterThan(5);
  const accepted = paths.filter((path) => validate[kind](withUnknown(facts, path)));
  expect(accepted).toEqual([]);
});

test('what is missing, no day, no instant or no number is refused', () => {
  const facts = PostureFacts.parse(lawfulPosture());
  const { audit, ...without } = facts;
  expect(validate.posture(without)).toBe(false);
  expect(validate.posture({ ...facts, as_of: '2026-11-22T08:00:00' })).toBe(false);
  expect(validate.posture({ ...facts, audit: { ...audit, persons: 1.5 } })).toBe(false);
  const required = { required_on: '2026-02-29', until: '2026-12-01' };
  expect(validate.posture({ ...facts, audit: { ...audit, required } })).toBe(false);
});

test.each(KINDS)('%s says its dialect, its id, its title and what each part is about', (kind) => {
  const { $schema, $id, title, description, properties, required, additionalProperties } = factsSchema(kind);
  expect({ $schema, $id, additionalProperties }).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:consentry:law:${kind}-facts`,
    additionalProperties: false,
  });
  const { shape } = kind === 'posture' ? PostureFacts : GateFacts;
  expect(Object.keys(properties ?? {})).toEqual(Object.keys(shape));
  expect(required).toEqual(Object.keys(shape));
  for (const text of [
    title,
    description,
    ...Object.values(properties ?? {}).map((part) => (typeof part === 'object' ? part.description : '')),
  ]) {
    expect(text).toMatch(/^[A-Z]/);
  }
});

test('the schema is the same each time and is JSON', () => {
  const text = JSON.stringify(factsSchema('posture'));
  expect(JSON.stringify(factsSchema('posture'))).toBe(text);
  expect(JSON.parse(text)).toEqual(factsSchema('posture'));
});
