import type { DoorView, Way } from '@consentry/contract';

/**
 * Ways to offer, in the order of the door; face never first (R10.4) and, where it just failed, not at
 * all. `named` narrows them to those a problem says work now.
 */
export function orderWays(
  door: DoorView,
  without: readonly Way[],
  named?: readonly string[],
): readonly Way[] {
  const ways = door.ways
    .filter((view) => view.live || view.way === 'face')
    .map((view) => view.way)
    .filter((way) => !without.includes(way) && (named === undefined || named.includes(way)));
  return [...ways.filter((way) => way !== 'face'), ...ways.filter((way) => way === 'face')];
}
