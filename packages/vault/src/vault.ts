import type { CustodyLevel, Suite } from '@consentry/contract';
import { type Permit, type PermitAct, requirePermit } from '@consentry/law';
import { Gallery, identify, type Rule, Template, verify } from '@consentry/recognition';
import { reportOn, type StoreReport } from './check-store.ts';
import { type Problem, problem, readRow } from './examine.ts';
import { eraseSealed, finishErasures, settle } from './finish.ts';
import type { KeyCustody } from './key-custody.ts';
import { type OpenStore, openStore } from './open-store.ts';
import { type Anew, bringAll, sealAnew } from './renew.ts';
import { sealTemplate, SHARE_BYTES } from './sealed-template.ts';
import type { Erasure, TemplateRow } from './template-store.ts';
import { VaultError } from './vault-error.ts';

export interface VaultOptions {
  /** The store's folder, which must exist and be this process's alone. */
  readonly folder: string;
  /** Id of this device: a store opens on no other. */
  readonly device: string;
  /** The suite the store must have; left out: its own, and `std` in a fresh one. */
  readonly suite?: Suite;
  readonly custody: KeyCustody;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Source of random bytes, in production `crypto.randomBytes`. */
  readonly random: (bytes: number) => Uint8Array;
  /** Digest of the models in use, 64 hex digits; only templates of these are compared. */
  readonly model: string;
  /** What a match takes in a gallery, for one act. */
  readonly rule: (gallery: Gallery, act: 'verify' | 'identify') => Rule;
}

/** Where a consent stands in this vault; `sealed` waits for the platform's share of its key. */
export type Standing = 'none' | 'enrolled' | 'sealed' | 'other_model' | 'erased';

interface Entry {
  readonly row: Omit<TemplateRow, 'nonce' | 'ciphertext' | 'tag'>;
  /** `null` for a template that is not open: of another model, or without its share. */
  readonly gallery: Gallery | null;
}

/** What a permit must name before a vault takes it. */
interface Subject {
  readonly consent: string;
  readonly purpose: string;
  readonly purposeVersion: number;
}

/**
 * Opens a vault: takes the store's lock, finishes every erasure and renewal that was broken off, then unseals the
 * templates of the models in use into memory. Templates of other models stay sealed.
 *
 * @throws {VaultError} `store_in_use`, `other_device`, `other_suite`, `suite_mixed`, `root_key_*`, `slots_*`, `store_*`
 * @example
 * await using vault = openVault({ folder, device, custody, now: Date.now, random: randomBytes, model, rule });
 */
export function openVault(options: VaultOptions): Vault {
  using cleanup = new DisposableStack();
  const open = cleanup.use(openStore(options));
  const vault = new Vault(options, open);
  cleanup.move();
  return vault;
}

/** The sealed templates of one device, and the only things that may be done with them. */
export class Vault implements AsyncDisposable {
  readonly #options: VaultOptions;
  readonly #open: OpenStore;
  /** By consent: one template each. */
  readonly #entries = new Map<string, Entry>();
  /** By purpose and version: a consent to one version is not a consent to another. */
  readonly #galleries = new Map<string, Gallery>();
  /** Rules of galleries that have not changed since; making one compares everybody with everybody. */
  readonly #rules = new Map<Gallery, Partial<Record<'verify' | 'identify', Rule>>>();
  /** Shares of consents that have no template yet, to seal it by. */
  readonly #shares = new Map<string, Uint8Array>();
  #problems: readonly Problem[] = [];
  #state: 'open' | 'failed' | 'closed' = 'open';

  /** For `openVault`. */
  constructor(options: VaultOptions, open: OpenStore) {
    this.#options = options;
    this.#open = open;
    const now = options.now();
    finishErasures(open, now);
    bringAll(open, now);
    settle(open, now);
    this.#load();
  }

