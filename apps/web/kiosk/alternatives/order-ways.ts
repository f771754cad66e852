import type { DoorView, Way } from '@consentry/contract';

/**
 * Ways to offer; where face just failed, it is not among them. `named` narrows them to those a problem
 * says work now.
 */
export function waysOf(door: DoorView, without: readonly Way[], named?: readonly string[]): readonly Way[] {
  return door.ways
    .filter((view) => view.live || view.way === 'face')
    .map((view) => view.way)
    .filter((way) => !without.includes(way) && (named === undefined || named.includes(way)));
}

/** Ways in the order of the alphabet (of pinyin in Chinese), by their titles; face is never first (R10.4). */
export function orderWays(
  ways: readonly Way[],
  titleOf: (way: Way) => string,
  language: string,
): readonly Way[] {
  const { compare } = new Intl.Collator(language);
  const ordered = ways.toSorted((a, b) => compare(titleOf(a), titleOf(b)));
  return ordered[0] === 'face' ? [...ordered.slice(1), 'face'] : ordered;
}
