export { checkDeviceLog, type DeviceLogReport } from './check-device-log.ts';
export { DoorConfig } from './courier/purpose/door-config.ts';
export type { LogOptions } from './courier/http/log.ts';
export { type Device, type DeviceOptions, startDevice } from './device.ts';
export { DeviceError, type DeviceErrorCode } from './device-error.ts';
export { type ExampleOptions, exampleDoor } from './example-door.ts';
export { checkConfined, renewConfined } from './vault/task.ts';
export type { TaskFailure } from './vault/task-failure.ts';
export { type JoinOptions, joinPlatform } from './join-platform.ts';
export { type Retired, retireDevice, type RetireWays } from './retire-device.ts';
export { OPERATOR_KEY_FILE } from './operator-key.ts';
export {
  type Asked,
  type BootClock,
  type BundleCrypto,
  type BundleRefusal,
  type Held,
  type Lease,
  type MayMatch,
  type Taken,
  emptyHanded,
  mayMatch,
  takeBundle,
  withdrawnHere,
} from './courier/lease/lease.ts';
export { bundleCrypto } from './courier/lease/bundle-crypto.ts';
