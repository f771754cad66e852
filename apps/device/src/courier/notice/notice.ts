import { createHash } from 'node:crypto';
import type { DoorConfig } from '../purpose/door-config.ts';
import { canonicalJson } from './canonical-json.ts';

/** How long after it was on screen a notice still counts as read. Longer, and it is shown again. */
export const PRESENTATION_LIFE_MS = 10 * 60_000;

/** A notice by its content: the same words have the same digest, everywhere and for ever. */
export interface Notice {
  /** SHA-256 of `canonical`, lower-case hex. */
  readonly digest: string;
  readonly canonical: string;
}

/** Makes the content-addressed notice of one purpose version (§ 第五条第一款; SECURITY.md row 26). */
export function notice(config: DoorConfig, purposeVersion: number): Notice {
  const canonical = canonicalJson({
    v: 1,
    organisation: config.organisation,
    purpose: { id: config.purpose.id, version: purposeVersion, mode: config.purpose.mode },
    notice: config.notice,
  });
  return { digest: createHash('sha256').update(canonical).digest('hex'), canonical };
}
