import type { CheckpointView, CheckpointWay, ParityView } from '@consentry/contract';
import { type Finding, parityFindings } from '@consentry/law';

/** How a way compares with the face: what the law’s bounds find, or that too little is known (R10.2). */
export interface Comparison {
  readonly verdict: 'equal' | 'worse' | 'unknown';
  readonly findings: readonly Finding[];
}

const UNKNOWN: Comparison = { verdict: 'unknown', findings: [] };

/** Compares one way with the face at the same place. What nobody measured is never guessed. */
export function comparisonOf(
  { kind, terms }: Pick<CheckpointWay, 'kind' | 'terms'>,
  { face_terms: faceTerms }: Pick<CheckpointView, 'face_terms'>,
  { ways }: Pick<ParityView, 'ways'>,
): Comparison {
  const cost = (of: ParityView['ways'][number]['way'], asked: CheckpointView['face_terms']) => {
    const measured = ways.find(({ way }) => way === of);
    if (asked === null || measured === undefined) return null;
    const { median_ms, success_permille } = measured;
    if (median_ms === null || success_permille === null) return null;
    return { ...asked, median_ms, success_permille };
  };
  const [other, face] = [cost(kind, terms), cost('face', faceTerms)];
  if (other === null || face === null) return UNKNOWN;
  const findings = parityFindings(other, face);
  return { verdict: findings.length === 0 ? 'equal' : 'worse', findings };
}
