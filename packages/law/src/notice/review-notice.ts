import { consentFindings } from '../consent/consent-findings.ts';
import type { Finding } from '../finding.ts';
import type { PurposeOfProcessor } from '../purpose/purpose-section.ts';
import { findingsOf } from '../rule.ts';
import { mattersMissing, unclear, untruths } from './notice-posture-told.ts';
import type { ProcessorFacts } from './notice-facts.ts';
import { processorIsNamed } from './notice.ts';
import { noticeFindings } from './notice-findings.ts';
import type { NoticeSection } from './notice-section.ts';

const broken = findingsOf(noticeFindings);
const openEnded = findingsOf(consentFindings);

/** A notice while it is written; `id` is only a name for it. */
export type WrittenNotice = Pick<
  NoticeSection['notices'][number],
  | 'id'
  | 'tells'
  | 'retention_days'
  | 'mode'
  | 'storage_place'
  | 'recipient_organisation_ids'
  | 'legibility'
  | 'languages'
  | 'open_ended_terms'
  | 'replaces'
  | 'changed_part_digest'
>;

/** What the words of a notice are held against. */
interface NoticeReality {
  readonly processor: ProcessorFacts;
  readonly purpose: Pick<PurposeOfProcessor, 'mode' | 'retention_days'>;
  /** Where face information is really kept and sent; `null` while nobody has said. */
  readonly flow: Pick<NoticeSection['flows'][number], 'storage_place' | 'recipient_organisation_ids'> | null;
}

/**
 * Reviews the words of a notice before anybody is asked to publish it (§ 第五条第一款、第二款, R05.1 to R05.3,
 * R06.12): the rules of the posture, on this one alone. It permits nothing: `change_notice` does.
 */
export function reviewNotice(
  written: WrittenNotice,
  { processor, purpose, flow }: NoticeReality,
): readonly Finding[] {
  const it = { it: written, at: '/notice/notices/0' };
  const real = flow === null ? undefined : { it: flow, at: '/notice/flows/0' };
  const lapses = [...mattersMissing(it, true), ...untruths(it, purpose, real), ...unclear(it)];
  const unnamed = processorIsNamed({ processor });
  return [
    ...(unnamed === null ? [] : [unnamed]),
    ...lapses.map(({ finding }) => finding),
    ...(written.replaces !== null && written.changed_part_digest === null
      ? [broken('changed_part_missing')]
      : []),
    ...(written.open_ended_terms > 0
      ? [openEnded('notice_open_ended', { count: written.open_ended_terms })]
      : []),
  ];
}
