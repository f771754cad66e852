import { z } from 'zod';

/** What the rows of `record` need to know of a processor. */
export const RecordSection = z.strictObject({});
export type RecordSection = z.infer<typeof RecordSection>;
