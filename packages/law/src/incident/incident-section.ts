import { z } from 'zod';

/** What the rows of `incident` need to know of a processor. */
export const IncidentSection = z.strictObject({});
export type IncidentSection = z.infer<typeof IncidentSection>;
