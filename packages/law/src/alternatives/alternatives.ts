import type { GateFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { findingsOf } from '../rule.ts';
import type { AlternativeKind } from './alternatives-facts.ts';
import { alternativesFindings } from './alternatives-findings.ts';

const broken = findingsOf(alternativesFindings);

/** Other features of the body: “non-face” under § 第十条, but biometric to GB/T 45574 (G35). */
const BIOMETRIC: ReadonlySet<AlternativeKind> = new Set(['fingerprint', 'voice']);

/** Tells whether a way takes another feature of the body. */
export function isBiometric(kind: AlternativeKind): boolean {
  return BIOMETRIC.has(kind);
}

/** § 第十条第一款第一句: finds that the face is the only way at this moment (R10.1, reading G19). */
export function faceIsNotOnlyWay({ alternatives }: Pick<GateFacts, 'alternatives'>): Finding | null {
  return alternatives.some(({ live }) => live) ? null : broken('face_is_only_way');
}

/** § 第十条第一款第二句: finds that a person who says no is left without a way (R10.2). */
export function whoRefusesHasAWay({ alternatives }: Pick<GateFacts, 'alternatives'>): Finding | null {
  return alternatives.some(({ live }) => live) ? null : broken('no_way_for_who_refuses');
}

/** GB/T 45574 6.1 a, a standard: finds that every other way is biometric, too (R10.4, reading G35). */
export function oneWayIsNotBiometric({ alternatives }: Pick<GateFacts, 'alternatives'>): Finding | null {
  const live = alternatives.filter((alternative) => alternative.live);
  if (live.length === 0) return null;
  return live.every(({ kind }) => isBiometric(kind)) ? broken('only_biometric_ways') : null;
}
