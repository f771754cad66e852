import { type Permit, requirePermit } from '@consentry/law';
import type { Template } from '../template.ts';
import { cosine } from './score.ts';

/**
 * Gives the cosine similarity of two templates, −1 to 1; NaN where they cannot be compared. For
 * research only: at a door a score could be climbed (SECURITY.md, threat 20).
 *
 * @param now milliseconds since the epoch
 * @throws {PermitError} without a living permit for research
 */
export function similarity(permit: Permit<'research'>, a: Template, b: Template, now: number): number {
  requirePermit(permit, ['research'], now);
  return cosine(a, b, null);
}
