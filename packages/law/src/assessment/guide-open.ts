import { type BiText, both } from '../text.ts';
import {
  type AssessmentGuide,
  type Evidence,
  type GuideStep,
  type GuidedMeasure,
  Hazard,
  type MeasureName,
  QuestionName,
  type RatedHazard,
} from './assessment-guide.ts';
import { HAZARDS_OF, contentOfGuide, pointsOf } from './guide-content.ts';
import { guideMeasures } from './guide-measures.ts';
import { guideQuestions } from './guide-questions.ts';
import { isPrefilled, type Observed } from './observe.ts';
import type { ObservedName } from './observed-name.ts';
import type { PostureState } from '../posture/posture-state.ts';

/** Why an assessment cannot be approved yet. */
export const openTexts = {
  reading_missing: both('还没有从运行的系统读取', 'Not read from the running system yet'),
  reading_changed: both('读取之后系统里已经变了', 'It has changed in the system since it was read'),
  question_unanswered: both('没有写', 'Not written yet'),
  question_unjudged: both('没有人判断', 'Nobody has judged it'),
  question_denied: both(
    '评估人的判断是“否”，不能批准',
    'The assessor judged it to be no, so it cannot be approved',
  ),
  hazard_not_considered: both('来自模板，还没有人考虑', 'From the template, and nobody has considered it'),
  hazard_unrated: both('没有评分', 'Not rated'),
  hazard_unwritten: both('没有写会发生什么', 'It is not written what can happen'),
  rating_rises: both('措施之后的风险反而更高', 'After a measure the risk is higher than before'),
  measure_not_taken: both('算上了没有采用的措施', 'It counts on a measure that is not taken'),
  measure_undecided: both(
    '来自模板，还没有决定采用不采用',
    'From the template, and nobody has decided on it',
  ),
  measure_unwritten: both('没有写怎么做，或者为什么不采用', 'It is not written how, or why not'),
  measure_without_evidence: both('没有能说明它有效的证据', 'Nothing shows that it works'),
  evidence_against: both('有证据说明它没有起作用', 'Evidence shows that it does not work'),
  measure_unjudged: both('没有人判断是否有效', 'Nobody has judged whether it works'),
  measure_ineffective: both(
    '判断为无效：请改进，或者不算上它',
    'Judged not to work: mend it, or do not count on it',
  ),
  part_without_evidence: both('这一部分没有证据', 'This part has no evidence'),
  views_missing: both(
    '没有问过受影响的人，也没有写为什么',
    'Nobody affected was asked, and it is not written why',
  ),
  view_unanswered: both('没有写意见怎么处理', 'It is not written what became of a view'),
  remaining_missing: both('没有写还剩下的风险', 'The risks that remain are not written'),
  external_unnamed: both(
    '有外部评估人，但没有写单位或者姓名',
    'Somebody from outside took part, and neither organisation nor name is written',
  ),
  opinion_missing: both('没有个人信息保护负责人的意见', 'The officer’s opinion is missing'),
  opinion_of_other: both('意见给出之后又改过', 'It was changed after the opinion'),
  opinion_wants_mending: both(
    '负责人的意见是改好后再开始：改好并写下，再请给一次意见',
    'The officer advises to begin once mended: mend it, write that down, and ask for another opinion',
  ),
  opinion_against: both('负责人的意见是不应开始', 'The officer advises against beginning'),
} as const satisfies Record<string, BiText>;
export type OpenCode = keyof typeof openTexts;

/** One thing that stands between an assessment and its approval. */
export interface Open {
  readonly code: OpenCode;
  readonly step: GuideStep;
  /** The question, hazard, measure, reading or part it is about; empty for the whole step. */
  readonly about: string;
}

/** How the running system is now. */
export interface Running {
  readonly observed: readonly Observed[];
  readonly rows: ReadonlyMap<string, PostureState>;
}

/** What goes with a guide. */
export interface WithGuide {
  readonly guide: AssessmentGuide;
  readonly remaining_risks: readonly BiText[];
}

/** An opinion as far as approval asks for it. */
export interface OpinionOf {
  readonly advice: 'begin' | 'begin_after_changes' | 'do_not_begin';
  /** Digest of the report that it is of. */
  readonly report: string;
}

/**
 * Lists what is open in an assessment, in the order of the steps: empty, and it can be approved. It never finds
 * that anything is lawful, needed or works; it finds that nobody has said so, or that what was said no longer
 * rests on anything.
 *
 * @param running `null`: what runs now is not looked at
 */
