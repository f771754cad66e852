import { type Permit, requirePermit } from '@consentry/law';
import type { Template } from '../template.ts';
import { cosine, matches, type Rule } from './score.ts';

/**
 * Tells whether the frames of one enrolment are all of one person: each is near enough to each other
 * one. Keeps a passer-by, or a second person who steps in, out of somebody's template. Compares
 * nobody with anybody enrolled.
 *
 * @param rule for plain scores; a centred one is never met
 * @param now milliseconds since the epoch
 * @throws {PermitError} without a living permit to enrol, or for research
 */
export function isOnePerson(
  permit: Permit,
  templates: readonly Template[],
  rule: Rule,
  now: number,
): boolean {
  requirePermit(permit, ['enrol', 'research'], now);
  if (rule.centred) return false;
  return templates.every((a, i) => templates.slice(i + 1).every((b) => matches(cosine(a, b, null), rule)));
}
