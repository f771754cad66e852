import { canonicalJson } from '@consentry/contract';
import type { AssessmentGuide } from '@consentry/law';
import type { Written } from './guide-state.ts';

/**
 * Puts what somebody changed over what a colleague saved meanwhile, thing by thing: whatever they did not touch is the
 * colleague's, so that two people can write different steps and nothing of either is lost. Where both changed one
 * thing it is mine.
 *
 * @param clean what both began from
 */
export function mergeWritten(clean: Written, mine: Written, theirs: Written): Written {
  const of = <T>(pick: (one: Written) => T): T =>
    isSame(pick(clean), pick(mine)) ? pick(theirs) : pick(mine);
  const named = <T>(list: (guide: AssessmentGuide) => readonly T[], nameOf: (one: T) => string): T[] =>
    mergeList(list(clean.guide), list(mine.guide), list(theirs.guide), nameOf);
  const mends = of(({ guide }) => guide.mends);
  const external = of(({ guide }) => guide.external);
  return {
    guide: {
      template: of(({ guide }) => guide.template),
      prefilled: of(({ guide }) => guide.prefilled),
      answers: named(
        ({ answers }) => answers,
        ({ question }) => question,
      ),
      hazards: named(
        ({ hazards }) => hazards,
        ({ hazard }) => hazard,
      ),
      measures: named(
        ({ measures }) => measures,
        ({ measure }) => measure,
      ),
      views: of(({ guide }) => guide.views),
      no_views_because: of(({ guide }) => guide.no_views_because),
      ...(mends === undefined ? {} : { mends }),
      ...(external === undefined ? {} : { external }),
    },
    remaining: of(({ remaining }) => remaining),
    bias: of(({ bias }) => bias),
    recipients: of(({ recipients }) => recipients),
    incident: of(({ incident }) => incident),
  };
}

function mergeList<T>(
  clean: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  nameOf: (one: T) => string,
): T[] {
  const [before, after] = [clean, mine].map((list) => new Map(list.map((one) => [nameOf(one), one])));
  const changed = mine.filter((one) => !isSame(before?.get(nameOf(one)), one));
  const mineBy = new Map(changed.map((one) => [nameOf(one), one]));
  const kept = theirs.flatMap((one) => {
    const name = nameOf(one);
    // What I took away stays away.
    if (before?.has(name) === true && after?.has(name) !== true) return [];
    return [mineBy.get(name) ?? one];
  });
  const known = new Set(kept.map(nameOf));
  return [...kept, ...changed.filter((one) => !known.has(nameOf(one)))];
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