export function openOf({ guide, remaining_risks }: WithGuide, running: Running | null): readonly Open[] {
  return [
    ...(running === null ? [] : readingsOpen(guide, running)),
    ...questionsOpen(guide),
    ...hazardsOpen(guide),
    ...guide.measures.flatMap((one) => measureOpen(one, running)),
    ...partsOpen(guide),
    ...viewsOpen(guide),
    ...(remaining_risks.length > 0 ? [] : [open('remaining_missing', 'conclusion')]),
    ...externalOpen(guide),
  ].toSorted((a, b) => ORDER.indexOf(a.step) - ORDER.indexOf(b.step));
}

/** What of the officer’s opinion is open. @param report digest of the assessment as it is now */
export function opinionOpen(opinion: OpinionOf | null, report: string): readonly Open[] {
  if (opinion === null) return [open('opinion_missing', 'conclusion')];
  if (opinion.report !== report) return [open('opinion_of_other', 'conclusion')];
  if (opinion.advice === 'begin') return [];
  const code = opinion.advice === 'do_not_begin' ? 'opinion_against' : 'opinion_wants_mending';
  return [open(code, 'conclusion')];
}

const ORDER: readonly GuideStep[] = [
  'running',
  'legality',
  'impact',
  'harms',
  'measures',
  'views',
  'conclusion',
];

function open(code: OpenCode, step: GuideStep, about = ''): Open {
  return { code, step, about };
}

/** A prefilled answer that is now another one, and what it was: why an assessment is of something else. */
export interface ReadingChange {
  readonly name: string;
  readonly was: Observed['value'];
  readonly now: Observed['value'];
}

/** Finds prefilled answers that are others now. What nobody knows any more has not changed. */
export function changedReadings(
  { prefilled }: Pick<AssessmentGuide, 'prefilled'>,
  observed: readonly Observed[],
): readonly ReadingChange[] {
  const now = new Map(observed.map((one) => [one.name, one.value]));
  return prefilled.flatMap(({ name, value }) => {
    const current = now.get(name) ?? null;
    return current === null || current === value ? [] : [{ name, was: value, now: current }];
  });
}

/** Readings that a minor technical change may alter: of them alone an assessor can say so (`assessed-changes.ts`). */
const CAN_BE_MINOR: ReadonlySet<string> = new Set(['algorithm', 'threshold', 'capture_areas']);

/**
 * Finds what makes an approved assessment one of something else (§ 第九条第二款, R09.5): the prefilled answers that
 * are others now, unless an assessor marked the configuration as a minor change and nothing else changed.
 */
export function changesToReassess(
  guide: Pick<AssessmentGuide, 'prefilled'>,
  observed: readonly Observed[],
  isMarkedMinor: boolean,
): readonly ReadingChange[] {
  const changes = changedReadings(guide, observed);
  return isMarkedMinor && changes.every(({ name }) => CAN_BE_MINOR.has(name)) ? [] : changes;
}

function readingsOpen(guide: AssessmentGuide, { observed }: Running): readonly Open[] {
  const held = new Set(guide.prefilled.map(({ name }) => name));
  const missing = observed.filter(
    ({ name, value }) => isPrefilled(name) && value !== null && !held.has(name),
  );
  return [
    ...missing.map(({ name }) => open('reading_missing', 'running', name)),
    ...changedReadings(guide, observed).map(({ name }) => open('reading_changed', 'running', name)),
  ];
}

function questionsOpen({ answers }: AssessmentGuide): readonly Open[] {
  const given = new Map(answers.map((one) => [one.question, one]));
  return QuestionName.options.flatMap((question) => {
    const { step, isJudged } = guideQuestions[question];
    const answer = given.get(question);
    const judged = answer?.judged ?? null;
    return [
      ...(isJudged && judged === null ? [open('question_unjudged', step, question)] : []),
      ...(isJudged && judged === false ? [open('question_denied', step, question)] : []),
      ...(isBlank(answer?.words) ? [open('question_unanswered', step, question)] : []),
    ];
  });
}

/** The step on which a hazard is rated. */
function stepOfHazard(hazard: Hazard): GuideStep {
  const has = (part: keyof typeof HAZARDS_OF): boolean =>
    (HAZARDS_OF[part] as readonly Hazard[]).includes(hazard);
  return has('legality') ? 'legality' : has('impact') ? 'impact' : has('risks') ? 'harms' : 'measures';
}

