import type { PurposeEntry } from '@consentry/contract';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { useSharedWords } from '../../shared/settings/words.tsx';

/** Names a purpose by its id; till it is read, or where it may not be, by the id alone. */
export function usePurposeName(): (purpose: string) => string {
  const { pick } = useSharedWords();
  const { data } = useQuery('purpose names', async (signal) => {
    const all: PurposeEntry[] = await Array.fromAsync(platform.purpose.list({}, { signal }));
    return new Map(all.map(({ purpose, statement }) => [purpose, statement]));
  });
  return (purpose) => {
    const statement = data?.get(purpose);
    return statement === undefined ? purpose : pick(statement);
  };
}
