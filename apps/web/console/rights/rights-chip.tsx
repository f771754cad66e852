import type { RightsState } from '@consentry/contract';
import { StatusChip } from '@consentry/ui';
import { useRightsWords } from './words.ts';

const TONES = { received: 'note', in_hand: 'note', granted: 'ok', refused: 'problem' } as const;

/** The state of a request. */
export function RightsChip({ state }: { readonly state: RightsState }) {
  const { m } = useRightsWords();
  return <StatusChip tone={TONES[state]}>{m.states[state]}</StatusChip>;
}
