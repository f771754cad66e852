import { z } from 'zod';

/** What the rows of `alternatives` need to know of a processor. */
export const AlternativesSection = z.strictObject({});
export type AlternativesSection = z.infer<typeof AlternativesSection>;
