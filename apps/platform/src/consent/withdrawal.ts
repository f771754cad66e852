import type { DeviceSet } from '../device/device-set.ts';

/** Time that clocks of platform and device may differ in running over one lease, milliseconds. */
export const CLOCK_MARGIN_MS = 5000;

/** How far a withdrawal is; `erased` is reported by each holder with a receipt. */
export type WithdrawalState = 'accepted' | 'effective';

/** Why a holder can no longer match, or that it still might. */
export type HolderState = 'acknowledged' | 'lease_over' | 'may_match';

/**
 * Tells whether a device can still match under a withdrawn consent.
 *
 * Every bundle given after the withdrawal has its tombstone, so only leases from before it count: they
 * are over when the longest of them has passed since, on one monotonic clock. A platform that was
 * restarted begins to count anew: it does not know how long it was away.
 *
 * @param watched how long this process has counted since it first saw the withdrawal, milliseconds on
 *   its monotonic clock
 */
export function holderState(
  set: Pick<DeviceSet, 'tombstones' | 'acknowledged' | 'longestTtl'>,
  consentId: string,
  watched: number,
): HolderState {
  const since = set.tombstones.get(consentId);
  if (since !== undefined && set.acknowledged >= since) return 'acknowledged';
  return watched >= set.longestTtl + CLOCK_MARGIN_MS ? 'lease_over' : 'may_match';
}

/**
 * A withdrawal is effective when no holder can match any more, and never said to be before.
 *
 * @param holders every device that was ever granted the consent
 */
export function withdrawalState(
  holders: readonly DeviceSet[],
  consentId: string,
  watched: number,
): WithdrawalState {
  return holders.every((set) => holderState(set, consentId, watched) !== 'may_match')
    ? 'effective'
    : 'accepted';
}
