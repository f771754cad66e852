import { z } from 'zod';
import { Denial } from './vault.ts';

/** `GET /v1/health`: whether this device works, for whoever looks after it. Holds nothing of a person. */
export const HealthView = z.strictObject({
  status: z.enum(['ok', 'door_not_set_up']),
  face: z.enum(['ready', 'starting', 'unavailable']),
  /** What the vault process last said of itself; `null` while it does not answer. */
  vault: z
    .strictObject({
      confined: z.boolean(),
      denied: z.array(Denial),
      model: z.string(),
      enrolled: z.int(),
    })
    .nullable(),
});
export type HealthView = z.infer<typeof HealthView>;
