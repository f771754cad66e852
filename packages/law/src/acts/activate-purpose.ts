import { z } from 'zod';
import { Id } from '../id.ts';
import { purposeFindings } from '../purpose/purpose-findings.ts';
import { purposeOf, thingsOfPurpose } from '../purpose/purpose-of.ts';
import { findingsOf } from '../rule.ts';
import { organisationalAct } from './organisational-act.ts';

const broken = findingsOf(purposeFindings);

/** A purpose that is to begin, or to go on after it was suspended. */
const Target = z.strictObject({ purpose_id: Id });

/**
 * § 第四条, 第九条 “事前”, 第十条: everything that stands before the first face of a purpose, wherever it is
 * taken. What a place asks for stands before `go_live` (§ 第十三条); what becomes due only when people have
 * come, such as a filing (§ 第十五条) or an answer, stands before nothing.
 */
export const activatePurpose = organisationalAct({
  target: Target,
  rows: [
    // What for, whether it is needed, in which way, by whom.
    'R03.1',
    'R04.1',
    'R04.2',
    'R04.3',
    'R19.1',
    'R19.3',
    // What people are told and asked.
    'R05.1',
    'R05.2',
    'R05.5',
    'R05.6',
    'R06.1',
    'R06.3',
    'R06.11',
    'R06.12',
    'R07.1',
    'R07.2',
    // How long, and what was assessed before.
    'R08.4',
    'R09.1',
    'R09.2',
    'R09.5',
    'R09.6',
    // That nobody has to.
    'R10.1',
    'R10.4',
    'R12.1',
    'R12.2',
    'RP.14',
  ],
  touches: ({ purpose_id }, facts) => thingsOfPurpose(facts, purpose_id),
  after: (facts, { purpose_id }) => {
    if (purposeOf(facts, purpose_id) === undefined) return { missing: '/purpose_id' };
    const purposes = facts.purpose.purposes.map((one) =>
      one.id === purpose_id ? { ...one, state: 'active' as const } : one,
    );
    return { ...facts, purpose: { ...facts.purpose, purposes } };
  },
  rules: [
    // § 第八条第二款, 《个人信息保护法》第四十七条: its faces are erased, so what begins is another purpose.
    (facts, { purpose_id }) =>
      purposeOf(facts, purpose_id)?.state === 'ended' ? broken('purpose_has_ended') : null,
  ],
  subject: ({ purpose_id }, facts) => {
    const version = purposeOf(facts, purpose_id)?.version;
    return { purposeId: purpose_id, ...(version === undefined ? {} : { purposeVersion: version }) };
  },
});
