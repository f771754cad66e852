import { z } from 'zod';
import { Id } from '../id.ts';
import { noticeFindings } from '../notice/notice-findings.ts';
import { byPurpose, noticesInForce } from '../notice/notices-in-force.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { findingsOf } from '../rule.ts';
import { organisationalAct } from './organisational-act.ts';

const broken = findingsOf(noticeFindings);

/** A notice in preparation that is to be published, in the place of the one in force if there is one. */
const Target = z.strictObject({ notice_id: Id });
type Target = z.infer<typeof Target>;
type Shown = PostureFacts['notice']['shown'];

const NOBODY = { persons: 0, current: 0, older: 0, never: 0, older_processed: 0, presentations: 0 };

function draftOf(
  { notice }: PostureFacts,
  { notice_id }: Target,
): PostureFacts['notice']['notices'][number] | undefined {
  return notice.notices.find(({ id, published_at }) => id === notice_id && published_at === null);
}

/**
 * Everybody who was told is then a person who was told an older text, and none was processed since. Whom nobody
 * counted are taken as told an older one too: how people are told comes after the text, and is judged by R05.3.
 */
function shownAfter({ notice, consent, purpose }: PostureFacts, purposeId: string): Shown {
  const held = new Map(consent.by_purpose.map(({ purpose_id, persons }) => [purpose_id, persons]));
  const shown = byPurpose(notice.shown, '/notice/shown');
  return purpose.purposes.map(({ id }) => {
    const counted = shown.get(id)?.it ?? { ...NOBODY, purpose_id: id };
    const uncounted = Math.max(0, (held.get(id) ?? 0) - counted.persons);
    const changed = id === purposeId;
    return {
      ...counted,
      persons: counted.persons + uncounted,
      presentations: counted.presentations + uncounted,
      current: changed ? 0 : counted.current,
      older: counted.older + uncounted + (changed ? counted.current : 0),
      older_processed: changed ? 0 : counted.older_processed,
    };
  });
}

/**
 * § 第五条第二款, 《个人信息保护法》第十四条第二款: what the new text says, and that it says what changed. Of
 * persons who were not told before, and of other notices, nothing stands in its way: it is how they are told.
 */
export const changeNotice = organisationalAct({
  target: Target,
  rows: ['R05.1', 'R05.2', 'R05.3', 'R06.7', 'R06.12'],
  touches: ({ notice_id }) => [{ kind: 'notice', id: notice_id }],
  after: (facts, target) => {
    const draft = draftOf(facts, target);
    if (draft === undefined) return { missing: '/notice_id' };
    const { purpose_id } = draft;
    const current = noticesInForce(facts.notice).get(purpose_id)?.it.id;
    const notices = facts.notice.notices.map((one) => {
      if (one.id === draft.id) return { ...one, published_at: facts.as_of };
      return one.id === current ? { ...one, ended_at: facts.as_of } : one;
    });
    // A purpose in preparation counts as running, so that no half-written notice is published for it.
    const purposes = facts.purpose.purposes.map((one) =>
      one.id === purpose_id ? { ...one, state: 'active' as const } : one,
    );
    return {
      ...facts,
      purpose: { ...facts.purpose, purposes },
      notice: { ...facts.notice, notices, shown: shownAfter(facts, purpose_id) },
    };
  },
  rules: [
    // § 第五条第二款 “应当将变更部分告知个人”: what changed is written against the notice in force.
    (facts, target) => {
      const draft = draftOf(facts, target);
      const current = draft && noticesInForce(facts.notice).get(draft.purpose_id);
      if (draft === undefined || current === undefined) return null;
      return draft.replaces === current.it.id ? null : broken('changed_part_missing');
    },
  ],
  subject: (target, facts) => {
    const draft = draftOf(facts, target);
    return draft === undefined ? {} : { purposeId: draft.purpose_id, purposeVersion: draft.purpose_version };
  },
});
