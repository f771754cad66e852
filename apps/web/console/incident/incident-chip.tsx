import type { IncidentView } from '@consentry/contract';
import { StatusChip } from '@consentry/ui';
import { useIncidentWords } from './words.ts';

const TONES = { reported: 'problem', open: 'note', dismissed: 'plain', closed: 'ok' } as const;

/** The state of an incident. */
export function IncidentChip({ state }: { readonly state: IncidentView['state'] }) {
  const { m } = useIncidentWords();
  return <StatusChip tone={TONES[state]}>{m.states[state]}</StatusChip>;
}
