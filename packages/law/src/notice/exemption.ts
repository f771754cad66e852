import { isNamed, sourceLifts } from '../instrument/index.ts';
import type { ExemptionSource, NoticeSection } from './notice-section.ts';

/** § 第五条第三款: says whether this kind of source can do without notice. */
export function sourceLiftsNotice(source: ExemptionSource): boolean {
  return sourceLifts('notice', source);
}

/** Purposes of which persons need not be told now: on a law, and no emergency that is over. */
export function purposesWithoutNotice({ exemptions }: NoticeSection): ReadonlySet<string> {
  return new Set(
    exemptions
      .filter(({ source, provision, emergency_over_at }) => {
        return sourceLiftsNotice(source) && isNamed(provision) && emergency_over_at === null;
      })
      .map(({ purpose_id }) => purpose_id),
  );
}
