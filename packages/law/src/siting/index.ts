export { DeviceFacts, Point, Space } from './siting-facts.ts';
export { sitingFindings } from './siting-findings.ts';
export {
  captureAreaIsSet,
  deviceIsApproved,
  personStarted,
  publicPlaceHasNeed,
  restsOnUserInitiatedReading,
  signIsUp,
  spaceIsNotForbidden,
} from './siting.ts';
export { sitingPosture } from './siting-posture.ts';
export { SitingSection } from './siting-section.ts';
