import { type DecidingFact, type Lapse, type LapseDetails, fact } from '../posture/verdict.ts';
import type { PurposeSection } from '../purpose/purpose-section.ts';
import type { MinorsOfPurpose, MinorsSection } from './minors-section.ts';

/** The counts of one purpose and where they stand in the facts. */
export interface Counted {
  readonly one: MinorsOfPurpose;
  readonly at: string;
  readonly of: { readonly kind: 'purpose'; readonly id: string };
}

/** Places the counts of each purpose. */
export function counted({ purposes }: MinorsSection): readonly Counted[] {
  return purposes.map((one, index) => ({
    one,
    at: `/minors/purposes/${index}`,
    of: { kind: 'purpose', id: one.purpose_id },
  }));
}

/** Ids of purposes whose faces are in use or kept for it. */
function running({ purposes }: PurposeSection): readonly string[] {
  return purposes.filter(({ state }) => state === 'active' || state === 'suspended').map(({ id }) => id);
}

/** Running purposes of which nobody has counted the children. */
export function uncounted(minors: MinorsSection, purpose: PurposeSection): readonly DecidingFact[] {
  const looked = new Set(minors.purposes.map(({ purpose_id }) => purpose_id));
  return running(purpose)
    .filter((id) => !looked.has(id))
    .map((id) => fact('/minors/purposes', id));
}

/** Purposes for which children are processed, or which run and may meet them (§ 第七条第二款). */
export function meetingChildren(minors: MinorsSection, purpose: PurposeSection): readonly Counted[] {
  const run = new Set(running(purpose));
  return counted(minors).filter(
    ({ one }) => one.under_14 > 0 || (one.may_meet_under_14 === true && run.has(one.purpose_id)),
  );
}

/** Running purposes of which nobody has said whether they may meet children, and that have none yet. */
export function unsaid(minors: MinorsSection, purpose: PurposeSection): readonly DecidingFact[] {
  const run = new Set(running(purpose));
  const open = counted(minors).filter(
    ({ one }) => one.may_meet_under_14 === null && one.under_14 === 0 && run.has(one.purpose_id),
  );
  return [...uncounted(minors, purpose), ...open.map(({ at }) => fact(`${at}/may_meet_under_14`, null))];
}

/** States one lapse for each purpose of which the count is above nothing. */
export function countLapses<C extends string>(
  all: readonly Counted[],
  state: (code: C, details: LapseDetails) => Lapse,
  code: C,
  field: keyof MinorsOfPurpose,
  count: (one: MinorsOfPurpose) => number,
): readonly Lapse[] {
  return all.flatMap(({ one, at, of }) => {
    const persons = count(one);
    if (persons === 0) return [];
    const value = one[field];
    const decided = fact(`${at}/${field}`, typeof value === 'number' ? value : persons);
    return [state(code, { fact: decided, of, values: { count: persons } })];
  });
}
