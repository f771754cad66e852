import { z } from 'zod';

/** What the rows of `assessment` need to know of a processor. */
export const AssessmentSection = z.strictObject({});
export type AssessmentSection = z.infer<typeof AssessmentSection>;
