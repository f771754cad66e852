import { z } from 'zod';
import { BiText } from './text.ts';

/** Id of a row of the register, for example `R06.1`. */
export const RequirementId = z.string().regex(/^R(0[2-9]|1\d|20|P|S)\.\d{1,2}$/);
export type RequirementId = z.infer<typeof RequirementId>;

/** How binding a row is. Only `law` may say 应当 or 不得. */
export const Strength = z.enum(['law', 'encouraged', 'standard', 'inference', 'practice', 'commentary']);
export type Strength = z.infer<typeof Strength>;

/** One row of the register that an act would break, and what mends it. */
export const Finding = z.strictObject({
  /** Stable name of what is wrong, for example `consent_missing`. */
  code: z.string().regex(/^[a-z][a-z0-9_]{2,47}$/),
  requirement: RequirementId,
  strength: Strength,
  /** Citation, for example `第六条第一款`. */
  article: BiText,
  why: BiText,
  remedy: BiText,
});
export type Finding = z.infer<typeof Finding>;
