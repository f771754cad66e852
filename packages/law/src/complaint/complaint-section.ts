import { z } from 'zod';

/** What the rows of `complaint` need to know of a processor. */
export const ComplaintSection = z.strictObject({});
export type ComplaintSection = z.infer<typeof ComplaintSection>;
