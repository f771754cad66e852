import type { AssessmentContent, PurposeObserved } from '@consentry/contract';
import {
  type AssessmentGuide,
  type BiText,
  type CivilDate,
  MeasureName,
  QuestionName,
  beginGuide,
  contentOfGuide,
  guideMeasures,
  guideQuestions,
  howOf,
  isPrefilled,
  typicalOf,
} from '@consentry/law';

const EXAMPLE = '示例。 Example.';
const UNTESTED = '示例，没有测过。 An example: untested.';
const REMAINS: BiText = {
  'zh-CN': '没有活体检测：照片可能骗过设备。',
  en: 'There is no liveness check: a photo may pass.',
};

/**
 * Writes the guided assessment of the made-up door: every line says that it is an example, and a measure that this
 * software does not have is not taken.
 *
 * @param observed what the running system answers
 * @param today the day on which the made-up tests were done
 */
export function exampleAssessment({ observed, as_of }: PurposeObserved, today: CivilDate): AssessmentContent {
  const begun = beginGuide('office');
  const measures = begun.measures.map((one): AssessmentGuide['measures'][number] => {
    const how = howOf(one.measure);
    if (how === null) return { ...one, decision: 'not_taken', words: UNTESTED };
    const document = `example-test-${one.measure}`;
    return {
      measure: one.measure,
      decision: 'taken',
      words: said(how),
      effective: true,
      evidence: [{ kind: 'test', document, tested_on: today, result: 'works', what: EXAMPLE }],
    };
  });
  const taken = new Set(
    measures.filter(({ decision }) => decision === 'taken').map(({ measure }) => measure),
  );
  const guide: AssessmentGuide = {
    ...begun,
    measures,
    prefilled: observed.flatMap(({ name, value, path }) =>
      isPrefilled(name) && value !== null ? [{ name, value, path, read_at: as_of }] : [],
    ),
    answers: QuestionName.options.map((question) => ({
      question,
      judged: guideQuestions[question].isJudged ? true : null,
      words: EXAMPLE,
    })),
    hazards: begun.hazards.map(({ hazard }) => ({
      hazard,
      considered: true,
      words: said(typicalOf('office', hazard)),
      before: { severity: 4, likelihood: 3 },
      after: MeasureName.options
        .filter((measure) => taken.has(measure) && guideMeasures[measure].against.includes(hazard))
        .slice(0, 2)
        .map((measure, at) => ({ measure, rating: { severity: 3 - at, likelihood: 2 - at } })),
    })),
    no_views_because: EXAMPLE,
  };
  return {
    ...contentOfGuide(guide),
    bias: null,
    recipient_organisation_ids: [],
    remaining_risks: [REMAINS],
    guide,
  };
}

function said(text: BiText): string {
  return `${EXAMPLE} ${text['zh-CN']} ${text.en}`;
}
