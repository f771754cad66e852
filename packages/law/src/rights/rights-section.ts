import { z } from 'zod';

/** What the rows of `rights` need to know of a processor. */
export const RightsSection = z.strictObject({});
export type RightsSection = z.infer<typeof RightsSection>;
