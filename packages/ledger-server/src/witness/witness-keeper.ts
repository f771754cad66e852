import { NoteKey, witnessRequest } from '@consentry/ledger';
import type { Watcher } from '@consentry/contract';
import { ask, inTransaction, type OutgoingMeans } from '@consentry/server';
import type { LedgerMeans } from '../ledger-means.ts';
import type { Ledger } from '../open-ledger.ts';
import { type Said, witnessAnswer } from './witness-answer.ts';
import { askPause } from './witness-standing.ts';
import {
  forgetOthers,
  judgeWitnesses,
  noteStanding,
  type StoredStanding,
  saveAsked,
  standingFor,
} from './standing-store.ts';
import { keepCosignature, listSeen, policyInForce } from './witness-store.ts';

type Means = Pick<LedgerMeans, 'database' | 'now' | 'log'>;

/** A witness may have moved on meanwhile, by another replica; after so many sizes it is asked another time. */
const SIZES_MAX = 3;

/**
 * Hands each published checkpoint to the witnesses that have an address (C2SP tlog-witness), and judges how all of
 * them stand. A witness that has seen more than is published here, or another past, is believed: it is written down
 * as an alarm, and nothing is signed until it agrees, or is no witness any more.
 */
export class WitnessKeeper {
  readonly #means: Means;
  readonly #ledger: Ledger;
  readonly #outgoing: OutgoingMeans;

  constructor(means: Means, ledger: Ledger, outgoing: OutgoingMeans) {
    this.#means = means;
    this.#ledger = ledger;
    this.#outgoing = outgoing;
  }

  /**
   * Asks whoever has not cosigned the last checkpoint.
   *
   * @param all those that did, too, and those that are left alone after a failure
   */
  async push(signal: AbortSignal, all = false): Promise<void> {
    const { database, now } = this.#means;
    const policy = await policyInForce(database.reading);
    const watchers = policy?.witnesses ?? [];
    await forgetOthers(
      database,
      watchers.map(({ key }) => key),
    );
    const head = await this.#ledger.log.head();
    if (head.note !== null && head.size > 0) {
      const at = now();
      const seen = new Map((await listSeen(database.reading)).map(({ key, size }) => [key, size]));
      const asked = watchers.map(async (watcher) => {
        const standing = await standingFor(database.reading, watcher.key, at);
        const held = standing.holds ?? seen.get(watcher.key) ?? 0;
        const isDue = standing.ask_again_at <= at && (held !== head.size || standing.state === 'disagrees');
        if (watcher.url === undefined || !(all || isDue)) return;
        const said = await this.#ask(watcher.url, NoteKey.parse(watcher.key), held, signal);
        if (!signal.aborted) await this.#take(watcher, standing, said);
      });
      await Promise.all(asked);
    }
    if (policy !== null) await judgeWitnesses(this.#means, policy);
  }

  async #ask(url: string, witness: NoteKey, held: number, stop: AbortSignal): Promise<Heard> {
    const { log, signer } = this.#ledger;
    const { size, note } = await log.head();
    if (note === null) return { size, said: { said: 'nothing', failure: 'not_published' } };
    let old = Math.min(held, size);
    for (let sizes = 0; sizes < SIZES_MAX; sizes += 1) {
      const body = witnessRequest(old, await log.proveFrom(old, size), note);
      const message = {
        url: `${url.replace(/\/+$/, '')}/add-checkpoint`,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body,
      };
      const answer = await ask(message, this.#outgoing, stop);
      const said = witnessAnswer(answer, { old, size, note, log: signer.key, witness });
      if (said.said !== 'holds') return { size, said };
      old = said.size;
    }
    return { size, said: { said: 'nothing', failure: 'witness_moves' } };
  }

  async #take(watcher: Watcher, standing: StoredStanding, { size, said }: Heard): Promise<void> {
    const { database, now, log } = this.#means;
    const { name } = NoteKey.parse(watcher.key);
    const asked_at = now();
    const answered = { asked_at, ask_again_at: asked_at, failures: 0, failure: null };
    await inTransaction(database, async (writing) => {
      if (said.said === 'cosigned') {
        const { line, at } = said;
        await keepCosignature(writing, { key: watcher.key, device: null, size, line, at, outside: true });
        await saveAsked(writing, { ...standing, ...answered, holds: size });
        await noteStanding(writing, watcher.key, 'following', { witness: name, size }, asked_at);
      } else if (said.said === 'nothing') {
        const failures = standing.failures + 1;
        const ask_again_at = asked_at + askPause(failures);
        await saveAsked(writing, { ...standing, asked_at, ask_again_at, failures, failure: said.failure });
      } else {
        const holds = said.said === 'ahead' ? said.size : standing.holds;
        // It is asked again: whoever puts back what was lost need not start the platform anew.
        const ask_again_at = asked_at + askPause(standing.failures + 1);
        const failures = standing.failures + 1;
        await saveAsked(writing, {
          ...standing,
          asked_at,
          ask_again_at,
          failures,
          failure: said.said,
          holds,
        });
        await noteStanding(writing, watcher.key, 'disagrees', { witness: name, size, holds }, asked_at);
      }
    });
    if (said.said === 'ahead' || said.said === 'other_past')
      log.error({ witness: name, code: said.said, size }, 'a witness has seen another log');
  }
}

interface Heard {
  /** Entries of the checkpoint it was asked to cosign. */
  readonly size: number;
  readonly said: Exclude<Said, { said: 'holds' }>;
}
