import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction } from '@consentry/server';
import { sweepSignIn } from '../people/sign-in-store.ts';
import type { PlatformContext } from '../platform.ts';
import { endOverdue } from './end-consent.ts';
import type { Holders } from './holders.ts';

/** Consents whose time is over are ended this often; their time stands in every grant meanwhile. */
const PAUSE_MS = 60_000;

/**
 * Ends consents whose time is over, and forgets sessions and codes that are. Several replicas may do so at
 * once: an end is written once.
 *
 * @returns what stops it; the round under way is finished
 */
export function startSweeping(context: PlatformContext, holders: Holders): AsyncDisposable {
  const stop = new AbortController();
  const running = (async () => {
    while (!stop.signal.aborted) {
      await sweepOnce(context, holders).catch((error: unknown) =>
        context.log.error({ err: error }, 'what is over was not swept'),
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

/** Does one round. */
export async function sweepOnce(
  { database, now }: Pick<PlatformContext, 'database' | 'now'>,
  holders: Holders,
): Promise<void> {
  await endOverdue(database, holders, now());
  await inTransaction(database, (writing) => sweepSignIn(writing, now()));
}
