import { changesToReassess } from '@consentry/law';
import { type Database, inTransaction } from '@consentry/server';
import type { Posture } from '../posture/posture-keeper.ts';
import type { PlatformTables } from '../store/tables.ts';
import { readAssessments, reopenAssessments } from './assessment-store.ts';
import { observedNow } from './observed.ts';

/**
 * Re-opens approved assessments that rest on answers which are others now: the purpose, its notice, its times of
 * keeping, recipients or devices changed (§ 第九条第二款, R09.5). Those written without the guide rest on their
 * configuration alone, which `setConfiguration` looks after.
 *
 * @returns their ids
 */
export async function reopenChanged(
  database: Database<PlatformTables>,
  posture: Pick<Posture, 'facts' | 'rows' | 'at'>,
  now: number,
): Promise<readonly string[]> {
  const { reading } = database;
  const { facts } = posture;
  const reopened: string[] = [];
  for (const { assessment, purpose, purpose_version, state, content } of await readAssessments(reading)) {
    if (state !== 'approved' || content.guide === undefined) continue;
    const { observed } = await observedNow(reading, posture, purpose, purpose_version);
    const configured = facts.assessment.configured.find(({ purpose_id }) => purpose_id === purpose);
    const isMinor =
      configured !== undefined && configured.minor_change?.digest === configured.configuration.digest;
    const changes = changesToReassess(content.guide, observed, isMinor);
    if (changes.length === 0) continue;
    const which = (one: { readonly assessment: string }): boolean => one.assessment === assessment;
    const made = await inTransaction(database, (writing) =>
      reopenAssessments(writing, { purpose, because: 'change', which, changes: () => changes }, now),
    );
    reopened.push(...made);
  }
  return reopened;
}
