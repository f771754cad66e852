import { epoch } from '../instant.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import type { PurposeFacts } from '../purpose/index.ts';
import type { Assessment, Configured } from './assessment-section.ts';

/** What one purpose rests on. */
export interface Rests {
  readonly purpose: PostureFacts['purpose']['purposes'][number];
  /** JSON pointers. */
  readonly purposeAt: string;
  readonly of: { readonly kind: 'purpose'; readonly id: string };
  /** The approved assessment that was approved last, of whatever version; `null` without one. */
  readonly assessment: (Assessment & { readonly approved_at: string }) | null;
  readonly assessmentAt: string;
  /** When the present version was first assessed; `null` while it is not. */
  readonly first_approved_at: string | null;
  /** How it is configured; `null` when not known. */
  readonly configured: Configured | null;
  readonly configuredAt: string;
}

interface Listed<T> {
  readonly one: T;
  readonly at: string;
}

function latest({
  assessments,
}: PostureFacts['assessment']): ReadonlyMap<string, Listed<Assessment & { readonly approved_at: string }>> {
  const last = new Map<string, Listed<Assessment & { readonly approved_at: string }>>();
  for (const [index, assessment] of assessments.entries()) {
    const { approved_at, purpose_id } = assessment;
    if (approved_at === null) continue;
    const known = last.get(purpose_id)?.one.approved_at;
    if (known !== undefined && epoch(known) >= epoch(approved_at)) continue;
    last.set(purpose_id, { one: { ...assessment, approved_at }, at: `/assessment/assessments/${index}` });
  }
  return last;
}

/** When each version of each purpose was first assessed. */
function firstApprovals({ assessments }: PostureFacts['assessment']): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { purpose_id, purpose_version, approved_at } of assessments) {
    if (approved_at === null) continue;
    const key = `${purpose_version} ${purpose_id}`;
    const known = first.get(key);
    if (known === undefined || epoch(approved_at) < epoch(known)) first.set(key, approved_at);
  }
  return first;
}

/** Finds, for each purpose in one of these states, the assessment and the configuration it rests on. */
export function restsOf(
  { purpose, assessment }: Pick<PostureFacts, 'purpose' | 'assessment'>,
  states: ReadonlyArray<Rests['purpose']['state']>,
): readonly Rests[] {
  const assessed = latest(assessment);
  const first = firstApprovals(assessment);
  const configured = new Map(
    assessment.configured.map((one, index) => [
      one.purpose_id,
      { one, at: `/assessment/configured/${index}` },
    ]),
  );
  return purpose.purposes.flatMap((one, index) => {
    if (!states.includes(one.state)) return [];
    const found = assessed.get(one.id);
    const set = configured.get(one.id);
    return [
      {
        purpose: one,
        purposeAt: `/purpose/purposes/${index}`,
        of: { kind: 'purpose', id: one.id } as const,
        assessment: found?.one ?? null,
        assessmentAt: found?.at ?? '/assessment/assessments',
        first_approved_at: first.get(`${one.version} ${one.id}`) ?? null,
        configured: set?.one ?? null,
        configuredAt: set?.at ?? '/assessment/configured',
      },
    ];
  });
}

/** The assessment as the gate is told of it. */
export function asGateFacts({ purpose, assessment }: Rests): {
  readonly purpose: Pick<PurposeFacts, 'version' | 'assessment'>;
} {
  const { version } = purpose;
  return {
    purpose: {
      version,
      assessment:
        assessment === null
          ? null
          : {
              id: assessment.id,
              approved_at: assessment.approved_at,
              purpose_version: assessment.purpose_version,
            },
    },
  };
}
