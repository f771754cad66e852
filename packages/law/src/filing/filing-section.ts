import { z } from 'zod';

/** What the rows of `filing` need to know of a processor. */
export const FilingSection = z.strictObject({});
export type FilingSection = z.infer<typeof FilingSection>;
