import type { AlternativeFacts } from '@consentry/law';
import type { Door } from '../purpose/door-config.ts';

/**
 * Lists the ways that are not a face, with whether each works at this moment (§ 第十条第一款; R10.1).
 *
 * @param locked ways that this device just now takes no more of, for anybody
 */
export function liveAlternatives(
  door: Door,
  locked: ReadonlySet<AlternativeFacts['kind']>,
): readonly AlternativeFacts[] {
  return door.config.alternatives.map(({ kind, live }) => ({
    kind,
    live: live && !locked.has(kind),
  }));
}
