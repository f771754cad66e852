import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction } from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import { expireDue, sweepVerifications } from './verification-store.ts';

/** Verifications that are over are looked for this often; what is read says so at once. */
const PAUSE_MS = 1000;
/** What is old is looked for once in so many rounds. */
const SWEEP_EVERY = 3600;

/**
 * Writes down which verifications are over and tells of them, and forgets what is old. Several replicas may
 * do so at once: each end is written once.
 *
 * @returns what stops it; the round under way is finished
 */
export function startExpiring({ database, log, now }: PlatformContext): AsyncDisposable {
  const stop = new AbortController();
  const round = async (rounds: number): Promise<void> => {
    await expireDue(database, now());
    if (rounds % SWEEP_EVERY === 0)
      await inTransaction(database, (writing) => sweepVerifications(writing, now()));
  };
  const running = (async () => {
    for (let rounds = 0; !stop.signal.aborted; rounds += 1) {
      await round(rounds).catch((error: unknown) =>
        log.error({ err: error }, 'verifications that are over were not ended'),
      );
      await sleep(PAUSE_MS, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
    },
  };
}
