import { REGIONS as ALL } from '@consentry/contract';
import type { BiText } from '@consentry/law';

export { regionName } from '../shared/region-name.ts';

/**
 * Divisions of the first level by their codes (GB/T 2260) where a department here could be competent; one of a city or
 * county is found from there.
 */
export const REGIONS: ReadonlyArray<readonly [code: string, name: BiText]> = ALL.filter(
  ({ code }) => code < '700000',
).map(({ code, name }) => [code, name]);
