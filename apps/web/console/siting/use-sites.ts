import type { SiteView } from '@consentry/contract';
import { platform } from '../../shared/api/platform.ts';
import { type Query, useQuery } from '../../shared/api/use-query.ts';

/** Every site that whoever is signed in sees. */
export function useSites(): Query<readonly SiteView[]> {
  return useQuery('sites', async (signal) => Array.fromAsync(platform.site.list({}, { signal })));
}
