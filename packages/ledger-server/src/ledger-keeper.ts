import { LedgerError, NoteKey, requireFollowing, requireWhole } from '@consentry/ledger';
import { inTransaction, type OutgoingMeans } from '@consentry/server';
import type { LedgerMeans } from './ledger-means.ts';
import type { LedgerSource } from './ledger-source.ts';
import { isClosed } from './closed-logs.ts';
import { damageOf, noteDamage } from './ledger-damage.ts';
import { type Ledger, openLedger } from './open-ledger.ts';
import { noteWhole, recheckPart } from './recheck.ts';
import { sequenceEvents } from './sequence-events.ts';
import { whoDisagrees } from './witness/standing-store.ts';
import { handedHead } from './take-head.ts';
import { WitnessKeeper } from './witness/witness-keeper.ts';
import { policyInForce } from './witness/witness-store.ts';

/** A replica of a server may be asked to stop; whoever calls by hand is not. */
const NEVER = AbortSignal.any([]);

/**
 * Keeps the evidence log: gives places, takes entries into the tree, publishes. What it finds lost or changed it
 * says aloud, and signs nothing any more: entries still get their places, and wait. A check that finds the log whole
 * again, after a restore and a start, ends that; where a witness has seen another log, that it agrees.
 */
export class LedgerKeeper {
  readonly ledger: Ledger;
  /** Who is handed each checkpoint; `null` where nobody is. */
  readonly witnesses: WitnessKeeper | null;
  readonly #means: LedgerMeans;
  readonly #source: LedgerSource;
  #checked: Promise<void> | null = null;
  #asked: Promise<void> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param source what its entries come from
   * @param data folder of the server
   * @param outgoing how witnesses are asked; `null`: they are not
   */
  constructor(means: LedgerMeans, source: LedgerSource, data: string, outgoing: OutgoingMeans | null) {
    this.#means = means;
    this.#source = source;
    this.ledger = openLedger(means, data);
    this.witnesses = outgoing === null ? null : new WitnessKeeper(means, this.ledger, outgoing);
  }

  /** Sequences and publishes what waits. Done by several replicas at once, nothing is doubled. */
  advance(signal: AbortSignal = NEVER): Promise<void> {
    const next = this.#last.then(() => this.#advance(signal));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #advance(signal: AbortSignal): Promise<void> {
    await sequenceEvents(this.#means, this.#source);
    this.#checked ??= this.check().then(() => undefined);
    await this.#checked.catch((error: unknown) => {
      this.#checked = null;
      throw error;
    });
    // Before anything new is signed after a start: the database may be an older one, and who saw more says so.
    this.#asked ??= this.witnesses?.push(signal, true) ?? Promise.resolve();
    await this.#asked.catch((error: unknown) => {
      this.#asked = null;
      throw error;
    });
    const damage = await damageOf(this.#means.database.reading);
    if (damage !== null && damage.code !== 'witness_disagrees') return;
    try {
      await this.#requireAgreeing();
      if (damage !== null) await this.#note(null);
      await this.#requireFollowing();
      await this.ledger.log.integrate();
      const { note } = await this.ledger.log.head();
      if (note !== null && note !== (await this.ledger.seen.read())) await this.ledger.seen.write(note);
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      await this.#alarm(error);
    }
  }

  /**
   * Looks whether every tile and every entry is as the last published checkpoint says, and that one follows the last
   * that was seen (`fsck`). Writes nothing.
   *
   * @returns what was found first; `null` where the log is whole
   */
  async find(): Promise<LedgerError | null> {
    try {
      await this.#requireAgreeing();
      await this.#requireFollowing();
      const { log, tiles, entries } = this.ledger;
      await requireWhole(tiles, entries, await log.head());
      return null;
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return error;
    }
  }

  /** Does as {@link find} does, and says in the stream of the ledger when there is damage, or none any more. */
  async check(): Promise<LedgerError | null> {
    const { database, now } = this.#means;
    const found = await this.find();
    if (found !== null) {
      await this.#alarm(found);
      return found;
    }
    await noteWhole(database, now());
    if ((await damageOf(database.reading)) !== null) await this.#note(null);
    return null;
  }

  /**
   * Checks the next part of the log again, so that the whole of it is checked within a day however long the
   * platform runs. Damage stops the signing, as it does at a start.
   */
  async recheck(): Promise<void> {
    try {
      await recheckPart(this.#means, this.ledger);
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      await this.#alarm(error);
    }
  }

  /** No witness in force has seen more than is published here, or another past. */
  async #requireAgreeing(): Promise<void> {
    const { reading } = this.#means.database;
    const [first] = await whoDisagrees(reading, await policyInForce(reading));
    if (first === undefined) return;
    const { name } = NoteKey.parse(first.key);
    const seen = first.failure === 'ahead' ? `${first.holds} entries` : 'another past';
    throw new LedgerError('witness_disagrees', `The witness ${name} has seen ${seen}: the log was set back.`);
  }

  async #requireFollowing(): Promise<void> {
    const { log, seen, signer } = this.ledger;
    // Read first: what is published after it can only be longer.
    await requireFollowing(log, signer.key, await seen.read());
    const { reading } = this.#means.database;
    await requireFollowing(log, signer.key, (await handedHead(reading))?.note ?? null);
    if (await isClosed(reading, log.origin))
      throw new LedgerError('log_inconsistent', `The log ${log.origin} was closed.`);
  }

  async #alarm({ code, message }: LedgerError): Promise<void> {
    this.#means.log.error({ code, message }, 'the evidence log is inconsistent; nothing is signed any more');
    await this.#note({ code, detail: message });
  }

  async #note(found: Parameters<typeof noteDamage>[1]): Promise<void> {
    const { database, now } = this.#means;
    await inTransaction(database, (writing) => noteDamage(writing, found, now()));
  }
}
