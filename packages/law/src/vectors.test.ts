import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  FaceAct,
  FactsError,
  OrganisationalAct,
  PostureFacts,
  PostureState,
  authorize,
  civilDateAt,
  deadlineRules,
  type RegisterId,
  type RowReview,
  findings,
  openDeadlines,
  register,
  review,
} from './index.ts';
import { LAWFUL_NOW, lawfulPosture } from './lawful-facts.ts';
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
  patch: Patch,
};
const Answer = z.strictObject({
  permitted: z.boolean(),
  broken: z.array(z.strictObject({ code: z.string(), requirement: z.string() })),
});
const FACE_BASES = ['base', 'base-identify', 'base-child', 'base-public'] as const;
const Unusable = z.strictObject({
  error: z.enum(['facts_malformed', 'facts_contradictory']),
  paths: z.array(z.string()),
});
/** An act on a face. */
const FaceCase = z.strictObject({
  ...Common,
  requirement: z.string().optional(),
  act: FaceAct,
  base: z.enum(FACE_BASES),
  expect: z.union([Answer, Unusable]),
});
/** An act of an organisation. */
const OrganisationalCase = z.strictObject({
  ...Common,
  requirement: z.string().optional(),
  act: OrganisationalAct,
  base: z.literal('posture'),
  target: z.record(z.string(), z.json()),
  expect: z.union([Answer, Unusable]),
});
/** The posture of one row. */
const ReviewCase = z.strictObject({
  ...Common,
  requirement: z.string().refine((id) => id in register),
  base: z.literal('posture'),
  expect: z.union([z.strictObject({ state: PostureState, codes: z.array(z.string()) }), Unusable]),
});
const Case = z.union([FaceCase, OrganisationalCase, ReviewCase]);
type Case = z.infer<typeof Case>;

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

/** RFC 6902: `add`, `replace`, `remove` on members of objects and elements of arrays. */
function patched(document: unknown, patch: z.infer<typeof Patch>): unknown {
  for (const { path, ...operation } of patch) {
    const steps = path.slice(1).split('/');
    const last = steps.pop() ?? '';
    let at = document as Record<string, unknown>;
    for (const step of steps) at = at[step] as Record<string, unknown>;
    if (operation.op !== 'add' && !(last in at)) throw new Error(`nothing at ${path}`);
    if (Array.isArray(at)) {
      const index = last === '-' ? at.length : Number(last);
      at.splice(
        index,
        operation.op === 'add' ? 0 : 1,
        ...(operation.op === 'remove' ? [] : [operation.value]),
      );
    } else if (operation.op === 'remove') delete at[last];
    else at[last] = operation.value;
  }
  return document;
}

