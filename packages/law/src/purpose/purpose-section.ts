import { z } from 'zod';
import { PurposeFacts } from './purpose-facts.ts';

/** What the rows of `purpose` need to know of a processor. */
export const PurposeSection = z.strictObject({
  /** Each purpose in the version that is in force or prepared; its assessments are in `assessment`. */
  purposes: z.array(PurposeFacts.omit({ assessment: true })).max(1000),
});
export type PurposeSection = z.infer<typeof PurposeSection>;
