import type { PurposeObserved } from '@consentry/contract';
import {
  type Evidence,
  type MeasureName,
  type ShownName,
  evidenceHolds,
  guideMeasures,
  observedTexts,
  observedWords,
} from '@consentry/law';
import { runningOf } from './guide-state.ts';
import { useGuideWords } from './words.ts';

/** What evidence there is, and what it says now. */
export function useEvidence(observed: PurposeObserved | null): {
  /** What the system and the review of the law show of a measure now. */
  readonly offered: (measure: MeasureName) => readonly Evidence[];
  /** Equal for the same thing shown, whatever it shows. */
  readonly keyOf: (evidence: Evidence) => string;
  readonly words: (evidence: Evidence) => string;
  /** Why a row of the law stands as it does; empty for anything else. */
  readonly why: (evidence: Evidence) => string;
  readonly tone: (evidence: Evidence) => 'ok' | 'note' | 'problem';
  /** Whether it shows that a measure works, now; `null` where it shows nothing. */
  readonly holds: (evidence: Evidence) => boolean | null;
  readonly holdsText: (evidence: Evidence) => string;
} {
  const { m, pick, date } = useGuideWords();
  const running = observed === null ? null : runningOf(observed);
  const holds = (evidence: Evidence): boolean | null => evidenceHolds(evidence, running);
  return {
    offered: (measure) => {
      if (observed === null) return [];
      const { shown, rows } = guideMeasures[measure];
      const isShown = (name: string): name is ShownName => (shown as readonly string[]).includes(name);
      const read_at = observed.as_of;
      return [
        ...observed.observed.flatMap(({ name, value, path }): Evidence[] =>
          isShown(name) ? [{ kind: 'observed', name, value, path, read_at }] : [],
        ),
        ...observed.rows.flatMap(({ row, state, path, value }): Evidence[] =>
          (rows as readonly string[]).includes(row)
            ? [{ kind: 'row', row, state, path, value, read_at }]
            : [],
        ),
      ];
    },
    keyOf: (evidence) =>
      evidence.kind === 'test'
        ? `test ${evidence.document} ${evidence.what}`
        : evidence.kind === 'row'
          ? `row ${evidence.row}`
          : `observed ${evidence.name}`,
    words: (evidence) => {
      switch (evidence.kind) {
        case 'test':
          return `${evidence.document} · ${date(evidence.tested_on)} · ${evidence.what}`;
        case 'row': {
          const fact = evidence.value === null ? '' : ` · ${evidence.path} = ${String(evidence.value)}`;
          return `${m.pair(m.rowOf(evidence.row), m.rowStates[evidence.state])}${fact}`;
        }
        case 'observed':
          return m.pair(
            pick(observedTexts[evidence.name]),
            pick(observedWords(evidence.name, evidence.value)),
          );
      }
    },
    why: (evidence) => {
      if (evidence.kind !== 'row') return '';
      const now = observed?.rows.find(({ row }) => row === evidence.row);
      return now === undefined ? '' : pick(now.why);
    },
    tone: (evidence) => {
      const now = holds(evidence);
      return now === null ? 'note' : now ? 'ok' : 'problem';
    },
    holds,
    holdsText: (evidence) => {
      const now = holds(evidence);
      return now === null ? m.holds.unknown : now ? m.holds.yes : m.holds.no;
    },
  };
}
