import { z } from 'zod';
import { epoch } from '../instant.ts';
import { entrustmentShape } from '../storage/party-section.ts';
import { civilDateAt } from '../time/index.ts';
import { nothingMissing } from './named-things.ts';
import { organisationalAct } from './organisational-act.ts';

/** Whom to let process by instruction, for what, under which contract. */
const Target = z.strictObject(entrustmentShape);

/** 《个人信息保护法》第二十一条、第五十五条; § 第九条第二款: another party is another method. */
export const entrust = organisationalAct({
  target: Target,
  rows: ['R09.5', 'R09.8', 'RP.9'],
  touches: ({ id, purpose_ids }) => [
    { kind: 'entrustment', id },
    ...purpose_ids.map((purpose) => ({ kind: 'purpose', id: purpose }) as const),
  ],
  after: (facts, target) => {
    const { storage, as_of } = facts;
    const entrustment = {
      ...target,
      supervised_on: null,
      records_locked_until: null,
      begun_on: civilDateAt(epoch(as_of)),
      ended_on: null,
      beyond_agreement: 0,
      calls_after_end: 0,
      persons_held: null,
      returned: null,
      passed_on_to: [],
    };
    const others = storage.entrustments.filter(({ id }) => id !== target.id);
    return (
      nothingMissing(facts, target) ?? {
        ...facts,
        storage: { ...storage, entrustments: [...others, entrustment] },
      }
    );
  },
  rules: [],
  subject: ({ purpose_ids: [purposeId] }) => (purposeId === undefined ? {} : { purposeId }),
});
