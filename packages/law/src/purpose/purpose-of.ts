import type { PostureFacts } from '../posture/posture-facts.ts';
import type { Subject } from '../posture/posture-state.ts';
import type { PurposeOfProcessor } from './purpose-section.ts';

/** A purpose by its id. */
export function purposeOf({ purpose }: PostureFacts, purposeId: string): PurposeOfProcessor | undefined {
  return purpose.purposes.find(({ id }) => id === purposeId);
}

/** A purpose and everything that is there for it alone: what a lapse can be about when it begins or changes. */
export function thingsOfPurpose(facts: PostureFacts, purposeId: string): readonly Subject[] {
  const { notice, consent, alternatives, assessment, scope } = facts;
  return [
    { kind: 'purpose', id: purposeId },
    ...subjects(
      'notice',
      [...notice.notices, ...alternatives.texts].filter(
        ({ purpose_id }) => purpose_id === null || purpose_id === purposeId,
      ),
    ),
    ...subjects(
      'consent_form',
      consent.forms.filter(({ purpose_ids }) => purpose_ids.includes(purposeId)),
    ),
    ...subjects(
      'alternative',
      alternatives.checkpoints.filter(({ purpose_id }) => purpose_id === purposeId),
    ),
    ...subjects(
      'assessment',
      assessment.assessments.filter(({ purpose_id }) => purpose_id === purposeId),
    ),
    ...subjects(
      'organisation',
      scope.organisations.filter(({ parts }) =>
        parts.some(({ purpose_ids }) => purpose_ids.includes(purposeId)),
      ),
    ),
  ];
}

function subjects(kind: Subject['kind'], things: ReadonlyArray<{ readonly id: string }>): readonly Subject[] {
  return things.map(({ id }) => ({ kind, id }));
}
