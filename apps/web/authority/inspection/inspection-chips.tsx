import type { InspectionState, InspectionView } from '@consentry/contract';
import { CaseChips } from '../case-chips.tsx';
import { useInspectionWords } from './words.ts';

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
  return <CaseChips late={late ? m.late : null} tone={TONES[state]} state={m.states[state]} />;
}
