export { GroundSource, LiftingGround, isCited } from './lifting-ground.ts';
export { disclosureShape, entrustmentShape, publicationShape } from './party-section.ts';
export { storageFindings } from './storage-findings.ts';
export { storagePosture } from './storage-posture.ts';
export { StorageSection } from './storage-section.ts';
export { transferShape } from './transfer-section.ts';
