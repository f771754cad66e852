import { z } from 'zod';

/** What the rows of `security` need to know of a processor. */
export const SecuritySection = z.strictObject({});
export type SecuritySection = z.infer<typeof SecuritySection>;
