import type { InspectionState, InspectionView } from '@consentry/contract';
import { StatusChip } from '@consentry/ui';
import { useInspectionWords } from './words.ts';
import './inspection.css';

const TONES: Readonly<Record<InspectionState, 'plain' | 'note' | 'ok'>> = {
  ordered: 'plain',
  answered: 'note',
  examined: 'note',
  rectifying: 'plain',
  reported: 'note',
  closed: 'ok',
};

/** How far an inspection is, and whether a day has passed. */
export function InspectionChips({ state, late }: Pick<InspectionView, 'state' | 'late'>) {
  const { m } = useInspectionWords();
  return (
    <span className="a-chips">
      {late ? (
        <StatusChip tone="problem" icon="clock">
          {m.late}
        </StatusChip>
      ) : null}
      <StatusChip tone={TONES[state]}>{m.states[state]}</StatusChip>
    </span>
  );
}
