import type { Bundle, Grant, LeaseRequest } from '@consentry/contract';

/** What one device may match and may no longer match, as the platform keeps it. */
export interface DeviceSet {
  readonly deviceId: string;
  /** Grows by one with each change; the first bundle has epoch 1. */
  readonly epoch: number;
  readonly grants: ReadonlyMap<string, Grant>;
  /** Withdrawn or ended consents, with the epoch from which every bundle says so. */
  readonly tombstones: ReadonlyMap<string, number>;
  /** Highest epoch the device has said it holds durably. */
  readonly acknowledged: number;
  /** Lease of every bundle from now on, milliseconds. */
  readonly ttl: number;
  /** Longest lease that was ever given to this device, milliseconds: one may be out there still. */
  readonly longestTtl: number;
}

/** A device that was admitted and may match nothing yet. */
export function admitted(deviceId: string, ttl: number): DeviceSet {
  return {
    deviceId,
    epoch: 1,
    grants: new Map(),
    tombstones: new Map(),
    acknowledged: 0,
    ttl,
    longestTtl: ttl,
  };
}

/** Lets a device match under a consent; a consent that was ever withdrawn is never granted again. */
export function grant(set: DeviceSet, added: Grant): DeviceSet {
  if (set.tombstones.has(added.consent_id)) return set;
  return {
    ...set,
    epoch: set.epoch + 1,
    grants: new Map([...set.grants, [added.consent_id, added]]),
  };
}

/** Ends a consent at a device for good. Also where it was never granted: a grant may be on its way. */
export function revoke(set: DeviceSet, consentId: string): DeviceSet {
  if (set.tombstones.has(consentId)) return set;
  const epoch = set.epoch + 1;
  const grants = new Map(set.grants);
  grants.delete(consentId);
  return { ...set, epoch, grants, tombstones: new Map([...set.tombstones, [consentId, epoch]]) };
}

/** Takes a device's word of what it holds. It cannot hold what was never made. */
export function acknowledge(set: DeviceSet, heldEpoch: number): DeviceSet {
  if (heldEpoch > set.epoch)
    throw new RangeError(`device ${set.deviceId} says it holds an epoch that was never made`);
  return { ...set, acknowledged: Math.max(set.acknowledged, heldEpoch) };
}

/** Sets the lease of the bundles to come. */
export function leaseOf(set: DeviceSet, ttl: number): DeviceSet {
  return { ...set, ttl, longestTtl: Math.max(set.longestTtl, ttl) };
}

/** The bundle that answers a request: always the whole set. */
export function bundleFor(set: DeviceSet, request: LeaseRequest, issuedAt: string): Bundle {
  return {
    v: 1,
    device_id: set.deviceId,
    nonce: request.nonce,
    epoch: set.epoch,
    issued_at: issuedAt,
    lease_ttl_ms: set.ttl,
    grants: [...set.grants.values()].toSorted((a, b) => (a.consent_id < b.consent_id ? -1 : 1)),
    tombstones: [...set.tombstones.keys()].toSorted(),
  };
}
