import type { PlatformContext } from '../platform.ts';

/** The epochs of the devices that listen are looked at this often. */
export const POLL_MS = 250;
/** Devices asked about in one statement. */
const CHUNK = 500;

/** What a listening device has to hear of: its epoch, and whether it still gets a lease. */
interface Told {
  readonly epoch: number;
  readonly state: string;
}

/**
 * Tells the devices that listen at this replica when to ask again. An epoch counts the changes of one
 * device, so that looking at it is reading its stream of changes, on whichever replica they were made.
 */
export class SetChanges implements AsyncDisposable {
  readonly #context: PlatformContext;
  readonly #listening = new Map<string, Set<(told: Told) => void>>();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  #busy = false;

  constructor(context: PlatformContext) {
    this.#context = context;
  }

  /** Calls `hear` with what there is at each look, until the function that is returned is called. */
  listen(device: string, hear: (told: Told) => void): () => void {
    const heard = this.#listening.get(device) ?? new Set();
    this.#listening.set(device, heard.add(hear));
    this.#timer ??= setInterval(() => this.#tick(), POLL_MS);
    return () => {
      heard.delete(hear);
      if (heard.size === 0) this.#listening.delete(device);
      if (this.#listening.size === 0) this.#stop();
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop();
    await this.#looking;
  }

  #stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #tick(): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#looking = this.#look()
      .catch((error: unknown) => this.#context.log.error({ err: error }, 'changes could not be read'))
      .finally(() => {
        this.#busy = false;
      });
  }

  async #look(): Promise<void> {
    const devices = [...this.#listening.keys()];
    for (let at = 0; at < devices.length; at += CHUNK) {
      const rows = await this.#context.database.reading
        .selectFrom('device_sets as s')
        .innerJoin('devices as d', 'd.device', 's.device')
        .select(['s.device', 's.epoch', 'd.state'])
        .where('s.device', 'in', devices.slice(at, at + CHUNK))
        .execute();
      for (const { device, epoch, state } of rows) {
        for (const hear of this.#listening.get(device) ?? []) hear({ epoch, state });
      }
    }
  }
}
