import { z } from 'zod';

/** What the rows of `minors` need to know of a processor. */
export const MinorsSection = z.strictObject({});
export type MinorsSection = z.infer<typeof MinorsSection>;
