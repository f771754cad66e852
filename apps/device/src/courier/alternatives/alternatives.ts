import type { AlternativeFacts } from '@consentry/law';
import type { Door } from '../purpose/door-config.ts';

/**
 * Lists the ways that are not a face, with whether each works at this moment (§ 第十条第一款; R10.1).
 *
 * @param pinLocked PINs are locked for the whole device just now
 */
export function liveAlternatives(door: Door, pinLocked: boolean): readonly AlternativeFacts[] {
  return door.config.alternatives.map(({ kind, live }) => ({
    kind,
    live: live && !(kind === 'pin' && pinLocked),
  }));
}
