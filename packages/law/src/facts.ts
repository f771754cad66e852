import { z } from 'zod';
import { AlternativeFacts } from './alternatives/alternatives-facts.ts';
import { ConsentFacts } from './consent/consent-facts.ts';
import { PersonFacts } from './minors/minors-facts.ts';
import { NoticeFacts, ProcessorFacts } from './notice/notice-facts.ts';
import { PurposeFacts } from './purpose/purpose-facts.ts';
import { DeviceFacts } from './siting/siting-facts.ts';

/**
 * Everything `authorize` needs to decide one act. The caller vouches for it; nothing is looked up.
 *
 * `consent` and `person` belong together: the person whose face it is. In `identify` mode that is
 * the consent for this one look, and `person.age` is what the person declared with it.
 */
export const GateFacts = z.strictObject({
  processor: ProcessorFacts,
  purpose: PurposeFacts,
  notice: NoticeFacts,
  consent: ConsentFacts.nullable(),
  person: PersonFacts,
  alternatives: z.array(AlternativeFacts).max(16),
  device: DeviceFacts,
  /** True when the person pressed start for this capture (R13.10, TC260-PG-20251A 6.1 b). */
  started_by_person: z.boolean(),
});
export type GateFacts = z.infer<typeof GateFacts>;
