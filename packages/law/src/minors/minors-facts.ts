import { z } from 'zod';
import { Id } from '../id.ts';
import { Instant } from '../instant.ts';

/**
 * What is known of the person's age and guardian (§ 第七条第一款). Age is told or proven, never
 * looked for in a face (R07.3).
 */
export const PersonFacts = z.strictObject({
  age: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('born'), on: z.iso.date() }),
    z.strictObject({ kind: z.literal('declared'), band: z.enum(['under_14', '14_or_over']) }),
    z.strictObject({ kind: z.literal('unknown') }),
  ]),
  guardian: z.strictObject({ proof: Id, verified_at: Instant, ended_at: Instant.nullable() }).nullable(),
});
export type PersonFacts = z.infer<typeof PersonFacts>;
