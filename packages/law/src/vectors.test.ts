import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Act, FactsError, authorize, findings } from './index.ts';
import { epoch } from './instant.ts';

const ROOT = join(import.meta.dirname, '../../../vectors/law');

const Patch = z.array(
  z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('remove'), path: z.string() }),
    z.strictObject({ op: z.enum(['add', 'replace']), path: z.string(), value: z.json() }),
  ]),
);
const Common = {
  description: z.string().min(1),
  now: z.iso.datetime({ offset: true }),
  act: Act,
  base: z.enum(['base', 'base-identify', 'base-child', 'base-public']),
  patch: Patch,
};
const Case = z.union([
  z.strictObject({
    ...Common,
    requirement: z.string(),
    expect: z.strictObject({
      permitted: z.boolean(),
      broken: z.array(z.strictObject({ code: z.string(), requirement: z.string() })),
    }),
  }),
  z.strictObject({
    ...Common,
    expect: z.strictObject({ error: z.literal('facts_malformed'), paths: z.array(z.string()) }),
  }),
]);
type Case = z.infer<typeof Case>;

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

/** RFC 6902: `add`, `replace`, `remove` on members of objects and existing elements of arrays. */
function patched(document: unknown, patch: z.infer<typeof Patch>): unknown {
  for (const { path, ...operation } of patch) {
    const steps = path.slice(1).split('/');
    const last = steps.pop() ?? '';
    let at = document as Record<string, unknown>;
    for (const step of steps) at = at[step] as Record<string, unknown>;
    if (operation.op !== 'add' && !(last in at)) throw new Error(`nothing at ${path}`);
    if (operation.op === 'remove') delete at[last];
    else at[last] = operation.value;
  }
  return document;
}

/** Vectors of dates and numbers have shapes of their own; tests beside those folders run them. */
const NOT_OF_THE_GATE = new Set(['time', 'counting']);
const slices = readdirSync(ROOT, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && !NOT_OF_THE_GATE.has(entry.name),
);
const files = slices.flatMap(({ name }) => readdirSync(join(ROOT, name)).map((file) => `${name}/${file}`));
const all = files.map((file) => ({ file, cases: z.array(Case).min(1).parse(read(file)) }));

function decide({ act, base, patch, now }: Case): Case['expect'] {
  const facts = patched(read(`${base}.json`), patch);
  try {
    // What a caller in another language would send: facts of no known type.
    const decision = authorize(act, facts as Parameters<typeof authorize>[1], epoch(now));
    if (decision.permitted) return { permitted: true, broken: [] };
    return {
      permitted: false,
      broken: decision.broken.map(({ code, requirement }) => ({ code, requirement })),
    };
  } catch (error) {
    if (!(error instanceof FactsError) || error.code !== 'facts_malformed') throw error;
    return { error: error.code, paths: [...error.paths] };
  }
}

for (const { file, cases } of all) {
  describe(file, () => {
    test.each(cases)('$description', (vector) => {
      expect(decide(vector)).toEqual(vector.expect);
    });
  });
}

test('every finding has a vector that breaks it, and its row one that holds', () => {
  const judged = all.flatMap(({ cases }) => cases).filter((vector) => 'requirement' in vector);
  const codes = new Set(
    judged.flatMap((vector) =>
      'broken' in vector.expect ? vector.expect.broken.map(({ code }) => code) : [],
    ),
  );
  expect([...codes].toSorted()).toEqual(Object.keys(findings).toSorted());
  const rows = new Set(Object.values(findings).map(({ requirement }) => requirement));
  for (const row of rows) {
    const outcomes = judged
      .filter((vector) => vector.requirement === row)
      .map((vector) => 'permitted' in vector.expect && vector.expect.permitted);
    expect({ row, outcomes: new Set(outcomes) }).toEqual({ row, outcomes: new Set([true, false]) });
  }
});