function hazardsOpen(guide: AssessmentGuide): readonly Open[] {
  const rated = new Map(guide.hazards.map((one) => [one.hazard, one]));
  const taken = new Set(
    guide.measures.filter(({ decision }) => decision === 'taken').map(({ measure }) => measure),
  );
  return Hazard.options.flatMap((hazard) => {
    const step = stepOfHazard(hazard);
    const one = rated.get(hazard);
    if (one === undefined || !one.considered) return [open('hazard_not_considered', step, hazard)];
    return [
      ...(one.before === null ? [open('hazard_unrated', step, hazard)] : []),
      ...(isBlank(one.words) ? [open('hazard_unwritten', step, hazard)] : []),
      ...(rises(one) ? [open('rating_rises', step, hazard)] : []),
      ...(one.after.some(({ measure }) => !taken.has(measure))
        ? [open('measure_not_taken', step, hazard)]
        : []),
    ];
  });
}

/** Whether some measure makes it worse than it was before. */
function rises({ before, after }: RatedHazard): boolean {
  if (before === null) return false;
  const points = [before, ...after.map(({ rating }) => rating)].map(pointsOf);
  return points.some((now, at) => at > 0 && now > (points[at - 1] ?? 0));
}

/** Whether a piece of evidence shows that a measure works, now; `null` where it shows nothing. */
export function evidenceHolds(evidence: Evidence, running: Running | null): boolean | null {
  switch (evidence.kind) {
    case 'test':
      return evidence.result === 'works';
    case 'row': {
      const state = running === null ? evidence.state : (running.rows.get(evidence.row) ?? null);
      if (state === 'met') return true;
      return state === 'broken' || state === 'at-risk' ? false : null;
    }
    case 'observed':
      if (running === null) return null;
      return running.observed.find(({ name }) => name === evidence.name)?.holds ?? null;
  }
}

function measureOpen(one: GuidedMeasure, running: Running | null): readonly Open[] {
  const { measure, decision, effective, evidence } = one;
  const about = (code: OpenCode): Open => open(code, 'measures', measure satisfies MeasureName);
  if (decision === 'from_template') return [about('measure_undecided')];
  const unwritten = isBlank(one.words) ? [about('measure_unwritten')] : [];
  if (decision === 'not_taken') return unwritten;
  const holds = evidence.map((shown) => evidenceHolds(shown, running));
  const shows = running === null ? evidence.length > 0 : holds.includes(true);
  // What the system shows against a measure counts, whether or not somebody chose it.
  const { shown } = guideMeasures[measure];
  const isRefuted = running?.observed.some(
    ({ name, holds: held }) => held === false && (shown as readonly ObservedName[]).includes(name),
  );
  return [
    ...unwritten,
    ...(shows ? [] : [about('measure_without_evidence')]),
    ...(isRefuted === true || holds.includes(false) ? [about('evidence_against')] : []),
    ...(effective === null ? [about('measure_unjudged')] : []),
    ...(effective === false ? [about('measure_ineffective')] : []),
  ];
}

const STEP_OF_PART = {
  legality: 'legality',
  impact: 'impact',
  risks: 'harms',
  protection: 'measures',
} as const;

function partsOpen(guide: AssessmentGuide): readonly Open[] {
  const { parts } = contentOfGuide(guide);
  return (Object.keys(STEP_OF_PART) as (keyof typeof STEP_OF_PART)[]).flatMap((part) =>
    parts[part].evidence.length > 0 ? [] : [open('part_without_evidence', STEP_OF_PART[part], part)],
  );
}

function viewsOpen({ views, no_views_because }: AssessmentGuide): readonly Open[] {
  if (views.length === 0) return isBlank(no_views_because) ? [open('views_missing', 'views')] : [];
  return views.flatMap(({ group, answered }) =>
    isBlank(answered) ? [open('view_unanswered', 'views', group)] : [],
  );
}

/** Whoever took part has a name: the organisation, or each person. */
function externalOpen({ external }: AssessmentGuide): readonly Open[] {
  if (external === undefined) return [];
  const { organisation, people } = external;
  const named = people.every(({ name }) => !isBlank(name)) && !(isBlank(organisation) && people.length === 0);
  return named ? [] : [open('external_unnamed', 'conclusion')];
}

function isBlank(words: string | undefined): boolean {
  return words === undefined || words.trim() === '';
}
