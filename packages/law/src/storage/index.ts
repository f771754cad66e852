export { LiftingGround, isCited } from './lifting-ground.ts';
export { storageFindings } from './storage-findings.ts';
export { storagePosture } from './storage-posture.ts';
export { StorageSection } from './storage-section.ts';
