export { AlternativeFacts, AlternativeKind } from './alternatives-facts.ts';
export { alternativesFindings } from './alternatives-findings.ts';
export { faceIsNotOnlyWay, oneWayIsNotBiometric, whoRefusesHasAWay } from './alternatives.ts';
export { alternativesPosture } from './alternatives-posture.ts';
export { AlternativesSection } from './alternatives-section.ts';
export { parityFindings } from './parity.ts';
