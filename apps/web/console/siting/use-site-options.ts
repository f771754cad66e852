import type { Option } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { useSiteWords } from './words.ts';

/** The sites that may be chosen, by their names; none while they are read. */
export function useSiteOptions(): readonly Option[] {
  const { pick } = useSiteWords();
  const { data = [] } = useQuery('sites to choose', async (signal) =>
    Array.fromAsync(platform.site.list({}, { signal })),
  );
  return data.map(({ site_id, name }) => ({ value: site_id, text: pick(name) }));
}
