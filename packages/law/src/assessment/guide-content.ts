import type { Assessment } from './assessment-section.ts';
import { AssessedRisk } from './assessed-risk.ts';
import {
  type AssessmentGuide,
  Harm,
  Hazard,
  Impact,
  type QuestionName,
  type RatedHazard,
  type Rating,
} from './assessment-guide.ts';

type Content = Pick<Assessment, 'parts' | 'risks' | 'mitigation_works' | 'protection_is' | 'treats'>;

/** Which hazards each of the four contents rates. */
export const HAZARDS_OF = {
  legality: ['not_justified'],
  impact: Impact.options,
  risks: Harm.options,
  protection: ['protection_fails'],
} as const satisfies Record<keyof Content['parts'], readonly Hazard[]>;

/** Points of 25. */
export function pointsOf({ severity, likelihood }: Rating): number {
  return severity * likelihood;
}

/** What remains of a hazard after its measures; `null` while nobody rated it. */
export function remainsOf({ before, after }: Pick<RatedHazard, 'before' | 'after'>): Rating | null {
  return before === null ? null : (after.at(-1)?.rating ?? before);
}

/**
 * Draws the four contents of § 第九条第一款 from a guide, so that nothing is written twice: the highest points of
 * each part, the risks that somebody considered, whether measures work, what protection is. What nobody judged
 * stays unknown.
 */
export function contentOfGuide(guide: AssessmentGuide): Content {
  const rated = new Map(guide.hazards.map((one) => [one.hazard, one]));
  const considered = (hazard: Hazard): boolean => {
    const one = rated.get(hazard);
    return one?.considered === true && one.before !== null;
  };
  const highest = (hazards: readonly Hazard[], of: (one: RatedHazard) => Rating | null): number | null => {
    if (!hazards.every(considered)) return null;
    const points = hazards.map((hazard) => {
      const one = rated.get(hazard);
      const rating = one === undefined ? null : of(one);
      return rating === null ? 0 : pointsOf(rating);
    });
    return Math.max(...points);
  };
  const part = (name: keyof typeof HAZARDS_OF) => ({
    evidence: evidenceOf(guide, name),
    risk: highest(HAZARDS_OF[name], ({ before }) => before),
    residual_risk: highest(HAZARDS_OF[name], remainsOf),
  });
  const taken = guide.measures.filter(({ decision }) => decision === 'taken');
  const judged = new Map(guide.answers.map((one) => [one.question, one.judged]));
  const is = (question: QuestionName): boolean => judged.get(question) === true;
  return {
    parts: {
      legality: part('legality'),
      impact: part('impact'),
      risks: part('risks'),
      protection: part('protection'),
    },
    risks: AssessedRisk.options.filter(considered),
    mitigation_works:
      taken.length === 0 || taken.some(({ effective }) => effective === null)
        ? null
        : taken.every(({ effective }) => effective === true),
    protection_is: [
      ...(is('protection_lawful') ? (['lawful'] as const) : []),
      ...(is('protection_effective') ? (['effective'] as const) : []),
      ...(is('protection_commensurate') ? (['commensurate'] as const) : []),
    ],
    treats: [
      ...(considered('monitoring') ? (['monitoring'] as const) : []),
      ...(considered('unequal_treatment') ? (['discrimination'] as const) : []),
      ...(considered('dignity_and_distress') ? (['privacy'] as const) : []),
      ...(considered('leakage') ? (['leaks'] as const) : []),
    ],
  };
}

/** Most evidence that a part may name. */
const EVIDENCE_MAX = 100;

/** Rows and reports that show the measures of a part to work; of the first part, what was read of the purpose. */
function evidenceOf(guide: AssessmentGuide, part: keyof typeof HAZARDS_OF): string[] {
  if (part === 'legality') return guide.prefilled.map(({ name }) => name).slice(0, EVIDENCE_MAX);
  const named = new Set(
    guide.hazards
      .filter(({ hazard }) => (HAZARDS_OF[part] as readonly Hazard[]).includes(hazard))
      .flatMap(({ after }) => after.map(({ measure }) => measure)),
  );
  const shown = guide.measures
    .filter(({ measure, decision }) => decision === 'taken' && (part === 'protection' || named.has(measure)))
    .flatMap(({ evidence }) => evidence)
    .map((one) => (one.kind === 'test' ? one.document : one.kind === 'row' ? one.row : one.name));
  return [...new Set(shown)].slice(0, EVIDENCE_MAX);
}
