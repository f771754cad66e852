import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { supervisionFindings } from './supervision-findings.ts';
import type { SupervisionSection } from './supervision-section.ts';

const { atRisk } = lapsesOf(supervisionFindings);

type Submission = SupervisionSection['submissions'][number];

/** A number as an authority was told it last. */
interface Told {
  readonly submission: Submission;
  readonly index: number;
  readonly number: number;
}

const CODES = {
  devices: 'device_figures_differ',
  sites: 'site_figures_differ',
  persons: 'person_figures_differ',
} as const satisfies Record<keyof Submission['figures'], string>;

/** The last number that each authority was told, the earliest of these first. */
function lastTold(submissions: readonly Submission[], figure: keyof Submission['figures']): readonly Told[] {
  const last = new Map<string, Told>();
  for (const [index, submission] of submissions.entries()) {
    const number = submission.figures[figure];
    const before = last.get(submission.authority);
    if (number === null || (before && before.submission.submitted_on > submission.submitted_on)) continue;
    last.set(submission.authority, { submission, index, number });
  }
  return [...last.values()].toSorted((a, b) =>
    a.submission.submitted_on < b.submission.submitted_on
      ? -1
      : Number(a.submission.submitted_on > b.submission.submitted_on),
  );
}

/**
 * Compares what each authority was told last with what the next one was told after it. A note on the
 * later one explains the difference.
 */
export function figureLapses(submissions: readonly Submission[]): readonly Lapse[] {
  return (Object.keys(CODES) as Array<keyof typeof CODES>).flatMap((figure) => {
    const told = lastTold(submissions, figure);
    return told.flatMap(({ submission, index, number: other }, at) => {
      const one = told[at - 1]?.number ?? other;
      if (one === other || submission.difference_note !== null) return [];
      return [
        atRisk(CODES[figure], {
          fact: fact(`/supervision/submissions/${index}/figures/${figure}`, other),
          of: { kind: 'record', id: submission.id },
          values: { one, other },
        }),
      ];
    });
  });
}
