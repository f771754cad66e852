import type { PostureFacts } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { alternativesSection } from '../alternatives/alternatives-facts.ts';
import { assessmentSection } from '../assessment/assessment-facts.ts';
import { noticeSection } from '../notice/notice-facts.ts';
import { purposeSection } from '../purpose/purpose-facts.ts';
import { retentionSection } from '../retention/retention-facts.ts';
import type { PlatformTables } from '../store/tables.ts';
import type { HandedIn } from './handed-in-store.ts';

/** What the facts are gathered for. */
export interface GatheredFor {
  readonly purpose: string;
  /** The notice whose processor counts; left out: that of the purpose in force. */
  readonly notice?: string;
  /** The times of keeping of this prepared version count, not those in force. */
  readonly preparedVersion?: number;
}

/**
 * Gathers the state of the organisation: purposes, notices, assessments, ways and times of keeping from the
 * platform as they are now, everything else from the handed-in document. What nobody handed in or holds
 * stays unknown.
 *
 * @param now epoch milliseconds
 */
export async function gatherFacts(
  reading: Reading<PlatformTables>,
  { facts: handedIn }: Pick<HandedIn, 'facts'>,
  wanted: GatheredFor,
  now: number,
): Promise<PostureFacts> {
  const { purpose, notice, retention, alternatives, ...foreign } = handedIn;
  return {
    ...foreign,
    as_of: new Date(now).toISOString(),
    purpose: await purposeSection(reading, purpose),
    notice: await noticeSection(reading, { notice, scope: handedIn.scope }, wanted),
    retention: await retentionSection(reading, retention, wanted),
    assessment: await assessmentSection(reading),
    alternatives: { ...alternatives, checkpoints: await alternativesSection(reading, now) },
  };
}
