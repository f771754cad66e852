import type { ConsentState } from '@consentry/contract';
import { StatusChip } from '@consentry/ui';
import { useConsentWords } from './words.ts';

/** How a decision stands. */
export function ConsentChip({ state }: { readonly state: ConsentState }) {
  const { m } = useConsentWords();
  return <StatusChip tone={state === 'given' ? 'ok' : 'plain'}>{m.states[state]}</StatusChip>;
}
