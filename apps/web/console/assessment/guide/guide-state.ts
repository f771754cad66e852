import type { AssessmentContent, AssessmentView, PurposeObserved } from '@consentry/contract';
import {
  type AssessmentGuide,
  type GuidedMeasure,
  type Hazard,
  type MeasureName,
  type Open,
  type QuestionName,
  type RatedHazard,
  type Running,
  beginGuide,
  isPrefilled,
  openOf,
} from '@consentry/law';
import type { Begun } from './begun.ts';

/** What is written in the steps of a guide, with the parts of the content that no guide draws. */
export interface Written {
  readonly guide: AssessmentGuide;
  readonly remaining: AssessmentContent['remaining_risks'];
  readonly bias: AssessmentContent['bias'];
  readonly recipients: readonly string[];
  readonly incident: string | null;
}

/** Changes a part of what is written. */
export type Change = (part: Partial<Written>) => void;

/** What every step is given. */
export interface StepProps {
  readonly written: Written;
  readonly observed: PurposeObserved;
  readonly open: readonly Open[];
  readonly change: Change;
  readonly changeGuide: (part: Partial<AssessmentGuide>) => void;
  /** Lines that are begun and not yet added. */
  readonly begun: Begun;
  readonly begin: (part: Partial<Begun>) => void;
}

/** What the running system shows, as the law takes it. */
export function runningOf({ observed, rows }: PurposeObserved): Running {
  return { observed, rows: new Map(rows.map(({ row, state }) => [row, state])) };
}

/** What is open in what is written now. */
export function openNow({ guide, remaining }: Written, observed: PurposeObserved): readonly Open[] {
  const said = remaining.filter((one) => !isBlank(one['zh-CN']) && !isBlank(one.en));
  return openOf({ guide, remaining_risks: said }, runningOf(observed));
}

/** Takes every answer of the running system as it is now. */
export function readNow({ observed, as_of }: PurposeObserved): AssessmentGuide['prefilled'] {
  return observed.flatMap(({ name, value, path }) =>
    isPrefilled(name) && value !== null ? [{ name, value, path, read_at: as_of }] : [],
  );
}

/** Begins a guide from a template, or from the last assessment, of which nothing counts as considered. */
export function beginWritten(
  template: AssessmentGuide['template'],
  last: AssessmentContent | null,
  observed: PurposeObserved,
): Written {
  const guide = last?.guide === undefined ? beginGuide(template) : again(last.guide);
  return {
    guide: { ...guide, prefilled: readNow(observed) },
    remaining: last?.remaining_risks ?? [],
    bias: last?.bias ?? null,
    recipients: partiesOf(observed),
    incident: null,
  };
}

/** The same words and ratings, without who helped from outside then, to be considered, decided and judged anew; evidence is read anew too. */
function again(last: AssessmentGuide): AssessmentGuide {
  const { external: _then, ...guide } = last;
  return {
    ...guide,
    answers: guide.answers.map((one) => ({ ...one, judged: null })),
    hazards: guide.hazards.map((one) => ({ ...one, considered: false })),
    measures: guide.measures.map((one) => ({
      ...one,
      decision: 'from_template',
      effective: null,
      evidence: one.evidence.filter(({ kind }) => kind === 'test'),
    })),
  };
}

/** Recipients that the configuration and the records name. */
export function partiesOf({ observed }: PurposeObserved): readonly string[] {
  const value = observed.find(({ name }) => name === 'recipients')?.value;
  return typeof value === 'string' && value !== '' ? value.split(' ') : [];
}

/** What a saved assessment says. */
export function writtenOf(
  { guide, remaining_risks, bias, recipient_organisation_ids }: AssessmentContent,
  incident: string | null,
): Written {
  return {
    guide: guide ?? beginGuide(null),
    remaining: remaining_risks,
    bias,
    recipients: recipient_organisation_ids,
    incident,
  };
}

/** What is sent; the platform draws the four contents from the guide. */
export function contentOf({ guide, remaining, bias, recipients }: Written): AssessmentContent {
  const part = { evidence: [], risk: null, residual_risk: null };
  return {
    parts: { legality: part, impact: part, risks: part, protection: part },
    risks: [],
    mitigation_works: null,
    protection_is: [],
    treats: [],
    bias,
    recipient_organisation_ids: [...recipients],
    remaining_risks: remaining.filter((one) => !isBlank(one['zh-CN']) && !isBlank(one.en)),
    guide,
  };
}

