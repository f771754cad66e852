import type { OrderEntry } from '@consentry/contract';
import { StatusChip } from '@consentry/ui';
import { useSupervisionWords } from './words.ts';

const TONES = {
  unread: 'note',
  to_answer: 'note',
  answered: 'plain',
  examined: 'plain',
  to_mend: 'note',
  reported: 'plain',
  closed: 'ok',
} as const;

/** For whom an order waits; a trouble with its authority stands out. */
export function OrderChip({
  order: { state, trouble },
}: {
  readonly order: Pick<OrderEntry, 'state' | 'trouble'>;
}) {
  const { m } = useSupervisionWords();
  return <StatusChip tone={trouble === null ? TONES[state] : 'problem'}>{m.states[state]}</StatusChip>;
}
