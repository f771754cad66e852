import {
  BUNDLE_CONTEXT,
  Bundle,
  type Grant,
  type ShareBox,
  SignedBundle,
  snapshotText,
} from '@consentry/contract';

/** What a device holds durably of its bundles. Tombstones only ever grow. */
export interface Held {
  readonly deviceId: string;
  /** Epoch of the last bundle taken; 0 before the first. */
  readonly epoch: number;
  /** SHA-256 of `snapshotText` of that epoch, hex; `null` before the first. */
  readonly digest: string | null;
  readonly grants: ReadonlyMap<string, Grant>;
  /** Of all bundles so far. */
  readonly tombstones: ReadonlySet<string>;
  /** Purposes whose grants rest for a time. */
  readonly stopped: ReadonlySet<string>;
  /** Generation of the platform’s keys that are trusted; 0 for those it joined with. */
  readonly keyGeneration: number;
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
  | 'tombstones_missing'
  | 'other_base'
  | 'snapshot_differs'
  | 'older_keys';

/** What the device cannot compute purely. */
export interface BundleCrypto {
  /** Whether the platform's key of this id signed `BUNDLE_CONTEXT` and this text. */
  readonly verify: (keyId: string, text: string, signature: string) => boolean;
  /** SHA-256, hex. */
  readonly digest: (text: string) => string;
}

export type Taken =
  | {
      readonly held: Held;
      readonly lease: Lease;
      /** PEM of the keys to trust from now on; `null` where they are as before. */
      readonly trusted: readonly string[] | null;
      /** Consents that the platform did not take, and why. */
      readonly refusals: Bundle['refusals'];
      /** Shares of keys, still sealed; `null` where none changed. */
      readonly shares: ShareBox | null;
    }
  | { readonly refused: BundleRefusal };

/** Nothing held: a device that has just been admitted. */
export function emptyHanded(deviceId: string): Held {
  return {
    deviceId,
    epoch: 0,
    digest: null,
    grants: new Map(),
    tombstones: new Set(),
    stopped: new Set(),
    keyGeneration: 0,
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
  if (bundle.keys.generation < held.keyGeneration) return { refused: 'older_keys' };
  if (bundle.base !== 0 && bundle.base !== held.epoch) return { refused: 'other_base' };
  const { epoch, digest } = bundle;
  if (epoch === held.epoch && digest !== held.digest) return { refused: 'epoch_with_other_content' };
  const members = membersAfter(held, bundle);
  if (!held.tombstones.isSubsetOf(members.tombstones)) return { refused: 'tombstones_missing' };
  if (bundle.grants.some(({ consent_id }) => members.tombstones.has(consent_id)))
    return { refused: 'malformed' };
  // A digest that was checked before needs no other computing: most renewals change nothing.
  const same =
    digest === held.digest && members.grants === held.grants && equal(members.stopped, held.stopped);
  if (!same && crypto.digest(textOf(members)) !== digest) return { refused: 'snapshot_differs' };
  const { generation, trusted } = bundle.keys;
  return {
    held: { ...held, ...members, epoch, digest, keyGeneration: generation },
    trusted: generation === held.keyGeneration ? null : trusted,
    refusals: bundle.refusals,
    shares: bundle.shares ?? null,
    lease: {
      bootId: asked.bootId,
      from: asked.sentAt,
      ttl: bundle.lease_ttl_ms,
      issuedAt: Date.parse(bundle.issued_at),
    },
  };
}

type Members = Pick<Held, 'grants' | 'tombstones' | 'stopped'>;

function isEmpty({ grants, tombstones }: Bundle): boolean {
  return grants.length === 0 && tombstones.length === 0;
}

function equal(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && one.isSubsetOf(other);
}

/** Puts a bundle into what is held; one without a base takes its place. A grant goes by its tombstone alone. */
function membersAfter(held: Held, bundle: Bundle): Members {
  const stopped = new Set(bundle.stopped);
  const fresh = bundle.grants.map((grant) => [grant.consent_id, grant] as const);
  if (bundle.base === 0) return { grants: new Map(fresh), tombstones: new Set(bundle.tombstones), stopped };
  if (isEmpty(bundle)) return { grants: held.grants, tombstones: held.tombstones, stopped };
  const grants = new Map([...held.grants, ...fresh]);
  for (const consent of bundle.tombstones) grants.delete(consent);
  return { grants, tombstones: held.tombstones.union(new Set(bundle.tombstones)), stopped };
}

/** Writes what is held in the form whose digest a bundle bears. */
export function textOf({ grants, tombstones, stopped }: Members): string {
  return snapshotText(grants.values(), tombstones, stopped);
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

/**
 * Tells the platform's time by a lease that runs: what it said, and what the boot clock counted since the
 * request, which is never too little.
 *
 * @returns epoch milliseconds, or `null` where no lease runs
 */
export function timeUnder(lease: Lease | null, clock: BootClock): number | null {
  if (lease === null || lease.bootId !== clock.bootId) return null;
  const age = clock.boot - lease.from;
  return age >= 0 && age < lease.ttl ? lease.issuedAt + age : null;
}

/** Whether a template may be compared now, or why not. */
export type MayMatch = 'yes' | 'lease_over' | 'withdrawn' | 'not_granted' | 'stopped' | 'retention_over';

/**
 * Decides by sets and the boot clock. The wall clock has no say: setting it back lengthens neither a
 * lease nor a retention.
 */
export function mayMatch(held: Held, lease: Lease | null, consentId: string, clock: BootClock): MayMatch {
  if (held.tombstones.has(consentId) || held.ownTombstones.has(consentId)) return 'withdrawn';
  const now = timeUnder(lease, clock);
  if (now === null) return 'lease_over';
  const grant = held.grants.get(consentId);
  if (grant === undefined) return 'not_granted';
  if (grant.rests === true || held.stopped.has(grant.purpose_id)) return 'stopped';
  return now < Date.parse(grant.not_after) ? 'yes' : 'retention_over';
}
