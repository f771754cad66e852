import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import { canonicalJson, EvidenceFile } from '@consentry/contract';
import {
  commitTo,
  deviceLogName,
  type EntrySource,
  FileTiles,
  type Happening,
  KeptCheckpoint,
  LedgerError,
  Log,
  MemoryTiles,
  NoteSigner,
  requireFollowing,
  requireWhole,
  type TileStore,
} from '@consentry/ledger';
import type { Logger } from 'pino';
import type { Now } from '../clock.ts';
import type { Database, Writing } from '../store/database.ts';
import { countEntries, entriesOf, findEntry, headOf, placeEntry, setHead } from './ledger-store.ts';

/** Entries are published within about this time. */
const PUBLISH_MS = 1000;

/** What a device's log is kept with. */
export interface DeviceLogParts {
  readonly database: Database;
  /** Id the device certifies under. */
  readonly device: string;
  /** Ed25519, PKCS#8 in PEM: the device's own. */
  readonly key: string;
  /** Folder of the tiles and the last head; `null` keeps them in memory, for a store that is there, too. */
  readonly folder: string | null;
  readonly now: Now;
  readonly log: Logger;
  /** Told once when the log is found damaged. */
  readonly onDamage?: () => void;
}

/**
 * The device's own evidence log. An entry gets its place in the transaction of what it tells of, and is in a signed
 * head within about a second. What was lost or changed is found at the start and before each signature: then nothing
 * is signed any more, entries still get their places, and the door goes on.
 */
export class DeviceLog implements AsyncDisposable {
  readonly #parts: DeviceLogParts;
  readonly #signer: NoteSigner;
  readonly #log: Log;
  readonly #tiles: TileStore;
  readonly #entries: EntrySource;
  readonly #seen: KeptCheckpoint | null;
  #timer: NodeJS.Timeout | null = null;
  #waiting = true;
  #checked = false;
  #damage: LedgerError | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: DeviceLogParts) {
    this.#parts = parts;
    const { database, folder, key } = parts;
    this.#signer = logSigner(key);
    const origin = this.#signer.key.name;
    this.#tiles = folder === null ? new MemoryTiles() : new FileTiles(folder);
    this.#entries = entriesOf(database);
    this.#seen = folder === null ? null : new KeptCheckpoint(join(folder, keptName(origin)));
    this.#log = new Log({
      signer: this.#signer,
      entries: this.#entries,
      tiles: this.#tiles,
      checkpoints: {
        latest: async () => headOf(database.reading, origin),
        publish: async (note, after) => database.transact((writing) => setHead(writing, origin, note, after)),
      },
    });
  }

  /** Its key as text (C2SP signed-note, Verifier keys). */
  get key(): string {
    return this.#signer.key.toString();
  }

  /** What was found lost or changed; `null` where nothing is known to be. */
  get damage(): LedgerError | null {
    return this.#damage;
  }

  /** The place the next entry gets, in the transaction that writes it. */
  next(writing: Writing): number {
    return countEntries(writing);
  }

  /** Writes an entry, in the transaction of what it tells of. @returns its place */
  add(writing: Writing, happening: Omit<Happening, 'device'>): number {
    this.#waiting = true;
    return placeEntry(writing, commitTo({ ...happening, device: this.#parts.device }));
  }

  /** Publishes what waits, each second from now on. */
  start(): void {
    this.#timer ??= setInterval(() => {
      if (this.#waiting) void this.publish();
    }, PUBLISH_MS);
    this.#timer.unref();
  }

  /** Takes into the tree what waits, and signs the head. Never throws: what fails is tried again. */
  publish(): Promise<void> {
    const next = this.#last.then(() => this.#publish()).catch((error: unknown) => this.#note(error));
    this.#last = next;
    return next;
  }

  /**
   * Checks every tile and every entry against the last head, and that against the one kept beside the store (`fsck`).
   *
   * @returns entries in the tree, and those that only have their place
   * @throws {LedgerError} with what was found first
   */
  async check(): Promise<{ readonly size: number; readonly waiting: number }> {
    await this.#requireFollowing();
    const head = await this.#log.head();
    await requireWhole(this.#tiles, this.#entries, head);
    return { size: head.size, waiting: (await this.#entries.size()) - head.size };
  }

  /** As {@link check}, told and not thrown. */
  async examine(): Promise<{
    readonly size: number | null;
    readonly waiting: number | null;
    readonly damage: { readonly code: string; readonly detail: string } | null;
  }> {
    try {
      return { ...(await this.check()), damage: null };
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return { size: null, waiting: null, damage: { code: error.code, detail: error.message } };
    }
  }

  /** The last head and what proves that it begins with `from` entries; `null` before the first, or where it cannot be read. */
  async headSince(from: number): Promise<{
    readonly checkpoint: string;
    readonly size: number;
    readonly proof: readonly string[];
  } | null> {
    try {
      const { note, size } = await this.#log.head();
      if (note === null) return null;
      const proof = from > size ? [] : await this.#log.proveFrom(from, size);
      return { checkpoint: note, size, proof: proof.map((hash) => hash.toString('base64')) };
    } catch (error) {
      // What else there is to report does not wait for a log that is damaged.
      this.#note(error);
      return null;
    }
  }

  /** Evidence of one entry under the last head; `null` where it is not published, or the log is damaged. */
  async evidence(position: number): Promise<EvidenceFile | null> {
    const found = findEntry(this.#parts.database.reading, position);
    if (found === null || this.#damage !== null) return null;
    try {
      const proof = await this.#log.prove(position);
      if (proof === null) return null;
      const file = { format: 'consentry.evidence@v1', ...found, proof, log: this.key, witnesses: [] };
      return EvidenceFile.parse(JSON.parse(canonicalJson(file)));
    } catch (error) {
      this.#note(error);
      return null;
    }
  }

  /** Adds to a certificate the proof of its entry, where there is one. */
  async proved<C extends { readonly content: { readonly ledger_index?: number | undefined } }>(
    certificate: C,
  ): Promise<C & { readonly evidence?: EvidenceFile }> {
    const { ledger_index: index } = certificate.content;
    const evidence = index === undefined ? null : await this.evidence(index);
    return evidence === null ? certificate : { ...certificate, evidence };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    if (this.#waiting) await this.publish();
    await this.#last;
  }

  async #publish(): Promise<void> {
    if (this.#damage !== null) return;
    this.#waiting = false;
    if (!this.#checked) await this.check();
    else await this.#requireFollowing();
    this.#checked = true;
    await this.#log.integrate();
    const { note } = await this.#log.head();
    if (note !== null) await this.#seen?.write(note);
  }

  async #requireFollowing(): Promise<void> {
    const seen = (await this.#seen?.read()) ?? null;
    await requireFollowing(this.#log, this.#signer.key, seen);
  }

  #note(error: unknown): void {
    const { log, onDamage } = this.#parts;
    if (!(error instanceof LedgerError)) {
      this.#waiting = true;
      log.error({ err: error }, 'the log of this device could not be published');
      return;
    }
    if (this.#damage !== null) return;
    this.#damage = error;
    const { code, message } = error;
    log.error({ code, message }, 'the log of this device is inconsistent; nothing is signed any more');
    onDamage?.();
  }
}

/** The device's key as that of its log. Another key is another log, over the same entries. */
function logSigner(pem: string): NoteSigner {
  const key = createPrivateKey(pem);
  return new NoteSigner('log', deviceLogName(key), key);
}

function keptName(origin: string): string {
  return `head-${origin.split('/').at(-1)}`;
}
