import { z } from 'zod';
import { epoch } from '../instant.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { disclosureShape, moreConsented, publicationShape } from '../storage/party-section.ts';
import { Persons } from '../storage/transfer-section.ts';
import { civilDateAt } from '../time/index.ts';
import { nothingMissing } from './named-things.ts';
import { organisationalAct } from './organisational-act.ts';

const counted = { persons: Persons.min(1), consented: Persons };

/** To whom faces would go, or that everybody may see them; every count is known. */
const Target = z.discriminatedUnion('to', [
  z
    .strictObject({ to: z.literal('processor'), ...disclosureShape, ...counted })
    .refine(({ persons, consented }) => consented <= persons, moreConsented),
  z
    .strictObject({ to: z.literal('public'), ...publicationShape, ...counted, requested_or_written: Persons })
    .refine(({ persons, consented }) => consented <= persons, moreConsented)
    .refine(({ consented, requested_or_written }) => requested_or_written <= consented, {
      path: ['requested_or_written'],
      error: 'more than consented',
    }),
]);
type Target = z.infer<typeof Target>;

function disclosed(storage: PostureFacts['storage'], target: Target, as_of: string): PostureFacts['storage'] {
  const days = { begun_on: civilDateAt(epoch(as_of)), ended_on: null };
  if (target.to === 'public') {
    const others = storage.publications.filter(({ id }) => id !== target.id);
    return { ...storage, publications: [...others, { ...target, ...days }] };
  }
  const others = storage.disclosures.filter(({ id }) => id !== target.id);
  const record = { ...target, ...days, supervised_on: null, records_locked_until: null };
  return { ...storage, disclosures: [...others, record] };
}

/** 《个人信息保护法》第二十条、第二十三条、第二十五条: consent to one recipient is none to another, nor to everybody. */
export const disclose = organisationalAct({
  target: Target,
  rows: ['R09.5', 'R09.8', 'RP.10', 'RP.11'],
  touches: ({ id, purpose_id }) => [
    { kind: 'disclosure', id },
    { kind: 'purpose', id: purpose_id },
  ],
  after: (facts, target) =>
    nothingMissing(facts, target) ?? { ...facts, storage: disclosed(facts.storage, target, facts.as_of) },
  rules: [],
  subject: ({ purpose_id }) => ({ purposeId: purpose_id }),
});
