import { z } from 'zod';
import { Id } from '../id.ts';
import { BiText } from '../text.ts';
import { DeviceFacts } from './siting-facts.ts';

/** What the rows of `siting` need to know of a processor. */
export const SitingSection = z.strictObject({
  sites: z.array(z.strictObject({ id: Id, name: BiText })).max(20_000),
  devices: z.array(DeviceFacts.extend({ site_id: Id, purpose_ids: z.array(Id).max(200) })).max(100_000),
});
export type SitingSection = z.infer<typeof SitingSection>;
