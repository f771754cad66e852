import { createHash } from 'node:crypto';
import type { Bundle, Grant, LeaseRequest, SignedBundle } from '@consentry/contract';
import {
  type Asked,
  type BootClock,
  type BundleCrypto,
  type Held,
  type Lease,
  emptyHanded,
  mayMatch,
  takeBundle,
  withdrawnHere,
} from '@consentry/device';
import {
  type DeviceSet,
  acknowledge,
  admitted,
  bundleFor,
  grant,
  revoke,
  snapshotOf,
  withdrawalState,
} from '@consentry/platform';

/** Lease in the model, milliseconds. */
export const TTL = 60_000;
/** Devices and portals of one history. */
export const DEVICES = 3;
export const PORTALS = 2;

/** One thing that happens; numbers are taken modulo what there is. */
export type Step =
  | { readonly kind: 'consent'; readonly portal: number; readonly devices: number }
  | { readonly kind: 'withdraw'; readonly portal: number; readonly consent: number }
  | { readonly kind: 'withdraw_at'; readonly device: number; readonly consent: number }
  | { readonly kind: 'ask'; readonly device: number }
  | { readonly kind: 'deliver' | 'lose' | 'repeat'; readonly message: number }
  | { readonly kind: 'part' | 'heal' | 'restart' | 'reboot'; readonly device: number }
  | { readonly kind: 'restart_portal'; readonly portal: number }
  | { readonly kind: 'set_clock'; readonly portal: number; readonly by: number }
  | { readonly kind: 'pass'; readonly ms: number };

/** The decisions under test; a mutant replaces one. */
export interface Protocol {
  readonly grant: (set: DeviceSet, added: Grant, wall: number) => DeviceSet;
  readonly revoke: (set: DeviceSet, consentId: string, wall: number) => DeviceSet;
  readonly bundleFor: typeof bundleFor;
  readonly takeBundle: typeof takeBundle;
  readonly mayMatch: typeof mayMatch;
  readonly withdrawalState: typeof withdrawalState;
  /** What is left of a lease when the program starts again. */
  readonly restarted: (lease: Lease | null) => Lease | null;
}

export const PROTOCOL: Protocol = {
  grant,
  revoke,
  bundleFor,
  takeBundle,
  mayMatch,
  withdrawalState,
  restarted: () => null,
};

/** What went wrong in a history, and what happened in it at all. */
export interface Outcome {
  readonly violations: readonly string[];
  readonly matches: number;
  readonly effective: number;
  readonly refusals: number;
  /** Bundles that bore changes only. */
  readonly deltas: number;
}

type Message =
  | {
      readonly to: 'platform';
      readonly device: number;
      readonly request: LeaseRequest;
      readonly withdrawn: readonly string[];
    }
  | { readonly to: 'device'; readonly device: number; readonly signed: SignedBundle };

interface Device {
  held: Held;
  lease: Lease | null;
  asked: Asked | null;
  bootId: number;
  bootedAt: number;
  parted: boolean;
  requests: number;
  /** Asks for everything next. */
  whole: boolean;
}

interface Portal {
  /** Error of its wall clock, milliseconds. */
  skew: number;
  /** True time at which this process first saw each withdrawal; its monotonic clock runs true. */
  readonly seen: Map<string, number>;
}

const KEY = '0'.repeat(32);
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Stands for Ed25519 here, where nobody forges: real keys are used where bundles are attacked. */
const sign = (text: string): string => sha(text).repeat(2);
const crypto: BundleCrypto = {
  verify: (_, text, signature) => signature === sign(text),
  digest: sha,
};

/**
 * Lives one history and watches, after every step, what each device would match: nothing after a
 * withdrawal was shown as effective, and nothing later than its acknowledgement and one lease.
 */
export function live(steps: readonly Step[], protocol: Protocol = PROTOCOL): Outcome {
  const world = new World(protocol);
  for (const step of steps) {
    world.do(step);
    world.watch();
  }
  return world.outcome;
}

