import { levelOf, VaultReply, VaultRequest } from '@consentry/contract';
import { authorize, type Permit } from '@consentry/law';
import { fuse, type Template } from '@consentry/recognition';
import { type Vault, VaultError } from '@consentry/vault';
import type { RequestFrame } from '../pipe/frame.ts';
import { type CaptureFor, Captures } from './captures.ts';
import type { Confinement } from './confinement.ts';
import type { Eyes } from './eyes.ts';
import { type ReplyCode, replyCodeOf } from './reply-code.ts';

type Shares = Extract<VaultRequest, { op: 'shares' }>;
type Erasure = Extract<VaultRequest, { op: 'erasure' }>;
type Observe = Extract<VaultRequest, { op: 'observe' }>;
type Refused = Extract<VaultReply, { outcome: 'refused' }>;

/** A reply names at most this many rows, so that it fits its bound; the courier has the full refusal. */
const REQUIREMENTS_MAX = 16;
const REASONS_MAX = 4;
/** An erasure is settled within this time, and with at most so many others (SECURITY.md 4.3). */
const SETTLE_MS = 60_000;
const SETTLE_MAX = 100;
const NO_MODEL = '0'.repeat(16);

export interface VaultServiceOptions {
  readonly confinement: Confinement;
  readonly device: string;
  /** Whether the store's file system writes over what was there; what is not known is false. */
  readonly overwritesInPlace: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What needs time, or keys, before questions can be answered. */
export interface VaultWorks {
  readonly vault: Vault;
  readonly eyes: Eyes;
  /** Tells whether the frames of one enrolment are all of one person. */
  readonly isOnePerson: (permit: Permit<'enrol'>, templates: readonly Template[]) => boolean;
}

/**
 * Answers the courier's requests, one at a time, in order. Asks the law itself: a courier that is
 * wrong, or not ours, gets no face compared that the law does not allow.
 */
export class VaultService {
  readonly #options: VaultServiceOptions;
  readonly #captures = new Captures();
  #works: VaultWorks | null = null;
  #mustStop = false;

  constructor(options: VaultServiceOptions) {
    this.#options = options;
  }

  /** True once a write failed: the process answers what it has and ends. */
  get mustStop(): boolean {
    return this.#mustStop;
  }

  /** How many captures are open. */
  get captures(): number {
    return this.#captures.size;
  }

