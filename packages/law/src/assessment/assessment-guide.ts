import { z } from 'zod';
import { RequirementId } from '../finding.ts';
import { Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { PostureState } from '../posture/posture-state.ts';
import { CivilDate } from '../time/civil-date.ts';
import { AssessedRisk } from './assessed-risk.ts';
import { ObservedName } from './observed-name.ts';

/** Steps of the guide: what runs, the four contents of § 第九条第一款, the measures, the people, the end. */
export const GuideStep = z.enum([
  'running',
  'legality',
  'impact',
  'harms',
  'measures',
  'views',
  'conclusion',
]);
export type GuideStep = z.infer<typeof GuideStep>;

/**
 * The eight matters of § 第九条第一款第三项: the seven risks that it names, and “以及可能造成的危害”.
 */
export const Harm = z.enum([...AssessedRisk.options, 'resulting_harm']);
export type Harm = z.infer<typeof Harm>;

/** Effects on people (第二项). The last four are the dimensions of GB/T 39335; `monitoring` is of Commentary A. */
export const Impact = z.enum([
  'monitoring',
  'loss_of_choice',
  'unequal_treatment',
  'dignity_and_distress',
  'body_and_property',
]);
export type Impact = z.infer<typeof Impact>;

/** All that is rated: one for the first and the fourth content, the effects on people and the eight harms. */
export const Hazard = z.enum(['not_justified', ...Impact.options, ...Harm.options, 'protection_fails']);
export type Hazard = z.infer<typeof Hazard>;

/** How bad by how likely, each of 1 to 5; points of 25 are their product. */
export const Rating = z.strictObject({ severity: z.int().min(1).max(5), likelihood: z.int().min(1).max(5) });
export type Rating = z.infer<typeof Rating>;

/** What can be done against a hazard. */
export const MeasureName = z.enum([
  'other_ways',
  'person_starts',
  'one_to_one',
  'kept_in_device',
  'encryption',
  'short_keeping',
  'erasure_everywhere',
  'easy_withdrawal',
  'plain_notice',
  'narrow_capture',
  'evidence_log',
  'least_rights',
  'intrusion_watch',
  'attack_detection',
  'equal_accuracy',
  'incident_plan',
  'party_contracts',
  'guardian_consent',
  'children_rules',
]);
export type MeasureName = z.infer<typeof MeasureName>;

/** What a person is asked; `judged` is for those that want yes or no. */
export const QuestionName = z.enum([
  'lawful',
  'legitimate',
  'necessary',
  'least_impact',
  'who_is_affected',
  'who_errs',
  'who_refuses',
  'protection_lawful',
  'protection_effective',
  'protection_commensurate',
  'again_when',
]);
export type QuestionName = z.infer<typeof QuestionName>;

export const TemplateName = z.enum([
  'door',
  'office',
  'residence',
  'hotel',
  'school',
  'bank_counter',
  'event',
]);
export type TemplateName = z.infer<typeof TemplateName>;

const Value = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]);
const Words = z.string().max(4000);

/** What the running system showed, and when that was read. */
export const ObservedReading = z.strictObject({
  name: ObservedName,
  value: Value,
  /** Where it stands in the facts (RFC 6901). */
  path: z.string().max(500),
  read_at: Instant,
});
export type ObservedReading = z.infer<typeof ObservedReading>;

/** What shows that a measure works. A tick is none. */
export const Evidence = z.discriminatedUnion('kind', [
  ObservedReading.extend({ kind: z.literal('observed') }),
  /** How a row of the law stood, and the fact that decided it. */
  z.strictObject({
    kind: z.literal('row'),
    row: RequirementId,
    state: PostureState,
    path: z.string().max(500),
    value: Value,
    read_at: Instant,
  }),
  z.strictObject({
    kind: z.literal('test'),
    document: Id,
    tested_on: CivilDate,
    result: z.enum(['works', 'does_not_work']),
    /** What was tried, and what came of it. */
    what: z.string().min(1).max(4000),
  }),
]);
export type Evidence = z.infer<typeof Evidence>;

const Answer = z.strictObject({
  question: QuestionName,
  /** `null` while nobody has judged, and where only words are asked for. */
  judged: z.boolean().nullable(),
  words: Words,
});

const RatedHazard = z.strictObject({
  hazard: Hazard,
  /** False while it only stands there because a template names it. */
  considered: z.boolean(),
  /** What can happen here, to whom. */
  words: Words,
  before: Rating.nullable(),
  /** What is left after each measure, in the order in which they act; the last is what remains. */
  after: z.array(z.strictObject({ measure: MeasureName, rating: Rating })).max(19),
});
export type RatedHazard = z.infer<typeof RatedHazard>;

const GuidedMeasure = z.strictObject({
  measure: MeasureName,
  decision: z.enum(['from_template', 'taken', 'not_taken']),
  /** How it is done here, or why not. */
  words: Words,
  /** Whether somebody judged that it works, after reading the evidence; `null` while nobody has. */
  effective: z.boolean().nullable(),
  evidence: z.array(Evidence).max(20),
});
export type GuidedMeasure = z.infer<typeof GuidedMeasure>;

const View = z.strictObject({
  group: z.string().min(1).max(200),
  how: z.enum(['meeting', 'interviews', 'survey', 'representatives', 'complaints']),
  asked_on: CivilDate,
  persons: z.int().min(1).max(1_000_000),
  said: z.string().min(1).max(4000),
  /** What became of it, or why nothing did. */
  answered: Words,
});

/** Something that is to be mended: what, by whom, until when. */
const Mend = z.strictObject({
  what: z.string().min(1).max(4000),
  who: z.string().min(1).max(200),
  until: CivilDate,
  /** The day on which it was done; `null` while it is not. */
  done_on: CivilDate.nullable(),
});

/** Somebody from outside who assessed, or helped to: names and what they are qualified by, as they are told. */
const External = z.strictObject({
  organisation: z.string().max(200),
  qualification: z.string().max(400),
  people: z.array(z.strictObject({ name: z.string().max(100), qualification: z.string().max(400) })).max(20),
});

/** What a guide knows of an impact assessment beside its four contents, in the order of the steps. */
export const AssessmentGuide = z
  .strictObject({
    template: TemplateName.nullable(),
    /** What was taken from the running system. */
    prefilled: z.array(ObservedReading).max(ObservedName.options.length),
    answers: z.array(Answer).max(QuestionName.options.length),
    hazards: z.array(RatedHazard).max(Hazard.options.length),
    measures: z.array(GuidedMeasure).max(MeasureName.options.length),
    views: z.array(View).max(50),
    /** Why nobody was asked; empty where somebody was. */
    no_views_because: Words,
    /** What is to be mended; left out of those written before it was asked for. */
    mends: z.array(Mend).max(50).optional(),
    /** Who from outside took part; left out where nobody did. */
    external: External.optional(),
  })
  .superRefine((guide, context) => {
    const once = (path: string, names: readonly string[]): void => {
      for (const [at, name] of names.entries())
        if (names.indexOf(name) !== at)
          context.addIssue({ code: 'custom', path: [path, at], message: 'named once' });
    };
    once(
      'prefilled',
      guide.prefilled.map(({ name }) => name),
    );
    once(
      'answers',
      guide.answers.map(({ question }) => question),
    );
    once(
      'hazards',
      guide.hazards.map(({ hazard }) => hazard),
    );
    once(
      'measures',
      guide.measures.map(({ measure }) => measure),
    );
  });
export type AssessmentGuide = z.infer<typeof AssessmentGuide>;
