import { z } from 'zod';

/** What the rows of `consent` need to know of a processor. */
export const ConsentSection = z.strictObject({});
export type ConsentSection = z.infer<typeof ConsentSection>;
