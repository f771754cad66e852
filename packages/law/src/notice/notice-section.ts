import { z } from 'zod';

/** What the rows of `notice` need to know of a processor. */
export const NoticeSection = z.strictObject({});
export type NoticeSection = z.infer<typeof NoticeSection>;
