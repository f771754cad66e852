import type { CivilDate } from '@consentry/law';
import type { StoredAssessment } from './assessment.ts';
import type { MendTables } from './mend-tables.ts';

export type NotedMend = MendTables['assessment_mends'];
type OfMends = Pick<StoredAssessment, 'assessment' | 'purpose' | 'state' | 'content'>;

/** Lists what an assessment found to be mended, each with what was noted of it since. Pure. */
export function mendsOf({ assessment, content }: OfMends, noted: readonly NotedMend[]) {
  return (content.guide?.mends ?? []).map((mend, at) => {
    const note = noted.find((one) => one.assessment === assessment && one.mend === at) ?? null;
    return { ...mend, done_on: note === null ? mend.done_on : note.done_on, note };
  });
}

/**
 * Finds the days until which something is still to be mended, by assessment. What is said of the same thing in a later
 * assessment of the purpose counts, and what was mended by one is mended; a replaced one asks for nothing. Pure.
 *
 * @param assessments the latest first
 * @param today what is said to be done on a later day is not done
 */
export function openMends(
  assessments: readonly OfMends[],
  noted: readonly NotedMend[],
  today: CivilDate,
): ReadonlyMap<string, readonly CivilDate[]> {
  const all = assessments
    .filter(({ state }) => state !== 'replaced')
    .flatMap((one) =>
      mendsOf(one, noted).map((mend) => ({ ...mend, one, key: `${one.purpose} ${mend.what}` })),
    );
  const settled = new Set(
    all.filter(({ done_on }) => done_on !== null && done_on <= today).map(({ key }) => key),
  );
  const open = new Map<string, CivilDate[]>();
  for (const { key, until, one } of all) {
    if (settled.has(key)) continue;
    settled.add(key);
    const days = open.get(one.assessment) ?? [];
    if (!days.includes(until)) open.set(one.assessment, [...days, until]);
  }
  return open;
}
