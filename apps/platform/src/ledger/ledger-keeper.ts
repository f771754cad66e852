import { LedgerError, NoteKey, requireFollowing, requireWhole } from '@consentry/ledger';
import { appendEvent, inTransaction } from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import type { PostMeans } from '../webhook/post.ts';
import { damageOf, LEDGER } from './ledger-damage.ts';
import { type Ledger, openLedger } from './open-ledger.ts';
import { noteWhole, recheckPart } from './recheck.ts';
import { sequenceEvents } from './sequence-events.ts';
import { whoDisagrees } from './standing-store.ts';
import { WitnessKeeper } from './witness-keeper.ts';
import { policyInForce } from './witness-store.ts';

type Context = Pick<PlatformContext, 'database' | 'keys' | 'now' | 'log'>;

/** A replica of the platform may be asked to stop; whoever calls by hand is not. */
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
  readonly #context: Context;
  #checked: Promise<void> | null = null;
  #asked: Promise<void> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param data folder of the platform
   * @param means how witnesses are asked; left out: they are not
   */
  constructor(context: Context, data: string, means: PostMeans | null = null) {
    this.#context = context;
    this.ledger = openLedger(context, data);
    this.witnesses = means === null ? null : new WitnessKeeper(context, this.ledger, means);
  }

  /** Sequences and publishes what waits. Done by several replicas at once, nothing is doubled. */
  advance(signal: AbortSignal = NEVER): Promise<void> {
    const next = this.#last.then(() => this.#advance(signal));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #advance(signal: AbortSignal): Promise<void> {
    await sequenceEvents(this.#context);
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
    const damage = await damageOf(this.#context.database.reading);
    if (damage !== null && damage.code !== 'witness_disagrees') return;
    try {
      await this.#requireAgreeing();
      if (damage !== null) await this.#note('ledger.consistent', {});
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
   * Checks every tile and every entry against the last published checkpoint, and that against the last one seen
   * (`fsck`). Says in the stream of the ledger when it found damage, or none any more.
   *
   * @returns what was found first; `null` where the log is whole
   */
  async check(): Promise<LedgerError | null> {
    const { database, now } = this.#context;
    try {
      await this.#requireAgreeing();
      await this.#requireFollowing();
      const { log, tiles, entries } = this.ledger;
      await requireWhole(tiles, entries, await log.head());
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      await this.#alarm(error);
      return error;
    }
    await noteWhole(database, now());
    if ((await damageOf(database.reading)) !== null) await this.#note('ledger.consistent', {});
    return null;
  }

  /**
   * Checks the next part of the log again, so that the whole of it is checked within a day however long the
   * platform runs. Damage stops the signing, as it does at a start.
   */
  async recheck(): Promise<void> {
    try {
      await recheckPart(this.#context, this.ledger);
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      await this.#alarm(error);
    }
  }

  /** No witness in force has seen more than is published here, or another past. */
  async #requireAgreeing(): Promise<void> {
    const { reading } = this.#context.database;
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
  }

  async #alarm({ code, message }: LedgerError): Promise<void> {
    this.#context.log.error(
      { code, message },
      'the evidence log is inconsistent; nothing is signed any more',
    );
    await this.#note('ledger.inconsistent', { code, detail: message });
  }

  async #note(kind: string, body: Readonly<Record<string, string>>): Promise<void> {
    const { database, now } = this.#context;
    await inTransaction(database, async (writing) => {
      const damage = await damageOf(writing);
      if ((kind === 'ledger.inconsistent') === (damage !== null)) return;
      await appendEvent(writing, LEDGER, { kind, body: JSON.stringify(body), at: now() });
    });
  }
}
