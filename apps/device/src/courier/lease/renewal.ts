import type { Logger } from 'pino';
import { LEASE_TTL_MS } from '@consentry/contract';
import type { LeaseKeeper } from './lease-keeper.ts';
import type { LogWatch } from './log-watch.ts';

/** First pause after a failure; doubles with each, up to a third of the lease. */
const RETRY_MS = 500;
/** A change that is made meanwhile is not asked for more often. */
const LEAST_MS = 20;

/**
 * Renews the lease at a third of its time, sooner when the platform says so, and reports the outbox. It
 * never ends by itself: a device that hears nothing tries on, and matches nobody meanwhile.
 */
export class Renewal implements AsyncDisposable {
  readonly #keeper: LeaseKeeper;
  readonly #watch: LogWatch;
  readonly #log: Logger;
  readonly #stop = new AbortController();
  #awake = Promise.withResolvers<void>();
  #running: Promise<unknown> = Promise.resolve();
  /** One look at a time. */
  #looking: Promise<void> | null = null;

  constructor(keeper: LeaseKeeper, watch: LogWatch, log: Logger) {
    this.#keeper = keeper;
    this.#watch = watch;
    this.#log = log;
  }

  start(): void {
    this.#running = Promise.all([this.#renew(), this.#listen()]);
  }

  /** Asks now: the platform has news, or the outbox has. */
  wake(): void {
    this.#awake.resolve();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#running;
    await this.#looking;
  }

  async #renew(): Promise<void> {
    const { signal } = this.#stop;
    for (let failures = 0; !signal.aborted; ) {
      let again = false;
      this.#awake = Promise.withResolvers<void>();
      try {
        again = await this.#keeper.renew(signal);
        await this.#keeper.report(signal);
        this.#look(signal);
        // An answer that gives no lease, since it came too late, is asked for again as one that never came.
        failures = again || this.#keeper.running ? 0 : failures + 1;
      } catch (error) {
        failures += 1;
        if (!signal.aborted) this.#log.warn({ err: error }, 'the platform could not be asked');
      }
      await this.#pause(again ? LEAST_MS : this.#until(failures));
    }
  }

  /** Looks at the log beside: no lease and no withdrawal waits for it. What is wrong with it is reported next. */
  #look(signal: AbortSignal): void {
    this.#looking ??= this.#watch
      .look(signal)
      .then(() => {
        if (this.#keeper.owesReport) this.wake();
      })
      .catch((error: unknown) => {
        if (!signal.aborted) this.#log.warn({ err: error }, 'the evidence log could not be looked at');
      })
      .finally(() => {
        this.#looking = null;
      });
  }

  /** A third of the lease, give or take a tenth, so that devices do not all ask at once. */
  #until(failures: number): number {
    const third = (this.#keeper.ttl ?? LEASE_TTL_MS) / 3;
    const jitter = 0.9 + Math.random() * 0.2;
    return failures === 0 ? third * jitter : Math.min(third, RETRY_MS * 2 ** (failures - 1)) * jitter;
  }

  async #pause(ms: number): Promise<void> {
    const timer = Promise.withResolvers<void>();
    const timeout = setTimeout(timer.resolve, Math.max(ms, LEAST_MS));
    await Promise.race([timer.promise, this.#awake.promise]);
    clearTimeout(timeout);
  }

  async #listen(): Promise<void> {
    const { signal } = this.#stop;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await this.#keeper.client.listen(() => {
          failures = 0;
          this.wake();
        }, signal);
      } catch (error) {
        if (!signal.aborted) this.#log.debug({ err: error }, 'the platform cannot be listened to');
      }
      if (!signal.aborted) await sleep(this.#until(failures + 1), signal);
    }
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise.finally(() => clearTimeout(timer));
}
