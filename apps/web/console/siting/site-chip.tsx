import type { SiteView } from '@consentry/contract';
import { StatusChip } from '@consentry/ui';
import { useSiteWords } from './words.ts';

/** Whether devices may stand there. */
export function SiteChip({ site: { approved_at } }: { readonly site: Pick<SiteView, 'approved_at'> }) {
  const { m } = useSiteWords();
  return approved_at === null ? (
    <StatusChip tone="note">{m.states.waiting}</StatusChip>
  ) : (
    <StatusChip tone="ok">{m.states.approved}</StatusChip>
  );
}
