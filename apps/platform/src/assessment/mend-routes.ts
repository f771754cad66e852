import { AssessmentMends, NoteMended } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { ProblemError, type Reading, type Resource, appendEvent } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { ASSESSMENTS, findAssessment } from './assessment-store.ts';
import { requireAssessment } from './assessment-view.ts';
import { mendsOf } from './mends.ts';

const Params = z.strictObject({ assessment: z.uuid() });
const about = async (
  reading: Reading<PlatformTables>,
  { params: { assessment } }: { readonly params: z.infer<typeof Params> },
): Promise<Resource | null> => ((await findAssessment(reading, assessment)) === null ? null : {});

/** What an assessment found to be mended, and when it was; the assessment stays as it was approved. */
export function mendRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/assessments/:assessment/mends',
    action: 'assessment.read',
    operation: 'assessment.mends',
    summary: 'Lists what an assessment found to be mended, by whom, until when, and what was.',
    params: Params,
    answer: AssessmentMends,
    about,
    read: async (reading, { params: { assessment } }) => ({ body: await viewMends(reading, assessment) }),
  });
  server.command({
    method: 'POST',
    url: '/v1/assessments/:assessment/mends',
    action: 'assessment.write',
    operation: 'assessment.note_mended',
    summary: 'Notes on which day something was mended that an approved assessment found.',
    problems: ['purpose_state'],
    params: Params,
    body: NoteMended,
    answer: AssessmentMends,
    about,
    do: async (writing, { params: { assessment }, body: { mend, done_on } }, { now, principal }) => {
      const found = await requireAssessment(writing, assessment);
      // In a draft it is written, and of one that is replaced nothing is asked any more.
      if (found.state !== 'approved' && found.state !== 'reopened') throw new ProblemError('purpose_state');
      if (mend >= (found.content.guide?.mends ?? []).length) {
        throw new ProblemError('malformed_request', { fields: ['/body/mend'] });
      }
      if (done_on !== null && done_on > civilDateAt(now)) {
        throw new ProblemError('malformed_request', { fields: ['/body/done_on'] });
      }
      const by = actingStaff(principal);
      const row = { done_on, noted_by: by, noted_at: now };
      await writing
        .insertInto('assessment_mends')
        .values({ assessment, mend, ...row })
        .onConflict((on) => on.columns(['assessment', 'mend']).doUpdateSet(row))
        .execute();
      const told = JSON.stringify({ assessment, purpose: found.purpose, mend, done_on, by });
      await appendEvent(writing, ASSESSMENTS, { kind: 'assessment.mended', body: told, at: now });
      return { body: await viewMends(writing, assessment) };
    },
  });
}

async function viewMends(reading: Reading<PlatformTables>, assessment: string): Promise<AssessmentMends> {
  const found = await requireAssessment(reading, assessment);
  const noted = await reading
    .selectFrom('assessment_mends')
    .selectAll()
    .where('assessment', '=', assessment)
    .execute();
  return {
    mends: mendsOf(found, noted).map(({ note, ...mend }) => ({
      ...mend,
      noted: note === null ? null : { by: note.noted_by, at: new Date(note.noted_at).toISOString() },
    })),
  };
}
