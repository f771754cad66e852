import { z } from 'zod';

/** What the rows of `retention` need to know of a processor. */
export const RetentionSection = z.strictObject({});
export type RetentionSection = z.infer<typeof RetentionSection>;
