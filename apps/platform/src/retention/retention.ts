import type { KeptTime } from '@consentry/contract';

type Limit = KeptTime['limit'];

/** Tells whether one time of keeping is shorter than another; of another unit it is not comparable. */
export function isShorter(after: Limit, before: Limit): boolean {
  return after.unit === before.unit && after.amount < before.amount;
}
