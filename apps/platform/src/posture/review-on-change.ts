import { setTimeout as sleep } from 'node:timers/promises';
import { reopenChanged } from '../assessment/reopen-changed.ts';
import type { PlatformContext } from '../platform.ts';
import { type PostureKeeper, REVIEW_EVERY_MS } from './posture-keeper.ts';
import { countEvents, noteReview, readReview } from './posture-store.ts';

/** It is looked this often whether anything happened. */
const LOOK_MS = 500;
/** After a review it rests for so many times as long as the review took: many changes make one review. */
const REST_FACTOR = 5;

/**
 * Reviews the posture again after whatever changed facts, and once a minute because of time, and writes down
 * how rows changed. Several replicas may do so at once: each change is written once.
 *
 * @returns what stops it; the round under way is finished
 */
export function startReviewing(context: PlatformContext, keeper: PostureKeeper): AsyncDisposable {
  const stop = new AbortController();
  const running = (async () => {
    while (!stop.signal.aborted) {
      await reviewOnce(context, keeper).catch((error: unknown) =>
        context.log.error({ err: error }, 'the posture could not be reviewed'),
      );
      await sleep(Math.max(LOOK_MS, REST_FACTOR * keeper.took), undefined, {
        signal: stop.signal,
        ref: false,
      }).catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
    },
  };
}

/**
 * Does one round: what assessments rest on and is another now re-opens them.
 *
 * @returns how many rows it found changed, and wrote down
 */
export async function reviewOnce(
  { database, now }: Pick<PlatformContext, 'database' | 'now'>,
  keeper: PostureKeeper,
): Promise<number> {
  const last = await readReview(database.reading);
  const counts = await countEvents(database.reading);
  const events = [...counts.values()].reduce((all, count) => all + count, 0);
  const isDone = last !== null && last.events === events && now() - last.reviewed_at < REVIEW_EVERY_MS;
  if (isDone) return 0;
  const posture = await keeper.read();
  await reopenChanged(database, posture, now());
  return noteReview(database, posture);
}
