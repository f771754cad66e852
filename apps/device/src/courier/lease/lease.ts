import { BUNDLE_CONTEXT, Bundle, type Grant, SignedBundle } from '@consentry/contract';

/** What a device holds durably of its bundles. Tombstones only ever grow. */
export interface Held {
  readonly deviceId: string;
  /** Epoch of the last bundle taken; 0 before the first. */
  readonly epoch: number;
  /** SHA-256 of grants and tombstones of that epoch, hex; `null` before the first. */
  readonly digest: string | null;
  readonly grants: ReadonlyMap<string, Grant>;
  /** Of the last bundle. */
  readonly tombstones: ReadonlySet<string>;
  /** Withdrawn at this device; the platform may not know yet. */
  readonly ownTombstones: ReadonlySet<string>;
}

/** The right to match, for a time. Kept in memory only: a restart ends it. */
export interface Lease {
  readonly bootId: string;
  /** Boot clock at the sending of the request, milliseconds. */
  readonly from: number;
  readonly ttl: number;
  /** The platform's clock when it answered, milliseconds since the epoch. */
  readonly issuedAt: number;
}

/** A request under way. */
export interface Asked {
  readonly nonce: string;
  readonly bootId: string;
  /** Boot clock at sending, milliseconds. */
  readonly sentAt: number;
}

/** Time as a device may trust it: the boot clock goes on in suspend, and nobody can set it. */
export interface BootClock {
  readonly bootId: string;
  /** Milliseconds since boot. */
  readonly boot: number;
}

/** Why a bundle was not taken. Nothing of it is kept then, and the lease is as it was. */
export type BundleRefusal =
  | 'malformed'
  | 'wrong_signature'
  | 'other_device'
  | 'not_asked_for'
  | 'too_late'
  | 'older_epoch'
  | 'epoch_with_other_content'
  | 'tombstones_missing';

/** What the device cannot compute purely. */
export interface BundleCrypto {
  /** Whether the platform's key of this id signed `BUNDLE_CONTEXT` and this text. */
  readonly verify: (keyId: string, text: string, signature: string) => boolean;
  /** SHA-256, hex. */
  readonly digest: (text: string) => string;
}

export type Taken = { readonly held: Held; readonly lease: Lease } | { readonly refused: BundleRefusal };

/** Nothing held: a device that has just been admitted. */
export function emptyHanded(deviceId: string): Held {
  return {
    deviceId,
    epoch: 0,
    digest: null,
    grants: new Map(),
    tombstones: new Set(),
    ownTombstones: new Set(),
  };
}

/**
 * Takes a bundle, whole or not at all (SECURITY.md 4.4). To be made durable, erasures begun, before
 * the lease is used and before the epoch is acknowledged.
 *
 * @param signed anything that came over the network
 * @param asked the one request it may answer; forget it afterwards, whatever the outcome
 */
export function takeBundle(
  held: Held,
  asked: Asked,
  signed: unknown,
  clock: BootClock,
  crypto: BundleCrypto,
): Taken {
  const envelope = SignedBundle.safeParse(signed);
  if (!envelope.success) return { refused: 'malformed' };
  const { payload, key_id, signature } = envelope.data;
  // Nothing of the payload is looked at before its signature.
  if (!crypto.verify(key_id, BUNDLE_CONTEXT + payload, signature)) return { refused: 'wrong_signature' };
  const bundle = parsed(payload);
  if (bundle === null) return { refused: 'malformed' };
  if (bundle.device_id !== held.deviceId) return { refused: 'other_device' };
  if (bundle.nonce !== asked.nonce || clock.bootId !== asked.bootId) return { refused: 'not_asked_for' };
  if (clock.boot - asked.sentAt >= bundle.lease_ttl_ms) return { refused: 'too_late' };
  if (bundle.epoch < held.epoch) return { refused: 'older_epoch' };
  const digest = crypto.digest(JSON.stringify([bundle.grants, bundle.tombstones]));
  if (bundle.epoch === held.epoch && digest !== held.digest) return { refused: 'epoch_with_other_content' };
  const tombstones = new Set(bundle.tombstones);
  if (!held.tombstones.isSubsetOf(tombstones)) return { refused: 'tombstones_missing' };
  const grants = new Map(bundle.grants.map((grant) => [grant.consent_id, grant]));
  return {
    held: { ...held, epoch: bundle.epoch, digest, grants, tombstones },
    lease: {
      bootId: asked.bootId,
      from: asked.sentAt,
      ttl: bundle.lease_ttl_ms,
      issuedAt: Date.parse(bundle.issued_at),
    },
  };
}

function parsed(payload: string): Bundle | null {
  try {
    const bundle = Bundle.safeParse(JSON.parse(payload));
    return bundle.success ? bundle.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A person withdrew at this device: it holds from now on, whatever the platform says later. */
export function withdrawnHere(held: Held, consentId: string): Held {
  return { ...held, ownTombstones: new Set([...held.ownTombstones, consentId]) };
}

/** Whether a template may be compared now, or why not. */
export type MayMatch = 'yes' | 'lease_over' | 'withdrawn' | 'not_granted' | 'retention_over';

/**
 * Decides by sets and the boot clock. The wall clock has no say: setting it back lengthens neither a
 * lease nor a retention (the time is what the platform said, and what the boot clock counted since the
 * request, which is never too little).
 */
export function mayMatch(held: Held, lease: Lease | null, consentId: string, clock: BootClock): MayMatch {
  if (held.tombstones.has(consentId) || held.ownTombstones.has(consentId)) return 'withdrawn';
  if (lease === null || lease.bootId !== clock.bootId) return 'lease_over';
  const age = clock.boot - lease.from;
  if (!(age >= 0 && age < lease.ttl)) return 'lease_over';
  const grant = held.grants.get(consentId);
  if (grant === undefined) return 'not_granted';
  return lease.issuedAt + age < Date.parse(grant.not_after) ? 'yes' : 'retention_over';
}
