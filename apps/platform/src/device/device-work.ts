import type { PlatformContext } from '../platform.ts';
import { noteEffective } from './consent-end-store.ts';
import { publishMissingKeys } from './device-key-store.ts';
import { sweepNonces } from './nonce-store.ts';
import { SetCache } from './set-cache.ts';
import { SetChanges } from './set-changes.ts';
import { SigningKeys } from './signing-keys.ts';
import { WithdrawalWatch } from './withdrawal-watch.ts';

/** Withdrawals that are not effective are looked at this often. */
const LOOK_MS = 500;
/** Nonces that are over are forgotten this often. */
const SWEEP_MS = 10 * 60_000;

/** What this process does for devices beside answering them. */
export interface DeviceWork extends AsyncDisposable {
  readonly watch: WithdrawalWatch;
  readonly changes: SetChanges;
  readonly sets: SetCache;
  readonly signing: SigningKeys;
  /** Lease of the bundles, milliseconds. */
  readonly leaseTtlMs: number;
}

/**
 * Begins to count withdrawals towards *effective*, to look for changes that listening devices have to hear
 * of, and to forget old nonces. Several replicas may do so at once: what one writes down the other finds.
 */
export function startDeviceWork(context: PlatformContext, leaseTtlMs: number): DeviceWork {
  const { database, log, now } = context;
  const watch = new WithdrawalWatch();
  const changes = new SetChanges(context);
  const looking = repeat(LOOK_MS, () => noteEffective(database, watch, now()));
  const publishing = publishMissingKeys(database, now()).catch((error: unknown) =>
    log.error({ err: error }, 'the keys of devices could not be published'),
  );
  const sweeping = repeat(SWEEP_MS, () => sweepNonces(database, now()));

  function repeat(ms: number, work: () => Promise<void>): () => Promise<void> {
    let running: Promise<void> = Promise.resolve();
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      running = work()
        .catch((error: unknown) => log.error({ err: error }, 'work for devices failed'))
        .finally(() => {
          busy = false;
        });
    }, ms);
    timer.unref();
    return async () => {
      clearInterval(timer);
      await running;
    };
  }

  return {
    watch,
    changes,
    sets: new SetCache(database.reading),
    signing: new SigningKeys(context.keys),
    leaseTtlMs,
    async [Symbol.asyncDispose]() {
      await Promise.all([publishing, looking(), sweeping(), changes[Symbol.asyncDispose]()]);
    },
  };
}
