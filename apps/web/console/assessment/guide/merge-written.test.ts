import { type AssessmentGuide, QuestionName, beginGuide } from '@consentry/law';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Written, withAnswer, withMeasure } from './guide-state.ts';
import { mergeWritten } from './merge-written.ts';

const clean: Written = {
  guide: beginGuide('door'),
  remaining: [],
  bias: null,
  recipients: [],
  incident: null,
};
const withGuide = (part: Partial<AssessmentGuide>, one = clean): Written => ({
  ...one,
  guide: { ...one.guide, ...part },
});
const answering = (questions: readonly QuestionName[], words: string): Written =>
  questions.reduce(
    (one, question) => withGuide(withAnswer(one.guide, { question, judged: null, words }), one),
    clean,
  );

test('of two who wrote at once nothing is lost: where both wrote it is mine, else whoever wrote', () => {
  const some = fc.uniqueArray(fc.constantFrom(...QuestionName.options));
  fc.assert(
    fc.property(some, some, (mine, theirs) => {
      const { answers } = mergeWritten(clean, answering(mine, 'mine'), answering(theirs, 'theirs')).guide;
      const said = new Map(answers.map(({ question, words }) => [question, words]));
      for (const question of QuestionName.options)
        expect(said.get(question)).toBe(
          mine.includes(question) ? 'mine' : theirs.includes(question) ? 'theirs' : undefined,
        );
    }),
  );
});

test('a measure, a view and a line of mine stand beside theirs, and what I took away stays away', () => {
  const [first, second, ...others] = clean.guide.measures;
  if (first === undefined || second === undefined) throw new Error('The template names measures.');
  const mine: Written = { ...withGuide({ measures: [second, ...others] }), incident: 'incident-1' };
  const theirs = withGuide(withMeasure(clean.guide, { ...second, decision: 'taken' }));
  const { guide, incident } = mergeWritten(clean, mine, theirs);
  expect(incident).toBe('incident-1');
  expect(guide.measures.map(({ measure }) => measure)).not.toContain(first.measure);
  expect(guide.measures[0]).toMatchObject({ measure: second.measure, decision: 'taken' });
});
