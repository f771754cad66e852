import { type Permit, requirePermit } from '@consentry/law';
import { type Gallery, insideOf } from '../gallery/gallery.ts';
import { Template, valuesOf } from '../template.ts';
import { cosine, matches, type Rule, sound } from './score.ts';

/** One enrolled template, named by its gallery and key. */
export interface Enrolled {
  readonly gallery: Gallery;
  readonly key: string;
}

/**
 * Compares a probe one-to-one with the template of one named person (§ 第十九条第五项).
 *
 * Anything that is not a sound vector of the same model and length does not match: it is never an
 * error, never a yes. A rule for centred scores can only be used with an enrolled reference.
 *
 * @param now milliseconds since the epoch
 * @throws {PermitError} without a living permit to verify, or for research
 */
export function verify(
  permit: Permit<'verify' | 'research'>,
  probe: Template,
  reference: Template | Enrolled,
  rule: Rule,
  now: number,
): boolean {
  requirePermit(permit, ['verify', 'research'], now);
  if (!sound(probe)) return false;
  if (reference instanceof Template) {
    return !rule.centred && matches(cosine(probe, reference, null), rule);
  }
  if (!reference.gallery.accepts(probe)) return false;
  const score = insideOf(reference.gallery).score(reference.key, valuesOf(probe), rule.centred);
  return matches(score, rule);
}
