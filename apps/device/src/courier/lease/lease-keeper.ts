import { randomBytes } from 'node:crypto';
import { type Grant, HAND_BACK_MAX, SHARES_MAX } from '@consentry/contract';
import type { Logger } from 'pino';
import { iso, type Now } from '../clock.ts';
import type { Certifier } from '../consent/certificate.ts';
import { eraseAll, type Erasures } from '../consent/erasures.ts';
import { findConsent } from '../consent/consent-store.ts';
import type { DeviceLog } from '../ledger/device-log.ts';
import { setToldHead, toldHead } from '../ledger/ledger-store.ts';
import type { Database, Writing } from '../store/database.ts';
import type { VaultLine } from '../vault-line.ts';
import { BOOT_CLOCK_STEP_MS } from './boot-clock.ts';
import { type KeyRing, bundleCrypto } from './bundle-crypto.ts';
import {
  eraseAgain,
  readHeld,
  saveHeld,
  saveOwnTombstone,
  saveRefusal,
  setTombstoneErased,
  tombstonesToErase,
} from './held-store.ts';
import {
  type BootClock,
  type BundleCrypto,
  type Held,
  type Lease,
  type MayMatch,
  type Taken,
  mayMatch,
  takeBundle,
  timeUnder,
  withdrawnHere,
} from './lease.ts';
import { type Link, saveKeys } from './link.ts';
import { ShareReader } from './share-box.ts';
import { addNews, renumber, reported, unreported } from './outbox.ts';
import { PlatformClient, PlatformRefusal } from './platform-client.ts';

/** Refusals after which everything is asked for instead of the changes. */
const ASK_WHOLE: ReadonlySet<string> = new Set(['snapshot_differs', 'other_base']);

/** Refusals by which the platform has lost what this device holds. */
const SET_BACK: ReadonlySet<string> = new Set(['tombstones_missing', 'epoch_with_other_content']);

/** What keeping a lease needs. */
export interface LeaseParts {
  readonly link: Link;
  readonly database: Database;
  readonly erasures: () => Erasures;
  readonly vault: () => VaultLine;
  readonly certifier: Certifier;
  readonly deviceLog: DeviceLog;
  /** `null` where the system has no clock a lease could be counted on. */
  readonly clock: () => BootClock | null;
  readonly now: Now;
  readonly log: Logger;
}

/** The right of a device that joined a platform to match: what it holds durably, and a lease in memory. */
export class LeaseKeeper {
  readonly #parts: LeaseParts;
  readonly #client: PlatformClient;
  #crypto: BundleCrypto & KeyRing;
  readonly #shareReader = new ShareReader();
  /** Epoch up to which the vault has every share; 0 for none. */
  #sharesEpoch = 0;
  /** Asks for everything next: what is held is not what the platform says it should be. */
  #whole = false;
  #held: Held;
  #lease: Lease | null = null;
  /** Reason the last bundle was not taken: each is reported once in a row. */
  #refused: string | null = null;

  constructor(parts: LeaseParts) {
    this.#parts = parts;
    this.#client = new PlatformClient(parts.link, parts.now);
    this.#crypto = bundleCrypto(parts.link.platformKeys);
    this.#held = readHeld(parts.database.reading, parts.link);
  }

  get client(): PlatformClient {
    return this.#client;
  }

  /** Lease of the last bundle, milliseconds; `null` before the first. */
  get ttl(): number | null {
    return this.#lease?.ttl ?? null;
  }

