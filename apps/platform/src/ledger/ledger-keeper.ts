import { LedgerError, requireFollowing, requireWhole } from '@consentry/ledger';
import { appendEvent, inTransaction } from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import { damageOf, LEDGER } from './ledger-damage.ts';
import { type Ledger, openLedger } from './open-ledger.ts';
import { sequenceEvents } from './sequence-events.ts';

type Context = Pick<PlatformContext, 'database' | 'keys' | 'now' | 'log'>;

/**
 * Keeps the evidence log: gives places, takes entries into the tree, publishes. What it finds lost or changed it
 * says aloud, and signs nothing any more: entries still get their places, and wait. A check that finds the log whole
 * again, after a restore and a start, ends that.
 */
export class LedgerKeeper {
  readonly ledger: Ledger;
  readonly #context: Context;
  #checked: Promise<void> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** @param data folder of the platform */
  constructor(context: Context, data: string) {
    this.#context = context;
    this.ledger = openLedger(context, data);
  }

  /** Sequences and publishes what waits. Done by several replicas at once, nothing is doubled. */
  advance(): Promise<void> {
    const next = this.#last.then(() => this.#advance());
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #advance(): Promise<void> {
    await sequenceEvents(this.#context);
    this.#checked ??= this.check().then(() => undefined);
    await this.#checked.catch((error: unknown) => {
      this.#checked = null;
      throw error;
    });
    if ((await damageOf(this.#context.database.reading)) !== null) return;
    try {
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
    try {
      await this.#requireFollowing();
      const { log, tiles, entries } = this.ledger;
      await requireWhole(tiles, entries, await log.head());
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      await this.#alarm(error);
      return error;
    }
    if ((await damageOf(this.#context.database.reading)) !== null) await this.#note('ledger.consistent', {});
    return null;
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
