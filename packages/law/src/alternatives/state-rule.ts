import { type LiftedBy, mayLift } from '../instrument/index.ts';
import type { CivilDate } from '../time/index.ts';
import type { StateRule } from './alternatives-section.ts';

/**
 * What a document counts as in § 第十条第二款. “国家另有规定” is wider than “法律、行政法规另有规定” of
 * § 第八条: rules and policies of the State count, too; local rules, standards, contracts and the
 * processor's own papers do not.
 */
const COUNTS_AS: Readonly<Record<StateRule['level'], LiftedBy | null>> = {
  law: 'state_provides_otherwise',
  administrative_regulation: 'state_provides_otherwise',
  departmental_rule: 'state_provides_otherwise',
  state_policy: 'state_provides_otherwise',
  local_rule: null,
  standard: null,
  contract: null,
  own_policy: null,
};

/** Tells whether a document is one by which the State provides otherwise. */
export function isOfTheState({ level }: Pick<StateRule, 'level'>): boolean {
  const by = COUNTS_AS[level];
  return by !== null && mayLift('not_only_way', by);
}

/** Tells whether it names the business for which the purpose asks for a face. */
export function coversBusiness({ business, purpose_business }: StateRule): boolean {
  return business === purpose_business;
}

/** Tells whether its last day has gone by. */
export function hasExpired({ valid_until }: StateRule, today: CivilDate): boolean {
  return valid_until !== null && valid_until < today;
}

/** Purposes for which § 第十条第二款 lifts the first sentence of the first paragraph today. */
export function liftedPurposes(rules: readonly StateRule[], today: CivilDate): ReadonlySet<string> {
  const counting = rules.filter(
    (rule) =>
      isOfTheState(rule) && coversBusiness(rule) && rule.confirmed_on !== null && !hasExpired(rule, today),
  );
  return new Set(counting.map(({ purpose_id }) => purpose_id));
}
