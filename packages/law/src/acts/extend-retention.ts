import { z } from 'zod';
import { Id } from '../id.ts';
import { purposeFindings } from '../purpose/purpose-findings.ts';
import { purposeOf } from '../purpose/purpose-of.ts';
import { findingsOf } from '../rule.ts';
import { LiftingGround } from '../storage/lifting-ground.ts';
import { nothingMissing } from './named-things.ts';
import { organisationalAct } from './organisational-act.ts';

const broken = findingsOf(purposeFindings);

/** How long one kind would be kept for a purpose, and what is relied on for more than the purpose needs. */
const Target = z.strictObject({
  purpose_id: Id,
  keeps: z.enum(['template', 'video']),
  days: z.int().min(1).max(36_500),
  ground: LiftingGround.nullable(),
});

/**
 * § 第八条第二款: only a law or administrative regulation lifts the shortest necessary time. Consent does not
 * (reading G15), unlike in the first paragraph. The days that the purpose needs are part of the purpose:
 * to change them is `change_purpose`.
 */
export const extendRetention = organisationalAct({
  target: Target,
  rows: ['R08.4'],
  touches: ({ purpose_id }) => [{ kind: 'purpose', id: purpose_id }],
  after: (facts, { purpose_id, keeps, days, ground }) => {
    const missing = nothingMissing(facts, { purpose_id });
    if (missing !== null) return missing;
    const isMeant = (one: { purpose_id: string; keeps: string }): boolean =>
      one.purpose_id === purpose_id && one.keeps === keeps;
    if (!facts.retention.schedule.some(isMeant)) return { missing: '/keeps' };
    const limit = { unit: 'days' as const, amount: days };
    const schedule = facts.retention.schedule.map((one) => (isMeant(one) ? { ...one, limit, ground } : one));
    return { ...facts, retention: { ...facts.retention, schedule } };
  },
  rules: [
    // 《个人信息保护法》第四十七条: what was taken for a purpose that has ended is erased, not kept longer.
    (facts, { purpose_id }) =>
      purposeOf(facts, purpose_id)?.state === 'ended' ? broken('purpose_has_ended') : null,
  ],
  subject: ({ purpose_id }) => ({ purposeId: purpose_id }),
});
