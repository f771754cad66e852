import type { HandedInFacts } from '@consentry/contract';
import { ProblemError, type Writing } from '@consentry/server';
import { askLaw } from '../facts/ask-law.ts';
import { gatherFacts } from '../facts/gather-facts.ts';
import { addHandedIn, readHandedIn } from '../facts/handed-in-store.ts';
import { requirePurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredNotice } from './notice.ts';
import { noticesInForce, publishNotice } from './notice-store.ts';

/**
 * Publishes a notice of the version its purpose has now, if the law finds it whole and true (§ 第五条). The
 * notice of a version that is to come is published with that version.
 *
 * @returns the refusal, which is on record; `null` when it is published
 * @throws {ProblemError} `notice_published`, `notice_unchanged`, `notice_of_other_version`,
 *   `purpose_state`, `facts_contradictory`, `facts_stale`
 */
export async function publish(
  writing: Writing<PlatformTables>,
  draft: StoredNotice,
  handedIn: HandedInFacts,
  by: string,
  now: number,
): Promise<ProblemError | null> {
  const { notice, purpose, purpose_version: version } = draft;
  if (draft.state !== 'draft') throw new ProblemError('notice_published');
  const row = await requirePurpose(writing, purpose);
  if (row.state === 'ended') throw new ProblemError('purpose_state');
  if (row.version !== version) throw new ProblemError('notice_of_other_version');
  const [before] = await noticesInForce(writing, purpose);
  if (before?.digest === draft.digest) throw new ProblemError('notice_unchanged');
  const document = await readHandedIn(writing, await addHandedIn(writing, handedIn, by, now));
  const facts = await gatherFacts(writing, document, { purpose, notice }, now);
  const question = {
    act: 'change_notice',
    target: { notice_id: notice },
    facts,
    handedIn: document,
    purpose,
    version,
    proposedBy: null,
    decidedBy: by,
  } as const;
  const refused = await askLaw(writing, question, now);
  if (refused === null) await publishNotice(writing, draft, by, now);
  return refused;
}
