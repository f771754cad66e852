import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FactsError } from '../facts-error.ts';
import { LAWFUL_NOW, lawfulPosture } from '../lawful-facts.ts';
import { register } from '../register/index.ts';
import type { PostureFacts } from './posture-facts.ts';
import { Reviewer, review } from './review.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Steps to every value of a document, containers included. */
function paths(value: Json, at: readonly string[] = []): Array<readonly string[]> {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [at, ...children.flatMap(([name, member]) => paths(member, [...at, name]))];
}

function at(document: Json, path: readonly string[]): Json {
  return path.reduce<Json>((value, step) => (value as Record<string, Json> | null)?.[step] ?? null, document);
}

function put(document: Json, path: readonly string[], value: Json): void {
  (at(document, path.slice(0, -1)) as Record<string, Json>)[path.at(-1) ?? ''] = value;
}

const lawful = lawfulPosture() as Json;
const places = paths(lawful).filter((path) => path.length > 0);

/** Another value of the same kind, so that many of them fit the schema: these are the ones that test judges. */
function sibling(value: Json): fc.Arbitrary<Json> {
  if (typeof value === 'boolean') return fc.constantFrom<Json>(!value, null);
  if (typeof value === 'number') return fc.constantFrom<Json>(0, 1, value + 1, value * 100, 1_000_000, null);
  if (Array.isArray(value)) {
    return fc.constantFrom<Json>([], value.slice(0, 1), [...value, ...value.slice(0, 1)], null);
  }
  if (typeof value !== 'string') return fc.constantFrom<Json>(null, {});
  if (/^\d{4}-\d\d-\d\dT/.test(value)) {
    return fc.constantFrom<Json>(
      '1990-01-01T00:00:00+08:00',
      '2024-12-31T23:59:59Z',
      '2031-02-28T00:00:00Z',
      null,
    );
  }
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    return fc.constantFrom<Json>('0001-01-01', '1990-01-01', '2024-02-29', '2026-11-22', '9999-12-31', null);
  }
  return fc.constantFrom<Json>('', 'other', null, ...siblings(value));
}

/** Texts of the lawful state: a reference becomes another reference, a word of a list another word. */
function siblings(value: string): readonly string[] {
  return [...new Set(places.map((path) => at(lawful, path)))].filter(
    (text): text is string => typeof text === 'string' && text !== value && text.length < 24,
  );
}

const changes = fc.array(
  fc.constantFrom(...places).chain((path) => sibling(at(lawful, path)).map((value) => ({ path, value }))),
  { minLength: 1, maxLength: 4 },
);

function changed(made: ReadonlyArray<{ path: readonly string[]; value: Json }>): Json {
  const document = lawfulPosture() as Json;
  for (const { path, value } of made) {
    const parent = at(document, path.slice(0, -1));
    if (typeof parent === 'object' && parent !== null) put(document, path, value);
  }
  return document;
}

/** Instants from before the Measures to beyond every calendar. */
const NOWS = [
  LAWFUL_NOW,
  Date.parse('2025-01-01T00:00:00Z'),
  Date.parse('2027-03-01T00:00:00Z'),
  Date.parse('2040-01-01T00:00:00Z'),
];

test('whatever the facts, every row gets an answer or the facts an error that names paths', () => {
  const seen = { judged: 0, refused: 0 };
  fc.assert(
    fc.property(changes, fc.constantFrom(...NOWS), (made, now) => {
      try {
        const rows = review(changed(made), now);
        seen.judged += 1;
        for (const row of rows) {
          expect(row.why['zh-CN'] + row.why.en).not.toMatch(/[{}]|undefined|NaN/);
          const { strength, prompt } = register[row.requirement];
          if (row.state === 'broken') expect(['law', 'standard', 'inference']).toContain(strength);
          if (row.state === 'met' && prompt !== null) expect(row.attested).not.toBeNull();
          if (row.state === 'needs-human') expect(row.asks).not.toBeNull();
          if (row.state === 'broken' || row.state === 'at-risk') {
            expect(row.found.length).toBeGreaterThan(0);
            expect(row.remedy).not.toBeNull();
          }
        }
      } catch (error) {
        if (!(error instanceof FactsError)) throw error;
        seen.refused += 1;
        expect(error.paths.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 1500 },
  );
  expect(Math.min(seen.judged, seen.refused)).toBeGreaterThan(100);
});

test('a posture kept up to date is the posture anew', () => {
  fc.assert(
    fc.property(changes, changes, fc.constantFrom(...NOWS.slice(0, 3)), (first, second, now) => {
      const facts = changed([...first, ...second]);
      let anew;
      let reviewer;
      try {
        reviewer = new Reviewer(lawfulPosture(), LAWFUL_NOW);
        anew = review(facts, Math.max(now, LAWFUL_NOW));
      } catch (error) {
        if (!(error instanceof FactsError)) throw error;
        return;
      }
      const sections = new Set([...first, ...second].map(({ path }) => path[0] ?? ''));
      const update = Object.fromEntries(
        [...sections].map((name) => [name, (facts as Record<string, Json>)[name]]),
      );
      const told = reviewer.update(update, Math.max(now, LAWFUL_NOW));
      expect(reviewer.rows).toEqual(anew);
      const before = review(lawfulPosture(), LAWFUL_NOW);
      const differing = anew.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]));
      expect(told).toEqual(differing);
    }),
    { numRuns: 300 },
  );
});

test('a change that cannot stand leaves the posture as it was', () => {
  const reviewer = new Reviewer(lawfulPosture(), LAWFUL_NOW);
  const before = reviewer.rows;
  const wrong = { purpose: { purposes: [] } } as unknown as Partial<PostureFacts>;
  expect(() => reviewer.update(wrong, LAWFUL_NOW)).toThrow(FactsError);
  expect(() => reviewer.update({ siting: null } as unknown as Partial<PostureFacts>, LAWFUL_NOW)).toThrow(
    FactsError,
  );
  expect(() => reviewer.update({}, Number.NaN)).toThrow(FactsError);
  expect(reviewer.rows).toBe(before);
  expect(reviewer.update({}, LAWFUL_NOW)).toEqual([]);
});
