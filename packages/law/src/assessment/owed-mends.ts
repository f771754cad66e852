import { countable } from '../posture/deadline-state.ts';
import type { Subject } from '../posture/posture-state.ts';
import { type Deadline, assessmentMendDeadline } from '../time/index.ts';
import type { AssessmentSection } from './assessment-section.ts';

/** What assessments found and nobody mended yet, by the days that the organisation set: practice, not law (R09.2). */
export function owedMends({
  assessments,
}: AssessmentSection): ReadonlyArray<{ readonly deadline: Deadline; readonly of: Subject }> {
  return assessments.flatMap(({ id, to_mend = [] }) =>
    to_mend.flatMap((until) => {
      const deadline = countable(() => assessmentMendDeadline(until));
      return deadline === null ? [] : [{ deadline, of: { kind: 'assessment' as const, id } }];
    }),
  );
}
