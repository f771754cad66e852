import { z } from 'zod';

/** What the rows of `supervision` need to know of a processor. */
export const SupervisionSection = z.strictObject({});
export type SupervisionSection = z.infer<typeof SupervisionSection>;
