import type { DeviceView } from '@consentry/contract';

/**
 * How a device is, as far as the platform knows:
 *
 * - `damaged`: heads of its own log do not follow those before
 * - `not_emptied`: retired, and it has not signed that every face is gone
 * - `behind`: in use, and it has not said that it holds the newest of what it may match
 * - `unheard`: in use, and no head of its own log has come
 * - `resting`: it may not recognise
 * - `emptied`: retired and emptied for good
 * - `well`: in use, with the newest
 */
export const DEVICE_HEALTHS = [
  'damaged',
  'not_emptied',
  'behind',
  'unheard',
  'resting',
  'emptied',
  'well',
] as const;
export type DeviceHealth = (typeof DEVICE_HEALTHS)[number];

/** What the health of a device follows from. */
export type HealthFacts = Pick<DeviceView, 'state' | 'epoch' | 'acknowledged_epoch' | 'log' | 'retirement'>;

/** Tells how a device is; of several troubles the gravest. */
export function deviceHealth(device: HealthFacts): DeviceHealth {
  const { state, epoch, acknowledged_epoch, log, retirement } = device;
  if (log !== null && log.damage !== null) return 'damaged';
  if (state === 'retired') return retirement === null ? 'not_emptied' : 'emptied';
  if (state !== 'approved') return 'resting';
  if (acknowledged_epoch < epoch) return 'behind';
  return log === null ? 'unheard' : 'well';
}
