import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAWFUL_NOW, lawfulPosture } from '../lawful-facts.ts';
import { PostureFacts } from '../posture/posture-facts.ts';
import { register } from '../register/index.ts';
import {
  AssessmentGuide,
  type Evidence,
  Harm,
  Hazard,
  MeasureName,
  QuestionName,
  type Running,
  TemplateName,
  beginGuide,
  changedReadings,
  changesToReassess,
  contentOfGuide,
  guideMeasures,
  guideTemplates,
  howOf,
  isPrefilled,
  observe,
  observedTexts,
  observedWords,
  openOf,
  opinionOpen,
  pointsOf,
  remainsOf,
  suggestTemplate,
  typicalOf,
} from './index.ts';

const VECTOR = join(import.meta.dirname, '../../../../vectors/assessment/guide.json');
const complete = (): AssessmentGuide => AssessmentGuide.parse(JSON.parse(readFileSync(VECTOR, 'utf8')));
const remaining_risks = [{ 'zh-CN': '照片可能骗过设备。', en: 'A photo may pass.' }];
const PURPOSE = 'staff-locker';
const facts = PostureFacts.parse(lawfulPosture());
const OBSERVED = observe(facts, PURPOSE);
const at = new Date(LAWFUL_NOW).toISOString();

/** The complete guide with every answer that the running system gives. */
function prefilled(observed = OBSERVED): AssessmentGuide {
  const read = observed.filter(({ name, value }) => isPrefilled(name) && value !== null);
  return {
    ...complete(),
    prefilled: read.map(({ name, value, path }) => ({ name, value, path, read_at: at })),
  };
}

const running = (observed = OBSERVED): Running => ({ observed, rows: new Map() });
const codes = (guide: AssessmentGuide, now: Running | null = running()) =>
  openOf({ guide, remaining_risks }, now).map(({ code, about }) => `${code} ${about}`.trim());

describe('templates', () => {
  test.each(TemplateName.options)(
    '%s judges nothing, and everything in it is still to be considered',
    (name) => {
      const guide = AssessmentGuide.parse(beginGuide(name));
      const open = codes(guide, null);
      for (const hazard of Hazard.options) expect(open).toContain(`hazard_not_considered ${hazard}`);
      for (const measure of guideTemplates[name].measures)
        expect(open).toContain(`measure_undecided ${measure}`);
      const content = contentOfGuide(guide);
      expect(content).toMatchObject({ risks: [], mitigation_works: null, protection_is: [], treats: [] });
      expect(Object.values(content.parts).map(({ risk, residual_risk }) => [risk, residual_risk])).toEqual(
        Array.from({ length: 4 }, () => [null, null]),
      );
    },
  );

  test('the kind of place is suggested by who comes and what for; there are words for every hazard', () => {
    const of = (use: string, ...audience: Parameters<typeof suggestTemplate>[0]['audience']) =>
      suggestTemplate({ use, audience });
    expect([
      of('access', 'staff', 'pupils'),
      of('payment', 'customers'),
      of('admission', 'public'),
      of('access', 'guests', 'staff'),
      of('access', 'residents', 'staff'),
      of('access', 'staff'),
      of('access', 'visitors'),
    ]).toEqual(['school', 'bank_counter', 'event', 'hotel', 'residence', 'office', 'door']);
    for (const template of [null, ...TemplateName.options])
      for (const hazard of Hazard.options) expect(typicalOf(template, hazard)['zh-CN']).not.toBe('');
    // Nothing is suggested that only a test can tell.
    expect([howOf('attack_detection'), howOf('equal_accuracy')]).toEqual([null, null]);
  });

  test('a school asks about children, and every row and measure that is named exists', () => {
    expect(guideTemplates.school.measures).toEqual(
      expect.arrayContaining(['guardian_consent', 'children_rules']),
    );
    for (const { rows } of Object.values(guideMeasures))
      for (const row of rows) expect(Object.keys(register)).toContain(row);
    // Every hazard has something that can be done against it.
    const against = new Set(Object.values(guideMeasures).flatMap((one) => one.against));
    expect(Hazard.options.filter((hazard) => !against.has(hazard))).toEqual([]);
    expect(Harm.options).toHaveLength(8);
  });
});

test('a complete guide has nothing open, and gives the four contents that the law asks for', () => {
  const guide = prefilled();
  expect(codes(guide)).toEqual([]);
  const content = contentOfGuide(guide);
  expect(content.risks).toHaveLength(7);
  expect(content).toMatchObject({
    mitigation_works: true,
    protection_is: ['lawful', 'effective', 'commensurate'],
    treats: ['monitoring', 'discrimination', 'privacy', 'leaks'],
    parts: { impact: { risk: 12, residual_risk: 4 }, risks: { risk: 12, residual_risk: 4 } },
  });
  for (const { evidence } of Object.values(content.parts)) expect(evidence.length).toBeGreaterThan(0);
});

