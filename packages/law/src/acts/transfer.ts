import { z } from 'zod';
import { Id } from '../id.ts';
import { epoch } from '../instant.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { findingsOf } from '../rule.ts';
import { storageFindings } from '../storage/storage-findings.ts';
import {
  Abroad,
  Persons,
  TransferConsent,
  abroadByClosedNetwork,
  staysWithinReach,
  transferShape,
} from '../storage/transfer-section.ts';
import { civilDateAt } from '../time/index.ts';
import { nothingMissing } from './named-things.ts';
import { organisationalAct } from './organisational-act.ts';

const broken = findingsOf(storageFindings);

/** What would leave which devices, by which network, to whom, on what; every count is known. */
const Target = z
  .strictObject({
    ...transferShape,
    organisation_id: Id,
    persons: Persons.min(1),
    consent: TransferConsent.extend({ persons: Persons }).nullable(),
    abroad: Abroad.extend({ consented: Persons }).nullable(),
  })
  .refine(staysWithinReach, abroadByClosedNetwork);
type Target = z.infer<typeof Target>;

function transferred(
  storage: PostureFacts['storage'],
  target: Target,
  as_of: string,
): PostureFacts['storage'] {
  const others = storage.transfers.filter(({ id }) => id !== target.id);
  const begun_on = civilDateAt(epoch(as_of));
  const abroad = storage.abroad_persons_this_year;
  return {
    ...storage,
    transfers: [...others, { ...target, begun_on, ended_on: null }],
    abroad_persons_this_year: target.abroad === null || abroad === null ? abroad : abroad + target.persons,
  };
}

/** What is on record of the recipient for this purpose: its lapses stand in the way too. */
function relations({ storage }: PostureFacts, { organisation_id, purpose_id }: Target) {
  return [
    ...storage.entrustments
      .filter((one) => one.organisation_id === organisation_id && one.purpose_ids.includes(purpose_id))
      .map(({ id }) => ({ kind: 'entrustment', id }) as const),
    ...storage.disclosures
      .filter((one) => one.organisation_id === organisation_id && one.purpose_id === purpose_id)
      .map(({ id }) => ({ kind: 'disclosure', id }) as const),
  ];
}

/**
 * § 第八条第一款: face information out of its device. A law or administrative regulation that is cited, or a
 * separate consent to this transfer of each person, lifts it; nothing else does. Going abroad and to
 * another party have rows of their own, and consent to the first is none to the others.
 */
export const transfer = organisationalAct({
  target: Target,
  rows: ['R08.1', 'R08.2', 'R08.3', 'R09.8', 'RP.9', 'RP.10', 'RP.12'],
  touches: (target, facts) => [
    { kind: 'transfer', id: target.id },
    { kind: 'purpose', id: target.purpose_id },
    ...relations(facts, target),
  ],
  after: (facts, target) =>
    nothingMissing(facts, target) ?? { ...facts, storage: transferred(facts.storage, target, facts.as_of) },
  rules: [
    // Reading G9: a network counts as closed when somebody vouches for it.
    (_, { network, network_certified }) =>
      network === 'closed_lan' && network_certified === null ? broken('network_not_certified') : null,
    // 《个人信息保护法》第四十条: who has not counted cannot know that fewer have gone.
    ({ storage }, { abroad }) =>
      abroad !== null &&
      abroad.mechanism !== 'security_assessment' &&
      storage.abroad_persons_this_year === null
        ? broken('abroad_persons_not_counted')
        : null,
  ],
  subject: ({ purpose_id, device_ids: [deviceId] }, { purpose }) => {
    const version = purpose.purposes.find(({ id }) => id === purpose_id)?.version;
    return {
      purposeId: purpose_id,
      ...(version === undefined ? {} : { purposeVersion: version }),
      ...(deviceId === undefined ? {} : { deviceId }),
    };
  },
});
