import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Filed, contradicted, register, reviewFiling, substantiveChange } from '../index.ts';
import { epoch } from '../instant.ts';
import { civilDate } from '../time/index.ts';
import { isCreditCode } from './credit-code.ts';

const FOLDER = join(import.meta.dirname, '../../../../vectors/law/filing/filed');

interface Patch {
  readonly op: 'replace';
  readonly path: string;
  readonly value: unknown;
}
interface ReviewCase {
  readonly description: string;
  readonly now: string;
  readonly patch: readonly Patch[];
  readonly expect: {
    readonly missing: ReadonlyArray<{ readonly code: string }>;
    readonly contradictions: ReadonlyArray<{ readonly code: string }>;
  };
}
interface ChangeCase {
  readonly description: string;
  readonly changed_on: string;
  readonly patch: readonly Patch[];
  readonly expect: { readonly changes: readonly unknown[]; readonly due: string | null };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
}

/** RFC 6902, `replace` alone. */
function filed(patch: readonly Patch[]): Filed {
  const document = read('base.json') as Record<string, unknown>;
  for (const { path, value } of patch) {
    const steps = path.slice(1).split('/');
    const last = steps.pop() ?? '';
    const at = steps.reduce((place, step) => place[step] as Record<string, unknown>, document);
    if (!(last in at)) throw new Error(`nothing at ${path}`);
    at[last] = value;
  }
  return Filed.parse(document);
}

const reviews = read('review.json') as readonly ReviewCase[];

describe('reviewFiling', () => {
  test.each(reviews)('$description', ({ now, patch, expect: expected }) => {
    const handedIn = filed(patch);
    const { missing, contradictions } = reviewFiling(handedIn, epoch(now));
    expect({
      missing: missing.map(({ document, lapse: { finding } }) => ({
        document,
        code: finding.code,
        requirement: finding.requirement,
      })),
      contradictions: contradictions.map(({ finding: { code, requirement }, fact }) => ({
        code,
        requirement,
        path: fact.path,
      })),
    }).toEqual(expected);
  });

  /** What an authority wants to be told of first, each planted by a case above. */
  const TWELVE = [
    'retention longer than the notice tells',
    'sent over the internet without the consent to it',
    'no other way at a place',
    'two devices of fourteen in a public place without a sign',
    'a device in a changing room, whatever the basis',
    'an assessment of the version before',
    'children, and no rules for them',
    'fewer persons than the largest scenario',
    'the notice does not tell of a recipient',
    'the report is kept two years',
    'a party without an agreement',
    'a purpose that is not in force',
  ];

  test('twelve contradictions in one filing are all told, each by its row and by the two facts it lies between', () => {
    const planted = TWELVE.map((name) => reviews.find(({ description }) => description === name));
    const whole = filed(planted.flatMap((one) => one?.patch ?? []));
    const { missing, contradictions } = reviewFiling(whole, epoch('2026-03-16T10:00:00+08:00'));
    expect(missing).toEqual([]);
    const told = contradictions.map(({ finding }) => finding);
    const codes = told.map(({ code }) => code);
    const wanted = planted.flatMap((one) => one?.expect.contradictions ?? []);
    expect(wanted).toHaveLength(TWELVE.length);
    expect(codes).toEqual(expect.arrayContaining(wanted.map(({ code }) => code)));
    expect(told.filter(({ requirement }) => !(requirement in register))).toEqual([]);
    for (const lapse of contradictions) {
      const [own, other] = contradicted(whole, lapse);
      expect([lapse.finding.code, own]).toEqual([lapse.finding.code, lapse.fact]);
      expect([lapse.finding.code, other?.path]).toEqual([lapse.finding.code, expect.stringMatching(/^\//)]);
      expect(other?.path).not.toBe(own?.path);
    }
  });

  test('of every contradiction there is, the other fact stands in what was filed', () => {
    for (const { now, patch } of reviews) {
      const whole = filed(patch);
      for (const lapse of reviewFiling(whole, epoch(now)).contradictions) {
        const facts = contradicted(whole, lapse);
        expect([lapse.finding.code, facts.length]).toEqual([lapse.finding.code, 2]);
      }
    }
  });
});

describe('substantiveChange', () => {
  test.each(read('change.json') as readonly ChangeCase[])(
    '$description',
    ({ changed_on, patch, expect: expected }) => {
      const { changes, substantive, deadline } = substantiveChange(
        filed([]).facts,
        filed(patch).facts,
        civilDate(changed_on),
      );
      expect(
        changes.map(({ field, scenario, path, substantive: is }) => ({
          field,
          scenario,
          path,
          substantive: is,
        })),
      ).toEqual(expected.changes);
      expect(substantive).toBe(expected.due !== null);
      expect(deadline?.end.certainty === 'firm' ? deadline.end.date : null).toBe(expected.due);
    },
  );
});

test('a credit code is told by its check character', () => {
  const code = filed([]).facts.processor.credit_code ?? '';
  expect(isCreditCode(code)).toBe(true);
  for (let at = 0; at < code.length; at += 1) {
    const other = code[at] === '7' ? '8' : '7';
    expect(isCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
  }
  expect(isCreditCode('91350100M000100Y43')).toBe(true);
});
