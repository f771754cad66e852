import { type Finding, review } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { gatherFacts } from '../facts/gather-facts.ts';
import { latestHandedIn } from '../facts/latest-handed-in.ts';
import type { PlatformTables } from '../store/tables.ts';

/**
 * § 第七条第二款: finds what the dedicated rules for children lack before the first child of a purpose, whatever
 * whoever activated it expected of its audience. The rules are those that were handed in last.
 *
 * @param now epoch milliseconds
 */
export type RulesForChildren = (
  reading: Reading<PlatformTables>,
  purpose: string,
  now: number,
) => Promise<readonly Finding[]>;

/** By the state of the organisation (R07.2). */
export const rulesForChildren: RulesForChildren = async (reading, purpose, now) => {
  // Of the document the rules alone: what else is in it has nothing to say here, and cannot contradict.
  const facts = await gatherFacts(reading, null, { purpose }, now);
  const rules = (await latestHandedIn(reading))?.facts.minors.rules ?? [];
  const [one] = facts.minors.purposes.filter(({ purpose_id }) => purpose_id === purpose);
  const met = one === undefined ? [] : [{ ...one, may_meet_under_14: true }];
  const [row] = review({ ...facts, minors: { ...facts.minors, purposes: met, rules } }, now, ['R07.2']);
  return (row?.found ?? []).filter(({ risk }) => risk === 'broken').map(({ finding }) => finding);
};