class World {
  readonly #protocol: Protocol;
  #now = 1_800_000_000_000;
  #consents = 0;
  readonly #sets: DeviceSet[];
  readonly #devices: Device[];
  readonly #portals: Portal[];
  #messages: Message[] = [];
  readonly #ids: string[] = [];
  /** When the platform took each withdrawal. */
  readonly #accepted = new Map<string, number>();
  readonly #effective = new Set<string>();
  readonly #violations: string[] = [];
  #matches = 0;
  #refusals = 0;
  #deltas = 0;

  constructor(protocol: Protocol) {
    this.#protocol = protocol;
    this.#sets = Array.from({ length: DEVICES }, (_, index) => admitted(`device-${index}`, TTL));
    this.#devices = this.#sets.map(({ deviceId }) => ({
      held: emptyHanded(deviceId),
      lease: null,
      asked: null,
      bootId: 0,
      bootedAt: this.#now,
      parted: false,
      requests: 0,
      whole: false,
    }));
    this.#portals = Array.from({ length: PORTALS }, () => ({ skew: 0, seen: new Map() }));
  }

  get outcome(): Outcome {
    return {
      violations: this.#violations,
      matches: this.#matches,
      effective: this.#effective.size,
      refusals: this.#refusals,
      deltas: this.#deltas,
    };
  }

  do(step: Step): void {
    if (step.kind === 'pass') this.#now += step.ms;
    else if (step.kind === 'consent') this.#consent(step.devices, this.#portal(step.portal));
    else if (step.kind === 'withdraw') this.#withdraw(this.#id(step.consent), this.#portal(step.portal));
    else if (step.kind === 'restart_portal') this.#portal(step.portal).seen.clear();
    else if (step.kind === 'set_clock') this.#portal(step.portal).skew += step.by;
    else if ('message' in step) this.#network(step.kind, step.message);
    else
      this.#atDevice(step.kind, this.#device(step.device), 'consent' in step ? this.#id(step.consent) : null);
  }

  #consent(devices: number, { skew }: Portal): void {
    this.#consents += 1;
    const consentId = `00000000-0000-4000-8000-${String(this.#consents).padStart(12, '0')}`;
    this.#ids.push(consentId);
    const added: Grant = {
      consent_id: consentId,
      purpose_id: 'door',
      purpose_version: 1,
      mode: 'verify',
      not_after: '2100-01-01T00:00:00Z',
    };
    for (const [index, set] of this.#sets.entries()) {
      if ((devices >> index) % 2 === 1)
        this.#sets[index] = this.#protocol.grant(set, added, this.#now + skew);
    }
  }

  #withdraw(consentId: string | null, { skew }: Portal): void {
    if (consentId === null || this.#accepted.has(consentId)) return;
    this.#accepted.set(consentId, this.#now);
    for (const [index, set] of this.#sets.entries()) {
      this.#sets[index] = this.#protocol.revoke(set, consentId, this.#now + skew);
    }
  }

  #atDevice(
    kind: 'withdraw_at' | 'ask' | 'part' | 'heal' | 'restart' | 'reboot',
    device: Device,
    consentId: string | null,
  ): void {
    if (kind === 'withdraw_at') {
      if (consentId !== null) device.held = withdrawnHere(device.held, consentId);
    } else if (kind === 'ask') this.#ask(device);
    else if (kind === 'part' || kind === 'heal') device.parted = kind === 'part';
    else {
      device.lease = this.#protocol.restarted(device.lease);
      device.asked = null;
      if (kind === 'reboot') {
        device.bootId += 1;
        device.bootedAt = this.#now;
      }
    }
  }

  #ask(device: Device): void {
    device.requests += 1;
    const nonce = sha(`${device.held.deviceId} ${device.bootId} ${device.requests}`).slice(0, 32);
    device.asked = { nonce, bootId: String(device.bootId), sentAt: this.#clock(device).boot };
    this.#messages.push({
      to: 'platform',
      device: this.#devices.indexOf(device),
      request: {
        device_id: device.held.deviceId,
        nonce,
        held_epoch: device.held.epoch,
        whole: device.whole,
        key_generation: device.held.keyGeneration,
      },
      withdrawn: [...device.held.ownTombstones],
    });
  }

  #network(kind: 'deliver' | 'lose' | 'repeat', index: number): void {
    if (this.#messages.length === 0) return;
    const at = index % this.#messages.length;
    const message = this.#messages[at];
    if (message === undefined) return;
    if (kind === 'repeat') this.#messages.push(message);
    else if (kind === 'lose') this.#messages.splice(at, 1);
    else if (this.#devices[message.device]?.parted === false) {
      this.#messages.splice(at, 1);
      if (message.to === 'platform') this.#answer(message);
      else this.#take(message);
    }
  }

  #answer({ device, request, withdrawn }: Extract<Message, { to: 'platform' }>): void {
    for (const consentId of withdrawn) this.#withdraw(consentId, this.#portal(device));
    const set = this.#sets[device];
    if (set === undefined) return;
    this.#sets[device] = acknowledge(set, request.held_epoch);
    const parts = {
      issuedAt: new Date(this.#now).toISOString(),
      digest: sha(snapshotOf(set)),
      keys: { generation: 1, trusted: ['key'] },
    };
    const bundle: Bundle = this.#protocol.bundleFor(set, request, parts);
    if (bundle.base > 0) this.#deltas += 1;
    const payload = JSON.stringify(bundle);
    const signed = { payload, key_id: KEY, signature: sign(`consentry bundle v1\n${payload}`) };
    this.#messages.push({ to: 'device', device, signed });
  }

  #take({ device: index, signed }: Extract<Message, { to: 'device' }>): void {
    const device = this.#device(index);
    if (device.asked === null) return;
    const taken = this.#protocol.takeBundle(device.held, device.asked, signed, this.#clock(device), crypto);
    if ('refused' in taken) {
      this.#refusals += 1;
      device.whole = ['snapshot_differs', 'other_base'].includes(taken.refused);
      return;
    }
    device.asked = null;
    device.whole = false;
    device.held = taken.held;
    device.lease = taken.lease;
  }

  /** Lets every portal look at the withdrawals, then looks at what every device would match. */
  watch(): void {
    for (const { seen } of this.#portals) {
      for (const consentId of this.#accepted.keys()) {
        if (!seen.has(consentId)) seen.set(consentId, this.#now);
        const watched = this.#now - (seen.get(consentId) ?? this.#now);
        if (this.#protocol.withdrawalState(this.#sets, consentId, watched) === 'effective') {
          this.#effective.add(consentId);
        }
      }
    }
    for (const device of this.#devices) for (const consentId of this.#ids) this.#match(device, consentId);
  }

  #match(device: Device, consentId: string): void {
    if (this.#protocol.mayMatch(device.held, device.lease, consentId, this.#clock(device)) !== 'yes') return;
    this.#matches += 1;
    const accepted = this.#accepted.get(consentId);
    if (this.#effective.has(consentId)) this.#violations.push('matched after effective');
    if (accepted !== undefined && this.#now >= accepted + TTL)
      this.#violations.push('matched a lease after the acknowledgement');
    if (device.held.ownTombstones.has(consentId)) this.#violations.push('matched where it was withdrawn');
  }

  #clock(device: Device): BootClock {
    return { bootId: String(device.bootId), boot: this.#now - device.bootedAt };
  }

  #portal(index: number): Portal {
    return this.#portals[index % PORTALS] as Portal;
  }

  #device(index: number): Device {
    return this.#devices[index % DEVICES] as Device;
  }

  #id(index: number): string | null {
    return this.#ids[index % Math.max(this.#ids.length, 1)] ?? null;
  }
}