  /** Takes models and keys; before, everything is answered by `starting`. @throws when not confined */
  begin(works: VaultWorks): void {
    if (!this.#options.confinement.confined) throw new Error('Not confined: keys stay closed.');
    this.#works = works;
  }

  /** Answers one request and wipes its image. Never throws. */
  async answer({ header, image }: RequestFrame): Promise<VaultReply> {
    let serial = 0;
    try {
      this.#captures.sweep(this.#options.now());
      const value = parseJson(header);
      serial = serialOf(value);
      const request = VaultRequest.safeParse(value);
      if (!request.success || (request.data.op === 'observe') !== image.length > 0) {
        return failed(serial, 'malformed_request');
      }
      return await this.#dispatch(request.data, image);
    } catch (error) {
      if (error instanceof VaultError && error.code === 'store_failed') this.#mustStop = true;
      return failed(serial, replyCodeOf(error));
    } finally {
      image.fill(0);
    }
  }

  /** Forgets captures nobody went on with, and settles erasures nobody asked to settle. Never throws. */
  sweep(): void {
    const now = this.#options.now();
    this.#captures.sweep(now);
    const vault = this.#works?.vault;
    if (vault === undefined || this.#mustStop) return;
    try {
      const { count, since } = vault.unsettled();
      if (since !== null && (count >= SETTLE_MAX || now - since >= SETTLE_MS)) vault.settle();
    } catch {
      this.#mustStop = true;
    }
  }

  /** Wipes every template of an open capture. */
  clear(): void {
    this.#captures.clear();
  }

  async #dispatch(request: VaultRequest, image: Uint8Array): Promise<VaultReply> {
    const { serial } = request;
    const { confined, denied } = this.#options.confinement;
    if (!confined) {
      return request.op === 'hello'
        ? { outcome: 'hello', serial, confined, denied: [...denied], model: NO_MODEL, enrolled: 0 }
        : failed(serial, 'not_confined');
    }
    const works = this.#works;
    if (works === null) return failed(serial, 'starting');
    const { vault, eyes } = works;
    if (request.op === 'observe') return this.#observe(works, request, image);
    if (request.op === 'abandon') {
      this.#captures.forget(request.capture);
      return { outcome: 'done', serial };
    }
    if (request.op === 'erase') return { outcome: 'erased', serial, count: vault.erase(request.consent) };
    if (request.op === 'expire') {
      return { outcome: 'erased', serial, count: vault.expire(this.#options.now()) };
    }
    if (request.op === 'settle') return { outcome: 'settled', serial, count: vault.settle() };
    if (request.op === 'shares') return this.#takeShares(vault, request);
    if (request.op === 'lock') {
      vault.lock();
      return { outcome: 'done', serial };
    }
    if (request.op === 'erasure') return this.#erasure(vault, request);
    const model = eyes.digest.slice(0, 16);
    return { outcome: 'hello', serial, confined, denied: [...denied], model, enrolled: vault.count };
  }

  #takeShares(vault: Vault, { serial, shares }: Shares): VaultReply {
    const taken = shares.map(({ consent, share }) => ({ consent, share: Buffer.from(share, 'hex') }));
    try {
      const count = vault.takeShares(taken);
      // Keys that opened a template by themselves end with their epoch.
      if (vault.unsettled().count > 0) vault.settle();
      return { outcome: 'opened', serial, count };
    } finally {
      for (const { share } of taken) share.fill(0);
    }
  }

  #erasure(vault: Vault, { serial, consent, share_destroyed }: Erasure): VaultReply {
    const erasure = vault.erasure(consent);
    if (erasure === null) return failed(serial, 'not_enrolled');
    const { templates, shares, epochFrom, epochTo } = erasure;
    const { custody, suite } = vault;
    const share = shares === 1 ? 'none' : share_destroyed ? 'destroyed' : 'kept';
    const storage = { overwrites_in_place: this.#options.overwritesInPlace };
    const level = templates === 0 ? null : levelOf({ settled: epochTo !== null, custody, share, storage });
    return {
      outcome: 'erasure',
      serial,
      templates,
      epoch_from: epochFrom,
      epoch_to: epochTo,
      level,
      custody,
      suite,
      share,
    };
  }

  async #observe(works: VaultWorks, request: Observe, image: Uint8Array): Promise<VaultReply> {
    const { serial, capture, act, need, facts } = request;
    if (facts.device.id !== this.#options.device) return failed(serial, 'malformed_request');
    const decision = authorize(act, facts, this.#options.now());
    if (!decision.permitted) {
      this.#captures.forget(capture);
      return { outcome: 'refused', serial, act, requirements: rowsOf(decision.broken) };
    }
    const { permit } = decision;
    const { consent, purpose, device } = facts;
    if (consent === null) return failed(serial, 'malformed_request');
    const begunFor = { act, consent: consent.id, purpose: purpose.id, purposeVersion: purpose.version, need };
    const obstacle = obstacleTo(works.vault, begunFor);
    if (obstacle !== null) {
      this.#captures.forget(capture);
      return failed(serial, obstacle);
    }
    const so = this.#captures.of(capture, begunFor, this.#options.now());
    if (so === null) return failed(serial, 'malformed_request');
    const { template, reasons } = await works.eyes.look(permit, image, device.capture_area);
    if (template === null) {
      return { outcome: 'guidance', serial, reasons: reasons.slice(0, REASONS_MAX), have: so.length, need };
    }
    this.#captures.add(capture, template);
    if (permit.act === 'enrol' && !works.isOnePerson(permit as Permit<'enrol'>, so)) {
      this.#captures.forget(capture);
      return failed(serial, 'frames_differ');
    }
    if (so.length < need) return { outcome: 'more', serial, have: so.length, need };
    try {
      using fused = fuse(so);
      return this.#decide(works.vault, serial, permit, fused, consent);
    } finally {
      this.#captures.forget(capture);
    }
  }

  #decide(
    vault: Vault,
    serial: number,
    permit: Permit<'enrol' | 'verify' | 'identify'>,
    fused: Template,
    consent: { readonly id: string; readonly not_after: string },
  ): VaultReply {
    if (permit.act === 'enrol') {
      vault.enrol(permit as Permit<'enrol'>, fused, Date.parse(consent.not_after));
      return { outcome: 'enrolled', serial };
    }
    const found =
      permit.act === 'verify'
        ? vault.verify(permit as Permit<'verify'>, fused) && consent.id
        : vault.identify(permit as Permit<'identify'>, fused);
    return found === null || found === false
      ? { outcome: 'no_match', serial }
      : { outcome: 'match', serial, consent: found };
  }
}

/** Tells before a photo is decoded that nothing can come of it: no face is looked at for nothing (§ 第四条). */
function obstacleTo(vault: Vault, { act, consent }: CaptureFor): ReplyCode | null {
  if (vault.problems.length > 0) return 'store_failed';
  if (act === 'identify' && vault.count === 0) return 'not_enrolled';
  const standing = vault.standing(consent);
  if (standing === 'erased') return 'erased';
  if (act === 'enrol' && (standing === 'enrolled' || standing === 'sealed')) return 'already_enrolled';
  if (act === 'verify' && standing === 'none') return 'not_enrolled';
  if (act === 'verify' && standing === 'other_model') return 'other_model';
  // Until the platform's share has come.
  if (act === 'verify' && standing === 'sealed') return 'starting';
  return null;
}

function rowsOf(broken: readonly { readonly requirement: Refused['requirements'][number] }[]): string[] {
  return [...new Set(broken.map(({ requirement }) => requirement))].slice(0, REQUIREMENTS_MAX);
}

function failed(serial: number, code: ReplyCode): VaultReply {
  return { outcome: 'error', serial, code };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** The serial of a request that is otherwise wrong, so that the answer can be told from others; 0 where there is none. */
function serialOf(value: unknown): number {
  const serial = typeof value === 'object' && value !== null && 'serial' in value ? value.serial : 0;
  const known = VaultReply.safeParse({ outcome: 'done', serial });
  return known.success ? known.data.serial : 0;
}
