import { type DecidingFact, type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import type { PurposeSection } from '../purpose/purpose-section.ts';
import type { PlacedRequest } from './requests.ts';
import { rightsFindings } from './rights-findings.ts';
import type { RightsSection } from './rights-section.ts';

const { broken, atRisk } = lapsesOf(rightsFindings);

/** One-to-many purposes of whose hits nobody has said what they decide, and effects that nobody has judged. */
export function unlookedDecisions(
  { automated }: RightsSection,
  { purposes }: PurposeSection,
): readonly DecidingFact[] {
  const looked = new Set(automated.map(({ purpose_id }) => purpose_id));
  const unlooked = purposes.filter(
    ({ id, state, mode }) => state === 'active' && mode === 'identify' && !looked.has(id),
  );
  const unjudged = automated.flatMap(({ effect }, index) =>
    effect === null ? [fact(`/rights/automated/${index}/effect`, null)] : [],
  );
  return [...unlooked.map(({ id }) => fact('/rights/automated', id)), ...unjudged];
}

/** 《个人信息保护法》第二十四条第三款: decisions of major effect, and reviews that were refused. */
export function decisionLapses(
  { automated }: RightsSection,
  reviews: readonly PlacedRequest[],
): readonly Lapse[] {
  const decided = automated.flatMap(({ purpose_id, effect, adverse, confirmed, refusal_route }, index) => {
    if (effect !== 'major') return [];
    const at = `/rights/automated/${index}`;
    const of = { kind: 'purpose', id: purpose_id } as const;
    const alone = adverse - confirmed;
    const lapses: Lapse[] = [];
    if (refusal_route === null) {
      lapses.push(broken('automated_refusal_closed', { fact: fact(`${at}/refusal_route`, null), of }));
    }
    if (alone > 0) {
      lapses.push(
        atRisk('automated_unconfirmed', {
          fact: fact(`${at}/confirmed`, confirmed),
          of,
          values: { count: alone },
        }),
      );
    }
    return lapses;
  });
  const refused = reviews.flatMap(({ request: { refusal }, at, of }) =>
    refusal === null || refusal.reason === 'no_automated_decision'
      ? []
      : [broken('decision_review_refused', { fact: fact(`${at}/refusal/reason`, refusal.reason), of })],
  );
  return [...decided, ...refused];
}
