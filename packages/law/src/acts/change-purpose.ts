import { z } from 'zod';
import { Id } from '../id.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { purposeFindings } from '../purpose/purpose-findings.ts';
import { purposeOf, thingsOfPurpose } from '../purpose/purpose-of.ts';
import { PurposeOfProcessor } from '../purpose/purpose-section.ts';
import { findingsOf } from '../rule.ts';
import { changeNotice } from './change-notice.ts';
import { organisationalAct } from './organisational-act.ts';

const broken = findingsOf(purposeFindings);

const Target = z.strictObject({
  /** The purpose as it would be, in its next version; its id names the one that is changed. */
  purpose: PurposeOfProcessor,
  /** The prepared notice that tells the change and is published with it; `null` where none is. */
  notice_id: Id.nullable(),
  /** Persons whose face would be used under the new version on their consent to an older one. */
  carried_over: z.int().min(0),
});
type Target = z.infer<typeof Target>;

/** 《个人信息保护法》第十四条第二款: a consent to the version before is none to this one. */
function consentsAfter(
  { consent }: PostureFacts,
  { purpose, carried_over }: Target,
  modeChanges: boolean,
): PostureFacts['consent']['by_purpose'] {
  return consent.by_purpose.map((one) => {
    if (one.purpose_id !== purpose.id) return one;
    const { held } = one;
    const before = held.current + held.older_notice;
    return {
      ...one,
      held: {
        ...held,
        current: 0,
        older_notice: 0,
        ...(modeChanges
          ? { other_mode: held.other_mode + before }
          : { older_version: held.older_version + before }),
      },
      written: 0,
      evidence_missing: 0,
      receipts_handed: 0,
      without_end: 0,
      used_under_older_notice: 0,
      used_under_older_version: Math.max(one.used_under_older_version, carried_over),
    };
  });
}

/** Nothing was captured or compared under the new version yet. */
function changed(facts: PostureFacts, target: Target, current: PurposeOfProcessor): PostureFacts {
  const { state, used_otherwise } = current;
  const next = { ...target.purpose, state, used_otherwise, comparisons: null };
  return {
    ...facts,
    purpose: {
      ...facts.purpose,
      purposes: facts.purpose.purposes.map((one) => (one.id === current.id ? next : one)),
    },
    consent: {
      ...facts.consent,
      by_purpose: consentsAfter(facts, target, current.mode !== target.purpose.mode),
    },
    assessment: {
      ...facts.assessment,
      configured: facts.assessment.configured.map((one) =>
        one.purpose_id === current.id ? { ...one, first_capture_at: null } : one,
      ),
    },
  };
}

/**
 * § 第四条, 第五条第二款, 第九条, 《个人信息保护法》第十四条第二款: another statement, mode, manner or time of
 * keeping is another version, which is needed, told, consented to and assessed anew. That the filing
 * changes (§ 第十五条, R15.5) is due within 30 working days after it, so it stands before nothing.
 */
export const changePurpose = organisationalAct({
  target: Target,
  rows: [
    'R03.1',
    'R04.1',
    'R04.2',
    'R04.3',
    'R05.1',
    'R05.2',
    'R05.3',
    'R06.7',
    'R06.12',
    'R08.4',
    'R09.1',
    'R09.2',
    'R09.5',
    'R12.2',
  ],
  touches: ({ purpose }, facts) => thingsOfPurpose(facts, purpose.id),
  after: (facts, target) => {
    const current = purposeOf(facts, target.purpose.id);
    if (current === undefined) return { missing: '/purpose/id' };
    const next = changed(facts, target, current);
    if (target.notice_id === null) return next;
    const notice = facts.notice.notices.find(({ id }) => id === target.notice_id);
    if (notice?.purpose_id !== current.id) return { missing: '/notice_id' };
    const told = changeNotice.after(next, { notice_id: target.notice_id });
    return 'missing' in told ? told : { ...told, purpose: next.purpose };
  },
  rules: [
    (facts, { purpose }) =>
      purposeOf(facts, purpose.id)?.state === 'ended' ? broken('purpose_has_ended') : null,
    // What has begun is changed by a new version; a draft may be written anew.
    (facts, { purpose }) => {
      const current = purposeOf(facts, purpose.id);
      if (current === undefined || current.state === 'draft') return null;
      return purpose.version === current.version + 1 ? null : broken('purpose_changed_without_version');
    },
    (facts, { notice_id }, now) =>
      notice_id === null
        ? null
        : (changeNotice.rules.map((rule) => rule(facts, { notice_id }, now)).find((one) => one !== null) ??
          null),
  ],
  subject: ({ purpose }) => ({ purposeId: purpose.id, purposeVersion: purpose.version }),
});
