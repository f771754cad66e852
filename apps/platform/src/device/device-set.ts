import {
  type Bundle,
  type Grant,
  type LeaseRequest,
  type RefusalReason,
  type ShareBox,
  snapshotText,
} from '@consentry/contract';

/** What one device may match and may no longer match, as the platform keeps it. */
export interface DeviceSet {
  readonly deviceId: string;
  /** Grows by one with each change; the first bundle has epoch 1. */
  readonly epoch: number;
  readonly grants: ReadonlyMap<string, Grant>;
  /** Epoch at which each grant became what it is. */
  readonly granted: ReadonlyMap<string, number>;
  /** Purposes that are not in force, or for which no other way works where the device stands (R10.1). */
  readonly stopped: ReadonlySet<string>;
  /** Withdrawn or ended consents, with the epoch from which every bundle says so. */
  readonly tombstones: ReadonlyMap<string, number>;
  /** Tombstones of consents that were given at this device and not taken. */
  readonly refusals: ReadonlyMap<string, RefusalReason>;
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
    granted: new Map(),
    stopped: new Set(),
    tombstones: new Map(),
    refusals: new Map(),
    acknowledged: 0,
    ttl,
    longestTtl: ttl,
  };
}

/** Lets a device match under a consent; a consent that was ever withdrawn is never granted again. */
export function grant(set: DeviceSet, added: Grant): DeviceSet {
  if (set.tombstones.has(added.consent_id)) return set;
  const epoch = set.epoch + 1;
  return {
    ...set,
    epoch,
    grants: new Map([...set.grants, [added.consent_id, added]]),
    granted: new Map([...set.granted, [added.consent_id, epoch]]),
  };
}

/** Ends a consent at a device for good. Also where it was never granted: a grant may be on its way. */
export function revoke(set: DeviceSet, consentId: string): DeviceSet {
  if (set.tombstones.has(consentId)) return set;
  const epoch = set.epoch + 1;
  const grants = new Map(set.grants);
  const granted = new Map(set.granted);
  grants.delete(consentId);
  granted.delete(consentId);
  return { ...set, epoch, grants, granted, tombstones: new Map([...set.tombstones, [consentId, epoch]]) };
}

/** Ends a consent that was given at this device and that the platform does not take, and says why. */
export function refuse(set: DeviceSet, consentId: string, reason: RefusalReason): DeviceSet {
  if (set.tombstones.has(consentId)) return set;
  return { ...revoke(set, consentId), refusals: new Map([...set.refusals, [consentId, reason]]) };
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

/** What is signed with a set. */
export interface BundleParts {
  /** The platform’s clock, ISO 8601. */
  readonly issuedAt: string;
  /** SHA-256 of `snapshotOf` the set, hex. */
  readonly digest: string;
  readonly keys: Bundle['keys'];
  /** Shares of the grants that `sharesWanted` names, sealed to the device. */
  readonly shares?: ShareBox;
}

/** Writes everything a set holds in the form whose digest its bundles bear. */
export function snapshotOf({ grants, tombstones, stopped }: DeviceSet): string {
  return snapshotText(grants.values(), tombstones.keys(), stopped);
}

/**
 * The bundle that answers a request: what has changed since the epoch the device holds, or everything where
 * it holds nothing or asks for it. No grant goes but by its tombstone, so that changes are never a removal.
 */
export function bundleFor(
  set: DeviceSet,
  request: LeaseRequest,
  { issuedAt, digest, keys, shares }: BundleParts,
): Bundle {
  const base = request.whole || request.held_epoch > set.epoch ? 0 : request.held_epoch;
  const since = (epoch: number | undefined): boolean => base === 0 || (epoch ?? 0) > base;
  // Most requests are renewals of what is held: nothing is looked through for them.
  const [grants, ends] = base === set.epoch ? [[], []] : [[...set.grants.values()], [...set.tombstones]];
  const tombstones = ends.filter(([, epoch]) => since(epoch)).map(([consent]) => consent);
  return {
    v: 1,
    device_id: set.deviceId,
    nonce: request.nonce,
    epoch: set.epoch,
    base,
    digest,
    issued_at: issuedAt,
    lease_ttl_ms: set.ttl,
    grants: grants
      .filter(({ consent_id }) => since(set.granted.get(consent_id)))
      .toSorted((a, b) => (a.consent_id < b.consent_id ? -1 : 1)),
    tombstones: tombstones.toSorted(),
    stopped: [...set.stopped].toSorted(),
    refusals: tombstones.flatMap((consent_id) => {
      const reason = set.refusals.get(consent_id);
      return reason === undefined ? [] : [{ consent_id, reason }];
    }),
    ...(shares === undefined ? {} : { shares }),
    keys,
  };
}

/** The consents whose shares a device has not in memory: those granted since, or all after its start. */
export function sharesWanted(
  set: DeviceSet,
  { share_key, shares_epoch: since = 0 }: LeaseRequest,
): readonly string[] {
  if (share_key === undefined || since === set.epoch) return [];
  // One that went back holds shares of another history.
  const all = since === 0 || since > set.epoch;
  return [...set.grants.keys()].filter((consent) => all || (set.granted.get(consent) ?? 0) > since);
}
