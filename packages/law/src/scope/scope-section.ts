import { z } from 'zod';
import { Id } from '../id.ts';
import { BiText } from '../text.ts';

/** What the rows of `scope` need to know of a processor. */
export const ScopeSection = z.strictObject({
  /** The processor itself and every other party with a part in the processing. */
  organisations: z.array(z.strictObject({ id: Id, name: BiText })).max(1000),
});
export type ScopeSection = z.infer<typeof ScopeSection>;