  /** How many people can be compared. */
  get count(): number {
    let count = 0;
    for (const entry of this.#entries.values()) if (entry.gallery !== null) count++;
    return count;
  }

  get custody(): CustodyLevel {
    return this.#options.custody.level;
  }

  get suite(): Suite {
    return this.#open.suite.name;
  }

  /** What was found broken at opening. While there is anything, nobody is enrolled or compared. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Tells where a consent stands. */
  standing(consent: string): Standing {
    return this.#write(() => {
      if (this.#open.store.isTombstoned(consent)) return 'erased';
      const entry = this.#entries.get(consent);
      if (entry === undefined) return 'none';
      if (entry.gallery !== null) return 'enrolled';
      return entry.row.model === this.#options.model ? 'sealed' : 'other_model';
    });
  }

  /**
   * Seals a template under the permit's consent. It is on the disk when this returns. The caller
   * wipes its own copy.
   *
   * @param notAfter end of retention, milliseconds since the epoch
   * @throws {PermitError} without a living permit to enrol
   * @throws {VaultError} `already_enrolled`, `erased`, `other_model`, `other_consent`, `store_tampered`, `store_failed`
   */
  enrol(permit: Permit<'enrol'>, template: Template, notAfter: number): void {
    const subject = this.#admit(permit, 'enrol');
    const { model, now } = this.#options;
    if (template.model !== model) throw new VaultError('other_model');
    // A date that is none must not become a template without an end.
    if (!(notAfter > now()) || !Number.isSafeInteger(notAfter)) throw new VaultError('erased');
    this.#write(() => {
      if (this.#open.store.isTombstoned(subject.consent)) throw new VaultError('erased');
      const old = this.#entries.get(subject.consent);
      if (old !== undefined && old.row.model === model) throw new VaultError('already_enrolled');
      const gallery = this.#galleryFor(subject.purpose, subject.purposeVersion, template.length);
      if (!gallery.accepts(template)) throw new VaultError('other_model');
      using turned = this.#turned(subject.purpose, template);
      const row = this.#seal(subject, turned, notAfter, old?.row.template ?? null);
      if (old !== undefined) {
        this.#open.slots.destroy(old.row.slot);
        this.#open.store.flush();
      }
      gallery.add(subject.consent, turned);
      this.#rules.delete(gallery);
      this.#entries.set(subject.consent, { row, gallery });
    });
  }

  /**
   * Compares a probe one-to-one with the template of the permit's consent, and with nothing else.
   *
   * @throws {PermitError} without a living permit to verify
   * @throws {VaultError} `not_enrolled`, `sealed`, `erased`, `other_model`, `other_consent`, `store_tampered`
   */
  verify(permit: Permit<'verify'>, probe: Template): boolean {
    const subject = this.#admit(permit, 'verify');
    const { now } = this.#options;
    this.expire(now());
    if (this.standing(subject.consent) === 'erased') throw new VaultError('erased');
    const entry = this.#entries.get(subject.consent);
    if (entry === undefined) throw new VaultError('not_enrolled');
    const { row, gallery } = entry;
    if (row.purpose !== subject.purpose || row.purposeVersion !== subject.purposeVersion) {
      throw new VaultError('other_consent');
    }
    if (gallery === null) throw new VaultError(row.model === this.#options.model ? 'sealed' : 'other_model');
    using turned = this.#turned(subject.purpose, probe);
    return verify(permit, turned, { gallery, key: subject.consent }, this.#ruleOf(gallery, 'verify'), now());
  }

  /**
   * Compares a probe one-to-many with the templates of the permit's purpose whose retention is not
   * over, and gives the consent of the one that matches, or `null`.
   *
   * @throws {PermitError} without a living permit to identify
   * @throws {VaultError} `erased`, `other_consent`, `store_tampered`
   */
  identify(permit: Permit<'identify'>, probe: Template): string | null {
    const subject = this.#admit(permit, 'identify');
    const { now } = this.#options;
    this.expire(now());
    if (this.standing(subject.consent) === 'erased') throw new VaultError('erased');
    const gallery = this.#galleries.get(purposeKey(subject.purpose, subject.purposeVersion));
    if (gallery === undefined || gallery.size === 0) return null;
    using turned = this.#turned(subject.purpose, probe);
    return identify(permit, turned, gallery, this.#ruleOf(gallery, 'identify'), now());
  }

  /**
   * Takes the platform's share of the key of a consent, in memory alone. A template that waits for it opens; one that
   * needed none, or waited for a new rotation, is sealed anew (then {@link settle}); where there is none yet, it will
   * be sealed by it. A share that does not fit opens nothing.
   *
   * @param share 32 bytes; the caller wipes its own copy
   * @returns whether the template of the consent is open now, or will be when it is enrolled
   * @throws {VaultError} `store_failed`
   */
  takeShare(consent: string, share: Uint8Array): boolean {
    return this.takeShares([{ consent, share }]) === 1;
  }

  /** Takes many at once, with few durable writes. @returns how many {@link takeShare} says yes of */
  takeShares(shares: readonly { readonly consent: string; readonly share: Uint8Array }[]): number {
    if (shares.some(({ share }) => share.length !== SHARE_BYTES))
      throw new RangeError('A share has 32 bytes.');
    return this.#write(() => {
      const anew: Anew[] = [];
      let count = 0;
      try {
        for (const { consent, share } of new Map(shares.map((one) => [one.consent, one])).values()) {
          if (this.#openBy(consent, share, anew)) count += 1;
        }
        const rows = anew.length === 0 ? [] : sealAnew(this.#open, anew, this.#options.now());
        for (const row of rows) {
          const gallery = this.#entries.get(row.consent)?.gallery ?? null;
          this.#entries.set(row.consent, { row: withoutSealed(row), gallery });
        }
        return count;
      } finally {
        for (const { plain } of anew) plain.fill(0);
      }
    });
  }

  /** Forgets every share, and wipes the templates that need one: without a lease nothing of them opens. */
  lock(): void {
    for (const share of this.#shares.values()) share.fill(0);
    this.#shares.clear();
    for (const [consent, { row, gallery }] of this.#entries) {
      if (row.shares === 1 || gallery === null) continue;
      gallery.remove(consent);
      this.#rules.delete(gallery);
      this.#entries.set(consent, { row, gallery: null });
    }
  }

  /**
   * Ends a consent here, for ever: tombstone on the disk, gone from memory, key overwritten and read
   * back, ciphertext deleted, WAL cut, and a look that nothing is left (SECURITY.md 4.3). Done again,
   * it does nothing and says so. Copies of the wrapped key that the medium may have kept end with
   * {@link settle}; before that there is no receipt.
   *
   * @returns how many templates were erased: 1, or 0 where there was none
   * @throws {VaultError} `store_failed`: the tombstone may stand, the rest is finished at the next opening
   */
  erase(consent: string): number {
    return this.#write(() => {
      this.#open.store.bury(consent, this.#options.now());
      return this.#finishOne(consent);
    });
  }

  /**
   * Erases everything whose retention is over: `not_after` ≤ `now` (§ 第八条第二款).
   *
   * @param now milliseconds since the epoch
   * @returns how many templates were erased
   */
  expire(now: number): number {
    return this.#write(() => {
      let due = false;
      for (const { row } of this.#entries.values()) due ||= !(row.notAfter > now);
      if (!due) return 0;
      return this.#open.store.expired(now).reduce((count, consent) => count + this.erase(consent), 0);
    });
  }

  /**
   * Goes on to the next epoch where an erasure waits for it: the key that wrapped the destroyed data keys
   * is destroyed, so that no copy of them opens any more. Costs one write a block of 32 slots.
   *
   * @returns how many erasures were settled
   * @throws {VaultError} `store_failed`
   */
  settle(): number {
    return this.#write(() => {
      const count = settle(this.#open, this.#options.now());
      // A new epoch opens with the root key that is here.
      if (this.#open.slots.isOpen)
        this.#problems = this.#problems.filter(({ code }) => code !== 'epoch_unreadable');
      return count;
    });
  }

  /** What the erasure of a consent came to here; `null` where it was not erased. */
  erasure(consent: string): Erasure | null {
    return this.#write(() => this.#open.store.erasureOf(consent));
  }

  /** When the first erasure or replaced key that waits for {@link settle} was made, and how many wait. */
  unsettled(): { readonly count: number; readonly since: number | null } {
    return this.#write(() => {
      const erased = this.#open.store.unsettled().map(({ erasedAt }) => erasedAt);
      const waiting = [...erased, ...this.#open.store.replaced().map(({ at }) => at)];
      return { count: waiting.length, since: waiting.length === 0 ? null : Math.min(...waiting) };
    });
  }

  /** Reads every template and slot again from the disk and reports. Repairs nothing. */
  check(): StoreReport {
    return this.#write(() => reportOn(this.#open, this.custody, this.#options.now()));
  }

  /** Wipes memory and gives the store back. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.lock();
    for (const gallery of this.#galleries.values()) gallery.wipe();
    this.#galleries.clear();
    this.#rules.clear();
    this.#entries.clear();
    this.#open[Symbol.dispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  /** Runs `work`; after a failed write nothing runs any more. */
  #write<T>(work: () => T): T {
    if (this.#state === 'closed') throw new VaultError('store_not_open');
    if (this.#state === 'failed') throw new VaultError('store_failed');
    try {
      return work();
    } catch (cause) {
      if (cause instanceof VaultError && cause.code === 'store_failed') this.#state = 'failed';
      throw cause;
    }
  }

  #admit<A extends PermitAct>(permit: Permit<A>, act: A): Subject {
    requirePermit(permit, [act], this.#options.now());
    const { consentId, purposeId, purposeVersion, deviceId } = permit;
    if (consentId === null || purposeId === null || purposeVersion === null) {
      throw new VaultError('other_consent');
    }
    if (deviceId !== this.#options.device) throw new VaultError('other_consent');
    if (this.#problems.length > 0) throw new VaultError('store_tampered');
    return { consent: consentId, purpose: purposeId, purposeVersion };
  }

  /** Turns a template as those of its purpose are. The caller wipes both. */
  #turned(purpose: string, template: Template): Template {
    const { rotations } = this.#open;
    const turned = rotations.turn(rotations.inForce(this.#options.now()), purpose, template);
    if (turned === null) throw new VaultError('store_tampered');
    return turned;
  }

  /** @param turned by the rotation in force */
  #seal(subject: Subject, turned: Template, notAfter: number, replaces: string | null): Entry['row'] {
    const { random, now } = this.#options;
    const { store, slots, suite, device, rotations } = this.#open;
    const rotation = rotations.inForce(now());
    const stored = { ...subject, template: uuid(random), model: turned.model, notAfter, rotation };
    const plain = turned.toBytes();
    const share = this.#shares.get(subject.consent) ?? null;
    const { key, sealed, shares } = sealTemplate(suite, plain, { ...stored, device }, share, random);
    plain.fill(0);
    try {
      const row = { ...stored, shares, slot: slots.put(key) };
      store.insert({ ...row, ...sealed }, replaces, slots.epoch, now());
      share?.fill(0);
      this.#shares.delete(subject.consent);
      return row;
    } finally {
      key.fill(0);
    }
  }

  /** Opens the template of a consent by a share, or keeps the share for it; what has to be sealed anew goes to `anew`. */
  #openBy(consent: string, share: Uint8Array, anew: Anew[]): boolean {
    const { store, rotations } = this.#open;
    if (store.isTombstoned(consent) || this.#problems.length > 0) return false;
    const entry = this.#entries.get(consent);
    if (entry === undefined) {
      this.#shares.get(consent)?.fill(0);
      this.#shares.set(consent, Uint8Array.from(share));
      return true;
    }
    const { shares } = entry.row;
    if (shares === 2 && entry.gallery !== null) return true;
    const row = store.templateOf(consent);
    const plain = row && readRow(this.#open, row, shares === 2 ? share : null);
    if (row === null || plain === null) return false;
    const isAsItIs = shares === 2 && rotations.hasTurned(row);
    if (!isAsItIs) anew.push({ row, plain, share });
    try {
      const gallery = entry.gallery ?? this.#take(row, plain);
      if (gallery !== null && entry.gallery === null) this.#rules.delete(gallery);
      this.#entries.set(consent, { row: entry.row, gallery });
      return gallery !== null;
    } finally {
      if (isAsItIs) plain.fill(0);
    }
  }

  #ruleOf(gallery: Gallery, act: 'verify' | 'identify'): Rule {
    const rules = this.#rules.get(gallery) ?? {};
    const rule = rules[act] ?? this.#options.rule(gallery, act);
    this.#rules.set(gallery, { ...rules, [act]: rule });
    return rule;
  }

  #galleryFor(purpose: string, version: number, length: number): Gallery {
    const key = purposeKey(purpose, version);
    const gallery = this.#galleries.get(key) ?? new Gallery(this.#options.model, length);
    this.#galleries.set(key, gallery);
    return gallery;
  }

  /** Takes a consent out of memory, then takes the steps on the disk. */
  #finishOne(consent: string): number {
    const gallery = this.#entries.get(consent)?.gallery ?? null;
    if (gallery !== null) {
      gallery.remove(consent);
      this.#rules.delete(gallery);
    }
    this.#entries.delete(consent);
    this.#shares.get(consent)?.fill(0);
    this.#shares.delete(consent);
    const row = eraseSealed(this.#open, consent, this.#options.now());
    if (row === null) return 0;
    this.#problems = this.#problems.filter(({ id }) => id !== row.template);
    return 1;
  }

  #load(): void {
    const { store, slots, rotations } = this.#open;
    const problems: Problem[] = [];
    if (!store.isSound()) problems.push(problem('database_unsound', 'templates.db'));
    if (!slots.isOpen) problems.push(problem('epoch_unreadable', String(slots.epoch)));
    for (const sealed of store.templates()) {
      const row = withoutSealed(sealed);
      if (row.shares === 2) {
        const key = slots.get(row.slot);
        if (key === null || (row.rotation !== null && !rotations.opens(row.rotation)))
          problems.push(problem('template_unreadable', row.template));
        key?.fill(0);
        this.#entries.set(row.consent, { row, gallery: null });
        continue;
      }
      const plain = readRow(this.#open, sealed);
      // Those that open were brought under the rotation in force before.
      const isThere = plain !== null && rotations.hasTurned(row);
      if (!isThere) problems.push(problem('template_unreadable', row.template));
      const gallery = isThere ? this.#take(row, plain) : null;
      plain?.fill(0);
      this.#entries.set(row.consent, { row, gallery });
    }
    this.#problems = problems;
  }

  /** Puts an unsealed template among those to compare; `null` where it is of another model. */
  #take(row: Entry['row'], plain: Uint8Array): Gallery | null {
    const { current } = this.#open.rotations;
    if (row.model !== this.#options.model || current === null) return null;
    using template = this.#open.rotations.bring(row, plain, current);
    if (template === null) return null;
    const gallery = this.#galleryFor(row.purpose, row.purposeVersion, template.length);
    gallery.add(row.consent, template);
    return gallery;
  }
}

function withoutSealed(row: TemplateRow): Entry['row'] {
  const { nonce: _, ciphertext: __, tag: ___, ...rest } = row;
  return rest;
}

function purposeKey(purpose: string, version: number): string {
  return `${version}:${purpose}`;
}

/** Random UUID, version 4 (RFC 9562, 5.4). */
function uuid(random: (bytes: number) => Uint8Array): string {
  const bytes = Buffer.from(random(16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