/** A draft of this page: what was saved last, what is written now, and what of that is saved. */
export interface Draft {
  /** What this page began from, or saved last: whatever somebody saves meanwhile is not overwritten unseen. */
  readonly base: AssessmentView;
  readonly written: Written;
  /** The very `written` that is saved. */
  readonly clean: Written;
}

/** Begins from what is saved. */
export function draftOf(base: AssessmentView): Draft {
  const written = writtenOf(base.content, base.after_incident);
  return { base, written, clean: written };
}

/**
 * Notes that something was saved while somebody went on writing: nothing they wrote since is lost, and what they did
 * not touch has the times at which the platform read it.
 *
 * @param sent what was sent
 * @param saved what the platform made of it
 */
export function savedDraft({ written }: Draft, sent: Written, saved: AssessmentView): Draft {
  const { guide, incident } = writtenOf(saved.content, saved.after_incident);
  // Lines that are still empty in one language are sent nowhere, and stay here.
  const clean: Written = { ...sent, guide, incident };
  if (written === sent) return { base: saved, written: clean, clean };
  const kept = new Map(sent.guide.measures.map((one, at) => [one, guide.measures[at]]));
  const later: AssessmentGuide = {
    ...written.guide,
    prefilled: written.guide.prefilled === sent.guide.prefilled ? guide.prefilled : written.guide.prefilled,
    measures: written.guide.measures.map((one) => kept.get(one) ?? readLike(one, sent.guide, guide)),
  };
  return { base: saved, written: { ...written, guide: later }, clean };
}

/** A measure that was changed since, with each piece of evidence that was sent as the platform has it. */
function readLike(one: GuidedMeasure, sent: AssessmentGuide, saved: AssessmentGuide): GuidedMeasure {
  const at = sent.measures.findIndex(({ measure }) => measure === one.measure);
  const had = new Map(
    sent.measures[at]?.evidence.map((shown, index) => [shown, saved.measures[at]?.evidence[index]]),
  );
  return { ...one, evidence: one.evidence.map((shown) => had.get(shown) ?? shown) };
}

/** Whether something is written that would be lost: also a risk that is written in one language alone. */
export function isUnsaved({ written, clean }: Draft): boolean {
  return written !== clean || written.remaining.some((one) => isBlank(one['zh-CN']) !== isBlank(one.en));
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Puts one thing of a list in the place of the one of its name, or at the end. */
function put<T>(list: readonly T[], one: T, isIt: (other: T) => boolean): T[] {
  return list.some(isIt) ? list.map((other) => (isIt(other) ? one : other)) : [...list, one];
}

export function answerOf(
  { answers }: AssessmentGuide,
  question: QuestionName,
): AssessmentGuide['answers'][number] {
  return answers.find((one) => one.question === question) ?? { question, judged: null, words: '' };
}

export function withAnswer(
  guide: AssessmentGuide,
  answer: AssessmentGuide['answers'][number],
): Pick<AssessmentGuide, 'answers'> {
  return { answers: put(guide.answers, answer, ({ question }) => question === answer.question) };
}

export function hazardOf({ hazards }: AssessmentGuide, hazard: Hazard): RatedHazard {
  return (
    hazards.find((one) => one.hazard === hazard) ?? {
      hazard,
      considered: false,
      words: '',
      before: null,
      after: [],
    }
  );
}

/** Whatever somebody writes or rates of a hazard, they have considered it. */
export function withHazard(guide: AssessmentGuide, hazard: RatedHazard): Pick<AssessmentGuide, 'hazards'> {
  const considered = { ...hazard, considered: hazard.words.trim() !== '' || hazard.before !== null };
  return { hazards: put(guide.hazards, considered, (one) => one.hazard === hazard.hazard) };
}

export function withMeasure(
  guide: AssessmentGuide,
  measure: GuidedMeasure,
): Pick<AssessmentGuide, 'measures'> {
  return { measures: put(guide.measures, measure, (one) => one.measure === measure.measure) };
}

export function newMeasure(measure: MeasureName): GuidedMeasure {
  return { measure, decision: 'from_template', words: '', effective: null, evidence: [] };
}
