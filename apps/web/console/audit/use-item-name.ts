import { auditItems } from '@consentry/law';
import { useAuditWords } from './words.ts';

/** Names an item of the guideline by its number and what it is about. */
export function useItemName(): (item: number) => string {
  const { m, pick, number } = useAuditWords();
  return (item) => {
    const title = auditItems[item - 1];
    return title === undefined ? m.item(number(item)) : m.itemAbout(number(item), pick(title));
  };
}
