import type { KeptTime } from '@consentry/contract';
import { useRetentionWords } from './words.ts';

/** How long something is kept, in words. */
export function useLimitText(): (limit: KeptTime['limit']) => string {
  const { m, number } = useRetentionWords();
  return ({ unit, amount }) => (unit === 'days' ? m.days(number(amount)) : m.seconds(number(amount)));
}
