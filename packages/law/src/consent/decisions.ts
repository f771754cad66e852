import { type At, byPurpose } from '../notice/notices-in-force.ts';
import { type DecidingFact, fact } from '../posture/verdict.ts';
import type { Subject } from '../posture/posture-state.ts';
import type { PurposeOfProcessor, PurposeSection } from '../purpose/purpose-section.ts';
import { runningPurposes } from '../purpose/running-purposes.ts';
import type { ConsentSection } from './consent-section.ts';

type Counts = ConsentSection['by_purpose'][number];
type Form = ConsentSection['forms'][number];

/** A running purpose with what was counted of the decisions on it. */
export interface Decisions extends At<Counts> {
  readonly purpose: PurposeOfProcessor;
  readonly of: Subject;
}

/** The decisions on each running purpose, and the purposes of which nobody has counted them. */
export function decisionsOn(
  purpose: PurposeSection,
  { by_purpose }: ConsentSection,
): { readonly known: readonly Decisions[]; readonly unknown: readonly DecidingFact[] } {
  const counted = byPurpose(by_purpose, '/consent/by_purpose');
  const running = runningPurposes(purpose).map((one) => ({ ...one, counts: counted.get(one.purpose.id) }));
  return {
    known: running.flatMap(({ purpose: of, counts }) =>
      counts === undefined ? [] : [{ ...counts, purpose: of, of: { kind: 'purpose', id: of.id } as const }],
    ),
    unknown: running.flatMap(({ purpose: { id }, counts }) =>
      counts === undefined ? [fact('/consent/by_purpose', id)] : [],
    ),
  };
}

/** The forms by which people are asked now. */
export function formsInUse({ forms }: ConsentSection): ReadonlyArray<At<Form>> {
  return forms.map((it, index) => ({ it, at: `/consent/forms/${index}` })).filter(({ it }) => it.in_use);
}

/** Names a form as what a lapse is about. */
export function ofForm({ id }: Form): Subject {
  return { kind: 'consent_form', id };
}

/** Purposes for which counsel approved that the service cannot be had without the face. */
export function necessaryPurposes({ necessity_claims }: ConsentSection): ReadonlySet<string> {
  return new Set(
    necessity_claims.filter(({ approval }) => approval !== null).map(({ purpose_id }) => purpose_id),
  );
}