  /** Whether anything waits to be told to the platform. */
  get owesReport(): boolean {
    return unreported(this.#parts.database.reading).length > 0;
  }

  /** Whether a lease runs now. */
  get running(): boolean {
    return this.platformTime !== null;
  }

  /** The platform's time, epoch milliseconds; `null` where no lease runs. */
  get platformTime(): number | null {
    const clock = this.#parts.clock();
    return clock === null ? null : timeUnder(this.#lease, clock);
  }

  /** The site this device joined at. */
  get site(): string {
    return this.#parts.link.site;
  }

  /** Whether the platform signed this text, by a key that is trusted now. */
  isSigned(text: string, signature: Uint8Array): boolean {
    return this.#crypto.isSigned(text, signature);
  }

  /** Whether a template of this consent may be compared now, or why not. */
  mayMatch(consent: string): MayMatch {
    const clock = this.#parts.clock();
    return clock === null ? 'lease_over' : mayMatch(this.#held, this.#lease, consent, clock);
  }

  /** What the platform granted of a consent, as it is held; `null` where it is not. */
  grantOf(consent: string): Grant | null {
    return this.#held.grants.get(consent) ?? null;
  }

  /** Whether the platform signed that a consent is over: it destroys its share of the key in the same transaction. */
  isTombstoned(consent: string): boolean {
    return this.#held.tombstones.has(consent);
  }

  /** A consent ended at this device: in the transaction that writes it. */
  ended(writing: Writing, consent: string, reason: 'person' | 'staff' | 'superseded' | 'expired'): void {
    if (this.#held.tombstones.has(consent) || this.#held.ownTombstones.has(consent)) return;
    saveOwnTombstone(writing, consent);
    addNews(writing, { kind: 'withdrawn', consent_id: consent, reason }, this.#parts.now());
    // Before the commit: if that fails, the device refuses what it might have matched.
    this.#held = withdrawnHere(this.#held, consent);
  }

  /** Has the vault erase every tombstone of the platform. @returns whether nothing is left */
  async eraseTombstones(): Promise<boolean> {
    const { database, vault, certifier, deviceLog, now } = this.#parts;
    const consents = tombstonesToErase(database.reading);
    const destroyed = (consent: string) => this.isTombstoned(consent);
    const done = await eraseAll((question) => vault().ask(question), consents, destroyed);
    if (done === null) return false;
    if (done.size === 0) return true;
    const certificates = database.transact((writing) =>
      [...done].map(([consent, erased]) => certifier.certify(writing, consent, erased, iso(now()))),
    );
    // Broken off here, the same certificates are found again, and reported then.
    await deviceLog.publish();
    const proved = await Promise.all(certificates.map((certificate) => deviceLog.proved(certificate)));
    database.transact((writing) => {
      for (const certificate of proved) {
        const { consent_id } = certificate.content;
        setTombstoneErased(writing, consent_id, now());
        addNews(writing, { kind: 'erased', consent_id, certificate }, now());
      }
    });
    return true;
  }

  /**
   * Asks for a bundle once and takes it: durable first, then erased what it says is gone, then the lease.
   *
   * @returns whether to ask again at once: the platform has to hear what is held, or to send everything
   * @throws when there was no answer, or the platform gives no lease
   */
  async renew(signal: AbortSignal): Promise<boolean> {
    const { clock, link } = this.#parts;
    const begun = clock();
    if (begun === null) return false;
    const nonce = randomBytes(16).toString('hex');
    const asked = { nonce, bootId: begun.bootId, sentAt: begun.boot - BOOT_CLOCK_STEP_MS };
    const request = {
      device_id: link.device,
      nonce,
      held_epoch: this.#held.epoch,
      whole: this.#whole,
      key_generation: this.#held.keyGeneration,
      share_key: this.#shareReader.publicKey,
      shares_epoch: this.#sharesEpoch,
    };
    const signed = await this.#ask(request, signal);
    if (signed === null) return true;
    const come = clock();
    if (come === null) return false;
    const taken = takeBundle(this.#held, asked, signed, come, this.#crypto);
    if ('refused' in taken) {
      this.#noteRefused(taken.refused);
      const again = !this.#whole && ASK_WHOLE.has(taken.refused);
      this.#whole = again;
      if (!again && SET_BACK.has(taken.refused)) await this.#handBack(signal);
      return again || this.#whole;
    }
    // Keys that sign no bundle are found before they are trusted.
    const trusted = taken.trusted === null ? this.#crypto : bundleCrypto(taken.trusted);
    this.#refused = null;
    this.#whole = false;
    const fresh = [...taken.held.tombstones.difference(this.#held.tombstones)];
    this.#keep(taken, fresh);
    this.#crypto = trusted;
    // Nothing is matched under this lease before what it says is gone is gone.
    if (fresh.length > 0) await this.#parts.vault().eraseNow();
    await this.#handShares(taken, nonce);
    this.#lease = taken.lease;
    return fresh.length > 0 || taken.trusted !== null;
  }

  /** Asks for a bundle. @returns `null` where the platform has lost what this device holds: it has it again */
  async #ask(request: Parameters<PlatformClient['lease']>[0], signal: AbortSignal): Promise<unknown> {
    try {
      return await this.#client.lease(request, signal);
    } catch (error) {
      if (!(error instanceof PlatformRefusal)) throw error;
      // Who is out of use matches nobody from now on, and not when the lease is over.
      if (error.code === 'device_not_approved') this.#lease = null;
      if (error.code !== 'epoch_never_made') throw error;
      await this.#handBack(signal);
      return null;
    }
  }

  /**
   * Gives the platform every end that is held here: its database was put back to an earlier day, and a withdrawal
   * wins all the same. What was erased is erased and reported again.
   */
  async #handBack(signal: AbortSignal): Promise<void> {
    const { database, vault } = this.#parts;
    const consents = [...this.#held.tombstones.union(this.#held.ownTombstones)];
    for (let at = 0; ; at += HAND_BACK_MAX) {
      const last = at + HAND_BACK_MAX >= consents.length;
      const some = consents.slice(at, at + HAND_BACK_MAX);
      await this.#client.handBack(some, last ? this.#held.epoch : null, signal);
      if (last) break;
    }
    database.transact((writing) => eraseAgain(writing));
    await vault().eraseNow();
    this.#whole = true;
  }

  /** The vault process is another one: it has no share any more. */
  sharesLost(): void {
    this.#sharesEpoch = 0;
  }

  /** Where the lease is over, has the vault forget the shares: nothing of what needs them opens until the next. */
  lockIfOver(): void {
    if (this.#sharesEpoch === 0 || this.running) return;
    this.#sharesEpoch = 0;
    void this.#parts
      .vault()
      .ask({ op: 'lock' })
      .catch(() => undefined);
  }

  /** Hands the platform's shares to the vault process, past every disk. Where that fails, all are asked for next. */
  async #handShares({ shares: box, held }: Extract<Taken, { held: Held }>, nonce: string): Promise<void> {
    if (box === null) return;
    const before = this.#sharesEpoch;
    this.#sharesEpoch = 0;
    const { link, vault, log } = this.#parts;
    const shares = this.#shareReader.open(box, { deviceId: link.device, nonce, epoch: held.epoch });
    if (shares === null) return log.error('the shares of keys in a bundle do not open');
    try {
      for (let at = 0; at < shares.length; at += SHARES_MAX) {
        const some = shares
          .slice(at, at + SHARES_MAX)
          .map(({ consent, share }) => ({ consent, share: share.toString('hex') }));
        const reply = await vault().ask({ op: 'shares', shares: some });
        if (reply.outcome !== 'opened') return;
      }
      this.#sharesEpoch = Math.max(before, held.epoch);
    } catch (error) {
      log.warn({ err: error }, 'the vault process did not take the shares of keys');
    } finally {
      for (const { share } of shares) share.fill(0);
    }
  }

  /** Reports what is in the outbox, the head of the device's own log with it, until it is empty. */
  async report(signal: AbortSignal): Promise<void> {
    const { database, now, log } = this.#parts;
    await addHead(this.#parts);
    for (;;) {
      const events = unreported(database.reading);
      if (events.length === 0) return;
      try {
        reported(database, await this.#client.report(events, signal));
      } catch (error) {
        const apart = ['sequence_conflict', 'sequence_gap'];
        if (!(error instanceof PlatformRefusal) || !apart.includes(error.code ?? '')) throw error;
        log.error({ code: error.code }, 'the platform has other reports by these numbers');
        const { reported_sequence, log: held } = await this.#client.view(signal);
        renumber(database, reported_sequence, now());
        database.transact((writing) => setToldHead(writing, null, held?.size ?? 0));
      }
    }
  }

  #keep({ held, trusted, refusals }: Extract<Taken, { held: Held }>, fresh: readonly string[]): void {
    const { database, erasures } = this.#parts;
    const before = this.#held;
    const ended: (readonly [withdrawal: string, consent: string])[] = [];
    // Before the ends: they come from the platform and are not told to it again.
    this.#held = held;
    try {
      database.transact((writing) => {
        saveHeld(writing, before, held);
        if (trusted !== null) saveKeys(writing, trusted, held.keyGeneration);
        for (const { consent_id, reason } of refusals) saveRefusal(writing, consent_id, reason);
        for (const consent of fresh) {
          if (findConsent(writing, consent) === null) continue;
          const refused = refusals.some(({ consent_id }) => consent_id === consent);
          const withdrawal = erasures().accept(
            writing,
            consent,
            refused ? 'expired' : 'person',
            refused ? 'refused_platform' : 'accepted_platform',
          );
          if (withdrawal !== null) ended.push([withdrawal, consent]);
        }
      });
    } catch (error) {
      // What is not durable is not acknowledged.
      this.#held = before;
      throw error;
    }
    for (const [withdrawal, consent] of ended) erasures().effect(withdrawal, consent);
  }

  #noteRefused(refused: string): void {
    const { database, log, now } = this.#parts;
    log.error({ refused }, 'a bundle was not taken');
    if (this.#refused === refused) return;
    this.#refused = refused;
    database.transact((writing) => addNews(writing, { kind: 'alarm', code: 'bundle_refused' }, now()));
  }
}

/** Puts the head of the device's own log into the outbox, where it is another than the one told last. */
export async function addHead({
  database,
  deviceLog,
  now,
}: Pick<LeaseParts, 'database' | 'deviceLog' | 'now'>): Promise<void> {
  const told = toldHead(database.reading);
  const head = await deviceLog.headSince(told.size);
  if (head === null || head.checkpoint === told.note) return;
  const { checkpoint, size, proof } = head;
  database.transact((writing) => {
    setToldHead(writing, checkpoint, size);
    addNews(writing, { kind: 'log_head', checkpoint, from: told.size, proof: [...proof] }, now());
  });
}
