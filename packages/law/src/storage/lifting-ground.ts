import { z } from 'zod';
import { Id } from '../id.ts';
import { isNamed } from '../instrument/index.ts';

/** What somebody relies on to do otherwise. Only the first two are 法律、行政法规 (reading G15). */
export const GroundSource = z.enum([
  'law',
  'administrative_regulation',
  'departmental_rule',
  'local_rule',
  'standard',
  'authority_letter',
  'contract',
  'separate_consent',
]);
export type GroundSource = z.infer<typeof GroundSource>;

/** A ground on which a rule of § 第八条 is said to give way. */
export const LiftingGround = z.strictObject({
  source: GroundSource,
  /** Number of the instrument, such as 国令第799号, or of the contract or form; `null` where none is named. */
  document: Id.nullable(),
  /** Article of it; `null` where none is named. */
  provision: z.string().max(200).nullable(),
});
export type LiftingGround = z.infer<typeof LiftingGround>;

/** Says whether a ground names the instrument by its number, and the article. */
export function isCited({ document, provision }: LiftingGround): boolean {
  return isNamed(document) && isNamed(provision);
}
