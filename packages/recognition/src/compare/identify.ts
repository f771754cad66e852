import { type Permit, requirePermit } from '@consentry/law';
import { type Gallery, insideOf } from '../gallery/gallery.ts';
import { type Template, valuesOf } from '../template.ts';
import { matches, type Rule, sound } from './score.ts';

/**
 * Compares a probe one-to-many with everybody in a gallery (§ 第十九条第六项), exactly, and gives the
 * key of the nearest if it is near enough, or null. Never a score.
 *
 * Use a rule made for `identify`: a chance of error that is small in one comparison is not in many.
 *
 * @param now milliseconds since the epoch
 * @throws {PermitError} without a living permit to identify, or for research
 */
export function identify(
  permit: Permit<'identify' | 'research'>,
  probe: Template,
  gallery: Gallery,
  rule: Rule,
  now: number,
): string | null {
  requirePermit(permit, ['identify', 'research'], now);
  if (!sound(probe) || !gallery.accepts(probe)) return null;
  const nearest = insideOf(gallery).nearest(valuesOf(probe), rule.centred);
  return nearest !== null && matches(nearest.score, rule) ? nearest.key : null;
}