test('whatever one thing is taken from a complete guide, it is named, and nothing else is wrong before', () => {
  const guide = prefilled();
  const taken = guide.measures.filter(({ decision }) => decision === 'taken');
  const faults = fc.oneof(
    fc.constantFrom(...QuestionName.options).map((question) => ({
      about: question,
      guide: { ...guide, answers: guide.answers.filter((one) => one.question !== question) },
    })),
    fc.constantFrom(...Hazard.options).map((hazard) => ({
      about: hazard,
      guide: {
        ...guide,
        hazards: guide.hazards.map((one) => (one.hazard === hazard ? { ...one, considered: false } : one)),
      },
    })),
    fc
      .tuple(
        fc.constantFrom(...taken.map(({ measure }) => measure)),
        fc.constantFrom<Partial<AssessmentGuide['measures'][number]>>(
          { evidence: [] },
          { effective: null },
          { effective: false },
          { words: ' ' },
          { decision: 'from_template' },
        ),
      )
      .map(([measure, change]) => ({
        about: measure,
        guide: {
          ...guide,
          measures: guide.measures.map((one) => (one.measure === measure ? { ...one, ...change } : one)),
        },
      })),
    fc.constantFrom(...guide.prefilled.map(({ name }) => name)).map((name) => ({
      about: name,
      guide: {
        ...guide,
        prefilled: guide.prefilled.map((one) => (one.name === name ? { ...one, value: 'another' } : one)),
      },
    })),
  );
  fc.assert(
    fc.property(faults, (fault) => {
      const open = openOf({ guide: fault.guide, remaining_risks }, running());
      expect(open.map(({ about }) => about)).toContain(fault.about);
    }),
    { numRuns: 200 },
  );
});

const evidence = (name: 'ways_live' | 'turned_away', value: number): Evidence => ({
  kind: 'observed',
  name,
  value,
  path: '',
  read_at: at,
});

test('a measure rests on what the system shows now, not on what it showed when somebody ticked it', () => {
  const guide = prefilled();
  const shownBy = (shown: readonly Evidence[]): AssessmentGuide => ({
    ...guide,
    measures: guide.measures.map((one) =>
      one.measure === 'other_ways' ? { ...one, evidence: [...shown] } : one,
    ),
  });
  const now = (holds: boolean | null): Running => ({
    ...running(),
    observed: running().observed.map((one) => (one.name === 'ways_live' ? { ...one, holds } : one)),
  });
  const live = shownBy([evidence('ways_live', 2)]);
  expect(codes(live, now(true))).toEqual([]);
  expect(codes(live, now(null))).toEqual(['measure_without_evidence other_ways']);
  expect(codes(live, now(false))).toEqual([
    'measure_without_evidence other_ways',
    'evidence_against other_ways',
  ]);
  const row: Evidence = { kind: 'row', row: 'R10.1', state: 'met', path: '', value: null, read_at: at };
  const judged = (state: 'met' | 'broken' | 'needs-human'): Running => ({
    ...running(),
    rows: new Map([['R10.1', state]]),
  });
  expect(codes(shownBy([row]), judged('met'))).toEqual([]);
  expect(codes(shownBy([row]), judged('needs-human'))).toEqual(['measure_without_evidence other_ways']);
  expect(codes(shownBy([row]), judged('broken'))).toContain('evidence_against other_ways');
  const [failed] = complete().measures[0]?.evidence ?? [];
  if (failed?.kind !== 'test') throw new Error('The vector has tests.');
  expect(codes(shownBy([{ ...failed, result: 'does_not_work' }]))).toContain('evidence_against other_ways');
  // Whoever chooses only what looks well does not get round what the system shows.
  expect(codes(shownBy([failed]), now(true))).toEqual([]);
  expect(codes(shownBy([failed]), now(false))).toEqual(['evidence_against other_ways']);
});

test('a prefilled answer that is another now is found; what nobody knows any more has not changed', () => {
  const observed = OBSERVED;
  const guide = prefilled(observed);
  expect(changedReadings(guide, observed)).toEqual([]);
  fc.assert(
    fc.property(fc.constantFrom(...guide.prefilled.map(({ name }) => name)), (name) => {
      const other = observed.map((one) => (one.name === name ? { ...one, value: 'another' } : one));
      expect(changedReadings(guide, other)).toMatchObject([{ name, now: 'another' }]);
      const unknown = observed.map((one) => (one.name === name ? { ...one, value: null } : one));
      expect(changedReadings(guide, unknown)).toEqual([]);
    }),
  );
});

test('a minor technical change is one of algorithm, threshold or capture areas, and only where an assessor says so', () => {
  const guide = prefilled();
  const names = guide.prefilled.map(({ name }) => name);
  fc.assert(
    fc.property(fc.subarray(names, { minLength: 1 }), fc.boolean(), (altered, isMarked) => {
      const other = OBSERVED.map((one) => (altered.includes(one.name) ? { ...one, value: 'another' } : one));
      const mayBe = altered.every((name) => ['algorithm', 'threshold', 'capture_areas'].includes(name));
      const changes = changesToReassess(guide, other, isMarked).map(({ name }) => name);
      expect(changes.toSorted()).toEqual(isMarked && mayBe ? [] : altered.toSorted());
    }),
  );
});