/** Vectors of dates and numbers have shapes of their own; tests beside those folders run them. */
const NOT_OF_THE_GATE = new Set(['time', 'counting', 'posture']);
const slices = readdirSync(ROOT, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && !NOT_OF_THE_GATE.has(entry.name),
);
const files = slices.flatMap(({ name }) =>
  readdirSync(join(ROOT, name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${name}/${file}`),
);
const all = files.map((file) => ({ file, cases: z.array(Case).min(1).parse(read(file)) }));

/** Facts of an answer that do not stand where it says, or not with that value (RFC 6901). */
function wrongPointers({ facts, found, unknown }: RowReview, document: unknown): readonly string[] {
  const named = [...facts, ...unknown, ...found.flatMap((one) => one.facts)];
  return named.flatMap(({ path, value }) => {
    const at = path
      .split('/')
      .slice(1)
      // Below what is not known or not there, nothing is known.
      .reduce<unknown>((place, step) => (place === null ? null : (place as Pointed)?.[step]), document);
    if (at === undefined) return [path];
    // Of a list or a group the answer says how many, or which.
    const told = (typeof at === 'object' && at !== null) || Object.is(at, value) || isSaidShorter(at, value);
    return told ? [] : [`${path}: ${String(value)}`];
  });
}

type Pointed = Readonly<Record<string, unknown>> | undefined;

/** A text of people is not repeated, only whether it is there; of an instant the day may be told. */
function isSaidShorter(at: unknown, value: unknown): boolean {
  if (typeof at !== 'string') return false;
  if (value === true || value === null) return (value === true) === (at.trim() !== '');
  return /^\d{4}-\d\d-\d\dT/.test(at) && civilDateAt(epoch(at)) === value;
}

/** What callers in other languages send: facts of no known type. */
type Untyped = (act: string, facts: unknown, now: number) => ReturnType<typeof authorize>;

function answer(vector: Case): unknown {
  const now = epoch(vector.now);
  const facts = patched(
    vector.base === 'posture' ? lawfulPosture() : read(`${vector.base}.json`),
    vector.patch,
  );
  if (!('act' in vector)) {
    const [row] = review(facts, now, [vector.requirement as RegisterId]);
    if (row !== undefined) expect(wrongPointers(row, facts)).toEqual([]);
    return { state: row?.state, codes: row?.found.map(({ finding }) => finding.code) };
  }
  const input = vector.base === 'posture' ? { facts, target: vector.target } : facts;
  const decision = (authorize as Untyped)(vector.act, input, now);
  if (decision.permitted) return { permitted: true, broken: [] };
  return {
    permitted: false,
    broken: decision.broken.map(({ code, requirement }) => ({ code, requirement })),
  };
}

function decide(vector: Case): unknown {
  try {
    return answer(vector);
  } catch (error) {
    if (!(error instanceof FactsError) || !error.code.startsWith('facts_')) throw error;
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

/** Codes that an answer names. */
function codesOf({ expect: expected }: Case): readonly string[] {
  if ('broken' in expected) return expected.broken.map(({ code }) => code);
  return 'codes' in expected ? expected.codes : [];
}

/** Whether the row of a case holds by it; `null` where the case is about facts that cannot be judged. */
function holds({ expect: expected }: Case): boolean | null {
  if ('permitted' in expected) return expected.permitted;
  if (!('state' in expected)) return null;
  if (expected.state === 'met') return true;
  return expected.state === 'broken' || expected.state === 'at-risk' ? false : null;
}

/** Codes of the vectors of filings, which a test beside that slice runs. */
function codesOfFilings(): readonly string[] {
  const Coded = z.array(z.object({ code: z.string() }));
  const cases = z
    .array(z.object({ expect: z.object({ missing: Coded, contradictions: Coded }) }))
    .parse(read('filing/filed/review.json'));
  return cases.flatMap(({ expect: { missing, contradictions } }) =>
    [...missing, ...contradictions].map(({ code }) => code),
  );
}

test('every finding has a vector that gives it', () => {
  const codes = new Set([...all.flatMap(({ cases }) => cases).flatMap(codesOf), ...codesOfFilings()]);
  expect(Object.keys(findings).filter((code) => !codes.has(code))).toEqual([]);
  // Of any row: what a person judged, and what nobody knows.
  expect([...codes].filter((code) => !(code in findings)).toSorted()).toEqual([
    'fact_unknown',
    'judged_not_met',
  ]);
});

test('every row has a case that holds and one that breaks', () => {
  const rows = Object.keys(register);
  expect(rows).toHaveLength(125);
  const cases = all.flatMap(({ cases: some }) => some);
  const outcomes = rows.map((row) => ({
    row,
    outcomes: new Set(cases.filter(({ requirement }) => requirement === row).map(holds)),
  }));
  expect(outcomes.filter(({ outcomes: seen }) => !seen.has(true) || !seen.has(false))).toEqual([]);
});

test('every clock of a processor runs in the one list, in some case', () => {
  const runs = (kind: string, row: string): boolean =>
    all
      .flatMap(({ cases }) => cases)
      .filter(({ base, requirement }) => base === 'posture' && requirement === row)
      .some(({ patch, now }) => {
        const facts = PostureFacts.safeParse(patched(lawfulPosture(), patch));
        return (
          facts.success && openDeadlines(facts.data, epoch(now)).some((one) => one.deadline.kind === kind)
        );
      });
  // Hours of two operators run in the test beside the list; one is a department's; records are only kept.
  const others = /^(?:incident_(?:critical_infrastructure|central_organ)|authority_complaint|records)$/;
  const missing = Object.entries(deadlineRules).filter(
    ([kind, { row }]) => !others.test(kind) && !runs(kind, row),
  );
  expect(missing).toEqual([]);
});

test('in the lawful state every row is met or does not apply', () => {
  const rows = review(lawfulPosture(), LAWFUL_NOW).filter(
    ({ state }) => state !== 'met' && state !== 'not-applicable',
  );
  expect(
    rows.map(({ requirement, state, found, unknown }) => ({ requirement, state, found, unknown })),
  ).toEqual([]);
});
