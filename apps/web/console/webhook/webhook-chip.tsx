import type { WebhookView } from '@consentry/contract';
import { StatusChip } from '@consentry/ui';
import { useWebhookWords } from './words.ts';

/** The state of an endpoint; one that is active and gets nothing through is not well. */
export function WebhookChip({ state, failing_since }: Pick<WebhookView, 'state' | 'failing_since'>) {
  const { m } = useWebhookWords();
  const tone =
    state === 'disabled' ? 'problem' : state === 'paused' || failing_since !== null ? 'note' : 'ok';
  return <StatusChip tone={tone}>{m.states[state]}</StatusChip>;
}
