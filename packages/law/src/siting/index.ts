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
