import type { AssessmentContent } from '@consentry/contract';
import {
  type AssessmentGuide,
  Hazard,
  MeasureName,
  ObservedName,
  QuestionName,
  guideMeasures,
  guideQuestions,
  hazardTexts,
  isPrefilled,
  observedTexts,
  observedWords,
  pointsOf,
} from '@consentry/law';
import type { Line } from '../use-lines.ts';
import { useEvidence } from './evidence.tsx';
import { answerOf } from './guide-state.ts';
import { useGuideWords } from './words.ts';

/** Who from outside took part: the organisation, then each person, with what they are qualified by. */
export function externalLines({ external }: AssessmentGuide): readonly string[] {
  if (external === undefined) return [];
  const { organisation, qualification, people } = external;
  const lines = [[organisation, qualification], ...people.map((one) => [one.name, one.qualification])];
  return lines
    .map((line) => line.filter((text) => text.trim() !== '').join(' · '))
    .filter((line) => line !== '');
}

/** A guide in words, matter by matter in one order, so that two can be compared; nothing where there is no guide. */
export function useGuideLines(): (content: AssessmentContent) => readonly Line[] {
  const { m, pick, date } = useGuideWords();
  const evidence = useEvidence(null);
  return ({ guide, remaining_risks: remaining }) => {
    if (guide === undefined) return [];
    const hazards = new Map(guide.hazards.map((one) => [one.hazard, one]));
    const measures = new Map(guide.measures.map((one) => [one.measure, one]));
    const read = new Map(guide.prefilled.map((one) => [one.name, one]));
    return [
      ...ObservedName.options.filter(isPrefilled).map((name) => {
        const one = read.get(name);
        return {
          term: pick(observedTexts[name]),
          text: one === undefined ? m.notRead : pick(observedWords(name, one.value)),
        };
      }),
      ...QuestionName.options.map((question) => {
        const { judged, words } = answerOf(guide, question);
        const said = judged === null ? '' : judged ? m.judgedYes : m.judgedNo;
        return {
          term: pick(guideQuestions[question].text),
          text: [said, words].filter((text) => text !== '').join('\n') || m.notWritten,
        };
      }),
      ...Hazard.options.map((hazard) => {
        const one = hazards.get(hazard);
        const lines =
          one === undefined || !one.considered
            ? [m.fromTemplate]
            : [
                one.words,
                m.pair(m.before, one.before === null ? m.unrated : m.points(pointsOf(one.before))),
                ...one.after.map(({ measure, rating }) =>
                  m.pair(m.after(pick(guideMeasures[measure].name)), m.points(pointsOf(rating))),
                ),
              ];
        return { term: pick(hazardTexts[hazard].name), text: lines.join('\n') };
      }),
      ...MeasureName.options.map((measure) => {
        const one = measures.get(measure);
        const lines =
          one === undefined
            ? [m.decisions.from_template]
            : [
                m.decisions[one.decision],
                one.words,
                ...one.evidence.map(evidence.words),
                one.effective === null ? '' : one.effective ? m.judgedYes : m.judgedNo,
              ];
        return { term: pick(guideMeasures[measure].name), text: lines.filter(Boolean).join('\n') };
      }),
      {
        term: m.views,
        text:
          guide.views.map(({ group, said, answered }) => `${m.pair(group, said)}\n${answered}`).join('\n') ||
          guide.no_views_because ||
          m.noViews,
      },
      {
        term: m.mends,
        text:
          (guide.mends ?? [])
            .map(({ what, who, until, done_on: done }) =>
              [what, m.mendBy(who, date(until)), done === null ? m.mendOpen : m.mendedOn(date(done))].join(
                ' · ',
              ),
            )
            .join('\n') || m.noMends,
      },
      { term: m.external, text: externalLines(guide).join('\n') || m.noExternal },
      { term: m.remaining, text: remaining.map(pick).join('\n') || m.notWritten },
    ];
  };
}
