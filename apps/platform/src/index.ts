export {
  CLOCK_MARGIN_MS,
  type HolderState,
  type WithdrawalState,
  holderState,
  withdrawalState,
} from './consent/withdrawal.ts';
export {
  type BundleParts,
  type DeviceSet,
  acknowledge,
  admitted,
  bundleFor,
  grant,
  leaseOf,
  revoke,
  snapshotOf,
} from './device/device-set.ts';
export { keyId, signBundle } from './device/sign-bundle.ts';
export { platformLedger } from './ledger/log-home.ts';
export { isNetwork, serverLog as platformLog } from '@consentry/server';
export { SenderSettings } from '@consentry/server';
export { type Platform, type PlatformOptions, startPlatform } from './platform.ts';
export {
  type OpenWitness,
  openWitness,
  type WitnessOptions,
  witnessSigner,
} from './witness/open-witness.ts';
export { type Pulled, pullOnce } from './witness/pull.ts';
export { serveWitness } from './witness/serve-witness.ts';
