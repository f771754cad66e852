import { closeSync, existsSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Sealed } from './aead.ts';
import { createDurable } from './durable-file.ts';
import { begin } from './migrations/0001-begin.ts';
import { erasures } from './migrations/0002-erasures.ts';
import { shares } from './migrations/0003-shares.ts';
import { rotations } from './migrations/0004-rotations.ts';
import { retirement } from './migrations/0005-retirement.ts';
import type { Shares, TemplateBinding } from './sealed-template.ts';
import { VaultError } from './vault-error.ts';

/** Name of the SQLite file in a store folder. */
export const TEMPLATE_STORE_FILE = 'templates.db';

/** One sealed template as it lies on the disk: nothing in it can be compared. */
export interface TemplateRow extends Omit<TemplateBinding, 'device'>, Sealed {
  readonly slot: number;
}

type Bound = string | number | Uint8Array | null;

/** What the erasure of one consent came to. Instants are milliseconds since the epoch. */
export interface Erasure {
  readonly consent: string;
  /** Templates there were: 1, or 0 where the consent had none here. */
  readonly templates: number;
  /** Shares of the key there were; 2 where the platform keeps one. */
  readonly shares: Shares;
  /** Epoch whose key wrapped the data key; `null` where there was none. */
  readonly epochFrom: number | null;
  /** Epoch at whose beginning that key was destroyed; `null` before. */
  readonly epochTo: number | null;
  readonly erasedAt: number;
  /** When no copy of the data key could be unwrapped any more; `null` before. */
  readonly settledAt: number | null;
}

/** Number n of the list is `user_version` n + 1. Append only. */
const MIGRATIONS: readonly string[] = [begin, erasures, shares, rotations, retirement];