test('ratings: what remains is what the last measure leaves, and no measure makes it worse', () => {
  const rating = fc.record({
    severity: fc.integer({ min: 1, max: 5 }),
    likelihood: fc.integer({ min: 1, max: 5 }),
  });
  const guide = prefilled();
  fc.assert(
    fc.property(rating, fc.array(rating, { maxLength: 3 }), (before, after) => {
      const [first, ...others] = guide.hazards;
      if (first === undefined) throw new Error('The vector rates hazards.');
      const rated = {
        ...first,
        before,
        after: after.map((one) => ({ measure: 'other_ways' as const, rating: one })),
      };
      const falls = [before, ...after]
        .map(pointsOf)
        .every((points, index, all) => index === 0 || points <= (all[index - 1] ?? 0));
      const open = codes({ ...guide, hazards: [rated, ...others] });
      expect(open.includes(`rating_rises ${first.hazard}`)).toBe(!falls);
      const left = remainsOf(rated);
      expect(left).toEqual(after.at(-1) ?? before);
      if (falls && left !== null) expect(pointsOf(left)).toBeLessThanOrEqual(pointsOf(before));
    }),
    { numRuns: 100 },
  );
});

test('an opinion counts for the very report that it is of', () => {
  const report = 'a'.repeat(64);
  const of = (advice: 'begin' | 'begin_after_changes' | 'do_not_begin', read = report) =>
    opinionOpen({ advice, report: read }, report).map(({ code }) => code);
  expect(opinionOpen(null, report).map(({ code }) => code)).toEqual(['opinion_missing']);
  const other = of('begin', 'b'.repeat(64));
  expect([of('begin'), other, of('begin_after_changes'), of('do_not_begin')]).toEqual([
    [],
    ['opinion_of_other'],
    ['opinion_wants_mending'],
    ['opinion_against'],
  ]);
});

test('whoever from outside took part has a name, and nobody need have', () => {
  const open = (part: Pick<AssessmentGuide, 'external'>) =>
    codes({ ...complete(), ...part }, null).filter((code) => code === 'external_unnamed');
  const of = (organisation: string, ...names: string[]) => {
    const people = names.map((name) => ({ name, qualification: '' }));
    return open({ external: { organisation, qualification: '', people } });
  };
  expect([open({}), of('测评中心'), of('', '何静'), of('测评中心', '何静')].flat()).toEqual([]);
  expect([of(''), of('测评中心', ' '), of('', '')].map(({ length }) => length)).toEqual([1, 1, 1]);
});

test('what is read says where it stands, in words of both languages, and unknown shows nothing', () => {
  const observed = OBSERVED;
  expect(observed.map(({ name }) => name)).toEqual(Object.keys(observedTexts));
  for (const { name, value, path, holds } of observed) {
    expect(path).toMatch(/^\//);
    const words = observedWords(name, value);
    expect(words.en + words['zh-CN']).not.toMatch(/undefined|NaN|Infinity/);
    if (value === null) expect(holds).toBeNull();
  }
  const ofNothing = observe(facts, 'nothing of the kind').map(({ name }) => name);
  expect(ofNothing.filter(isPrefilled)).toEqual([]);
  expect(MeasureName.options).toEqual(Object.keys(guideMeasures));
});

test('that nothing went wrong shows nothing where nothing happened yet', () => {
  const zeros = ['kept_past_end', 'used_otherwise', 'returned_too_much', 'faces_in_outages'];
  const kept: PostureFacts['retention']['schedule'][number] = {
    id: 'kept-1',
    ground: null,
    purpose_id: PURPOSE,
    keeps: 'template',
    limit: { unit: 'days', amount: 180 },
    reason: 'memo-1',
    ends_on: ['withdrawn'],
    past_end: 0,
  };
  const holdsOf = (persons: number, verify: number) => {
    const purposes = facts.purpose.purposes.map((one) => ({
      ...one,
      used_otherwise: 0,
      comparisons: {
        by_mode: { verify, identify: 0 },
        mode_unrecorded: 0,
        largest_one_to_one: 1,
        returned_too_much: 0,
      },
    }));
    const by_purpose = facts.consent.by_purpose.map((one) => ({ ...one, persons }));
    const of = {
      ...facts,
      purpose: { ...facts.purpose, purposes },
      consent: { ...facts.consent, by_purpose },
      retention: {
        ...facts.retention,
        schedule: [kept],
      },
    };
    return observe(of, PURPOSE).flatMap(({ name, holds }) => (zeros.includes(name) ? [holds] : []));
  };
  expect(holdsOf(0, 0)).toEqual([null, null, null, null]);
  // Control: where there are persons and comparisons, a zero shows something.
  expect(holdsOf(3, 7)).toEqual([true, true, true, true]);
});