/** Settings durability, erasure and the store lock stand on; each is read back after it is set. */
const PRAGMAS: readonly (readonly [name: string, value: string, expected: string | number])[] = [
  // Exclusive first, so that WAL needs no shared-memory file and one process alone holds the store.
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  // NORMAL lost acknowledged writes in 42 of 50 power cuts (SECURITY.md E2).
  ['synchronous', 'FULL', 2],
  ['secure_delete', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  // No temporary file can hold a ciphertext.
  ['temp_store', 'MEMORY', 2],
  ['wal_autocheckpoint', '1000', 1000],
];

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

function text(value: SQLOutputValue | undefined): string {
  if (typeof value !== 'string') throw new VaultError('store_tampered');
  return value;
}

function int(value: SQLOutputValue | undefined): number {
  if (typeof value !== 'number') throw new VaultError('store_tampered');
  return value;
}

function blob(value: SQLOutputValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new VaultError('store_tampered');
  return value;
}

function orNull(value: SQLOutputValue | undefined): number | null {
  return value === null ? null : int(value);
}

function sharesOf(value: SQLOutputValue | undefined): Shares {
  return int(value) === 2 ? 2 : 1;
}

function toRow(row: Record<string, SQLOutputValue>): TemplateRow {
  return {
    template: text(row['template']),
    slot: int(row['slot']),
    consent: text(row['consent']),
    purpose: text(row['purpose']),
    purposeVersion: int(row['purpose_version']),
    model: text(row['model']),
    notAfter: int(row['not_after']),
    nonce: blob(row['nonce']),
    ciphertext: blob(row['ciphertext']),
    tag: blob(row['tag']),
    shares: sharesOf(row['shares']),
    rotation: orNull(row['rotation']),
  };
}

function toErasure(row: Record<string, SQLOutputValue>): Erasure {
  return {
    consent: text(row['consent']),
    templates: int(row['templates']),
    shares: sharesOf(row['shares']),
    epochFrom: orNull(row['epoch_from']),
    epochTo: orNull(row['epoch_to']),
    erasedAt: int(row['erased_at']),
    settledAt: orNull(row['settled_at']),
  };
}

/**
 * Sealed templates and tombstones in SQLite. The only file of the package that may import
 * `node:sqlite`, which ignores the permission model's list of files (STACK.md).
 *
 * A write that returns is on the disk. A write that fails is `store_failed`, and final: the caller
 * stops, and the next open recovers.
 */
export class TemplateStore implements Disposable {
  readonly #db: DatabaseSync;

  private constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /**
   * Opens or makes the file and takes the store's lock, which the kernel frees when the process dies.
   *
   * @throws {VaultError} `store_in_use`, `store_unsafe`, `store_unknown_version`, `store_failed`
   */
  static open(path: string): TemplateStore {
    let db: DatabaseSync;
    try {
      // SQLite would give it the mode of the umask; its WAL takes the mode of the file.
      if (!existsSync(path)) closeSync(createDurable(path));
      db = new DatabaseSync(path, {
        limits: { attach: 0 },
        allowExtension: false,
        enableDoubleQuotedStringLiterals: false,
        defensive: true,
      });
    } catch (cause) {
      throw new VaultError('store_failed', cause);
    }
    try {
      for (const [name, value, expected] of PRAGMAS) {
        db.exec(`PRAGMA ${name} = ${value}`);
        const found = db.prepare(`PRAGMA ${name}`).get();
        if (found === undefined || Object.values(found)[0] !== expected) throw new VaultError('store_unsafe');
      }
      if (db.limits.attach !== 0) throw new VaultError('store_unsafe');
      db.exec('BEGIN EXCLUSIVE');
      migrate(db);
      db.exec('COMMIT');
      return new TemplateStore(db);
    } catch (cause) {
      db.close();
      if (cause instanceof VaultError) throw cause;
      throw new VaultError(isBusy(cause) ? 'store_in_use' : 'store_failed', cause);
    }
  }

  /** Gives the device the store belongs to, and the byte of its suite; `null` while the store is fresh. */
  identity(): { readonly device: string; readonly suite: number } | null {
    const row = this.#one('SELECT device, suite FROM identity');
    return row === undefined ? null : { device: text(row['device']), suite: int(row['suite']) };
  }

  /**
   * Writes whose store this is, once, and brings the folder itself to the disk, with the key files
   * made in it before. Node's permission model refuses `fsync`, so this one commit goes through a
   * rollback journal: SQLite syncs the folder of every journal it makes.
   */
  claim(device: string, suite: number): void {
    this.flush();
    this.#switchJournal('delete');
    this.#write('INSERT INTO identity (one, device, suite) VALUES (1, ?, ?)', device, suite);
    this.#switchJournal('wal');
  }

  /** Gives every sealed template. */
  templates(): readonly TemplateRow[] {
    return this.#all('SELECT * FROM templates ORDER BY template').map(toRow);
  }

  /** Gives the sealed template of a consent. */
  templateOf(consent: string): TemplateRow | null {
    const row = this.#one('SELECT * FROM templates WHERE consent = ?', consent);
    return row === undefined ? null : toRow(row);
  }

  /** Gives the consents whose retention is over: `not_after` ≤ `now`. */
  expired(now: number): readonly string[] {
    return this.#all('SELECT consent FROM templates WHERE not_after <= ? ORDER BY not_after', now).map(
      (row) => text(row['consent']),
    );
  }

  /**
   * Stores a sealed template. Where `replaces` names one of another model, it takes its place, and the epoch of the
   * old key has to end.
   *
   * @param epoch the one whose key wrapped the old data key
   * @param at milliseconds since the epoch
   */
  insert(row: TemplateRow, replaces: string | null, epoch: number, at: number): void {
    this.#transact(() => {
      if (replaces !== null) {
        this.#run('DELETE FROM templates WHERE template = ?', replaces);
        this.#replace(epoch, at);
      }
      this.#run(
        `INSERT INTO templates (template, slot, consent, purpose, purpose_version, model, not_after, nonce, ciphertext, tag, shares, rotation)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        row.template,
        row.slot,
        row.consent,
        row.purpose,
        row.purposeVersion,
        row.model,
        row.notAfter,
        row.nonce,
        row.ciphertext,
        row.tag,
        row.shares,
        row.rotation,
      );
    });
  }

  /**
   * Puts other sealings of the same templates in the place of theirs, all or none, and notes that the epoch of the
   * old keys has to end.
   *
   * @param epoch the one whose key wrapped the old data key
   * @param at milliseconds since the epoch
   */
  reseal(rows: readonly TemplateRow[], epoch: number, at: number): void {
    this.#transact(() => {
      for (const row of rows) {
        this.#run(
          'UPDATE templates SET slot = ?, nonce = ?, ciphertext = ?, tag = ?, shares = ?, rotation = ? WHERE template = ?',
          row.slot,
          row.nonce,
          row.ciphertext,
          row.tag,
          row.shares,
          row.rotation,
          row.template,
        );
      }
      this.#replace(epoch, at);
    });
  }

  /** Gives the rotation keys there are, the newest first. */
  rotations(): readonly { readonly generation: number; readonly slot: number }[] {
    return this.#all('SELECT generation, slot FROM rotations ORDER BY generation DESC').map((row) => ({
      generation: int(row['generation']),
      slot: int(row['slot']),
    }));
  }

  /** Writes that a rotation key stands in a slot: from now on templates are turned by it. */
  addRotation(generation: number, slot: number, at: number): void {
    this.#write('INSERT INTO rotations (generation, slot, at) VALUES (?, ?, ?)', generation, slot, at);
  }

  /**
   * Forgets the rotation keys before `generation` that no template is under, and notes that their epoch has to end.
   *
   * @returns the slots they stand in
   */
  dropRotations(generation: number, epoch: number, at: number): readonly number[] {
    const unused = `generation < ? AND generation NOT IN (SELECT rotation FROM templates WHERE rotation IS NOT NULL)`;
    const slots = this.#all(`SELECT slot FROM rotations WHERE ${unused}`, generation).map((row) =>
      int(row['slot']),
    );
    if (slots.length === 0) return slots;
    this.#transact(() => {
      this.#run(`DELETE FROM rotations WHERE ${unused}`, generation);
      this.#replace(epoch, at);
    });
    return slots;
  }

  /** Notes that an epoch has to end, since a key that it wrapped is destroyed. @param at milliseconds since the epoch */
  noteReplaced(epoch: number, at: number): void {
    this.#transact(() => this.#replace(epoch, at));
  }

  /** Gives the epochs in which a key was replaced, and when. */
  replaced(): readonly { readonly epoch: number; readonly at: number }[] {
    return this.#all('SELECT epoch, at FROM replaced_keys ORDER BY at').map((row) => ({
      epoch: int(row['epoch']),
      at: int(row['at']),
    }));
  }

  /** Tells whether a consent was erased, which is for ever. */
  isTombstoned(consent: string): boolean {
    return this.#one('SELECT 1 FROM tombstones WHERE consent = ?', consent) !== undefined;
  }

  /** Writes the tombstone of a consent, where there is none. */
  bury(consent: string, at: number): void {
    this.#write('INSERT OR IGNORE INTO tombstones (consent, at) VALUES (?, ?)', consent, at);
  }

  /** Gives the consents that have a tombstone and still a template: an erasure that was broken off. */
  unfinished(): readonly string[] {
    return this.#all('SELECT consent FROM templates WHERE consent IN (SELECT consent FROM tombstones)').map(
      (row) => text(row['consent']),
    );
  }

  /** Gives the consents that have a tombstone, and of which it is not written yet what their erasure came to. */
  unwritten(): readonly string[] {
    return this.#all(
      'SELECT consent FROM tombstones WHERE consent NOT IN (SELECT consent FROM erasures)',
    ).map((row) => text(row['consent']));
  }

  /**
   * Deletes the ciphertext of a consent that has a tombstone, and writes what its erasure came to. Pages are zeroed
   * (`secure_delete`); the WAL keeps them until `flush`. Where it is written already, nothing is.
   *
   * @param epoch the one whose key wrapped the data key
   * @param at milliseconds since the epoch
   */
  remove(consent: string, epoch: number, at: number): void {
    this.#transact(() => {
      const row = this.#one('SELECT shares FROM templates WHERE consent = ?', consent);
      const held = row === undefined ? 0 : 1;
      this.#run('DELETE FROM templates WHERE consent = ?', consent);
      this.#run(
        `INSERT OR IGNORE INTO erasures (consent, templates, epoch_from, erased_at, settled_at, shares) VALUES (?, ?, ?, ?, ?, ?)`,
        consent,
        held,
        held === 0 ? null : epoch,
        at,
        // Nothing was wrapped, so nothing is left to be destroyed.
        held === 0 ? at : null,
        sharesOf(row?.['shares'] ?? 1),
      );
    });
  }

  /** Gives what the erasure of a consent came to; `null` where there was none. */
  erasureOf(consent: string): Erasure | null {
    const row = this.#one('SELECT * FROM erasures WHERE consent = ?', consent);
    return row === undefined ? null : toErasure(row);
  }

  /** Gives what every erasure came to, in their order. */
  erasures(): readonly Erasure[] {
    return this.#all('SELECT * FROM erasures ORDER BY erased_at, consent').map(toErasure);
  }

  /** How far the store is emptied for good; `null` where that was not begun. Instants are milliseconds since the epoch. */
  retirement(): {
    readonly begunAt: number;
    readonly emptiedAt: number | null;
    readonly epochs: number | null;
    readonly endedAt: number | null;
  } | null {
    const row = this.#one('SELECT * FROM retirement');
    if (row === undefined) return null;
    const orNull = (value: SQLOutputValue | undefined): number | null => (value === null ? null : int(value));
    return {
      begunAt: int(row['begun_at']),
      emptiedAt: orNull(row['emptied_at']),
      epochs: orNull(row['epochs']),
      endedAt: orNull(row['ended_at']),
    };
  }

  /** Writes, once, that the store is to be emptied: from now on nothing is sealed in it. */
  beginRetirement(at: number): void {
    this.#write('INSERT OR IGNORE INTO retirement (one, begun_at) VALUES (1, ?)', at);
  }

  /** Writes that nothing sealed is left. */
  setEmptied(epochs: number, at: number): void {
    this.#write('UPDATE retirement SET emptied_at = ?, epochs = ? WHERE emptied_at IS NULL', at, epochs);
  }

  /** Writes that the keys are destroyed. */
  endRetirement(at: number): void {
    this.#write('UPDATE retirement SET ended_at = ? WHERE ended_at IS NULL', at);
  }

  /** Gives the erasures whose data keys stood under an epoch that is not over. */
  unsettled(): readonly Erasure[] {
    return this.#all('SELECT * FROM erasures WHERE settled_at IS NULL ORDER BY erased_at').map(toErasure);
  }

  /** Writes that the keys of all epochs before `epoch` are destroyed. */
  settle(epoch: number, at: number): void {
    this.#transact(() => {
      this.#run(
        'UPDATE erasures SET epoch_to = ?, settled_at = ? WHERE settled_at IS NULL AND epoch_from < ?',
        epoch,
        at,
        epoch,
      );
      this.#run('DELETE FROM replaced_keys WHERE epoch < ?', epoch);
    });
  }

  /** Brings every page into the main file and cuts the WAL to nothing. */
  flush(): void {
    const row = this.#guard(() => this.#db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get());
    if (row?.['busy'] !== 0) throw new VaultError('store_failed');
  }

  /** Counts tombstones. */
  tombstones(): number {
    return int(this.#one('SELECT count(*) AS n FROM tombstones')?.['n']);
  }

  /** Tells whether SQLite finds its own file in order. */
  isSound(): boolean {
    const rows = this.#all('PRAGMA integrity_check');
    return rows.length === 1 && rows[0]?.['integrity_check'] === 'ok';
  }

  [Symbol.dispose](): void {
    this.#db.close();
  }

  #replace(epoch: number, at: number): void {
    this.#run('INSERT OR IGNORE INTO replaced_keys (epoch, at) VALUES (?, ?)', epoch, at);
  }

  #switchJournal(mode: 'delete' | 'wal'): void {
    const row = this.#one(`PRAGMA journal_mode = ${mode}`);
    if (row?.['journal_mode'] !== mode) throw new VaultError('store_failed');
  }

  #write(sql: string, ...values: readonly Bound[]): void {
    this.#transact(() => this.#run(sql, ...values));
  }

  #transact(work: () => void): void {
    this.#guard(() => {
      this.#db.exec('BEGIN IMMEDIATE');
      work();
      this.#db.exec('COMMIT');
    });
  }

  #run(sql: string, ...values: readonly Bound[]): void {
    this.#db.prepare(sql).run(...values);
  }

  #one(sql: string, ...values: readonly (string | number)[]): Record<string, SQLOutputValue> | undefined {
    return this.#guard(() => this.#db.prepare(sql).get(...values));
  }

  #all(sql: string, ...values: readonly (string | number)[]): readonly Record<string, SQLOutputValue>[] {
    return this.#guard(() => this.#db.prepare(sql).all(...values));
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw cause instanceof VaultError ? cause : new VaultError('store_failed', cause);
    }
  }
}

/** @throws {VaultError} `store_unknown_version` where the file is newer than this code */
function migrate(db: DatabaseSync): void {
  const version = int(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > MIGRATIONS.length) throw new VaultError('store_unknown_version');
  for (const sql of MIGRATIONS.slice(version)) db.exec(sql);
  if (version < MIGRATIONS.length) db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
}
