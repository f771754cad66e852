import type { VaultReply } from '@consentry/contract';
import type { VaultPort, VaultQuestion, VaultState } from './vault-port.ts';

/** A vault that failed to erase is asked again after this long; meanwhile no camera opens. */
const RETRY_MS = 5_000;
/** A vault that has not answered by then counts as gone: the person is shown the other ways. */
const ANSWER_MS = 20_000;

type Hello = Extract<VaultReply, { outcome: 'hello' }>;

/**
 * The courier's line to the vault process. It is `ready` only when the vault says it is confined and
 * has confirmed every erasure it owes: a withdrawal comes before any camera (SECURITY.md row 32).
 */
export class VaultLine {
  readonly #port: VaultPort;
  readonly #prepare: () => Promise<boolean>;
  readonly #stopListening: () => void;
  #cleared = false;
  #bringingUp: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;
  /** What the vault last said of itself. */
  hello: Hello | null = null;

  /** @param prepare erases what is owed; resolves to whether all of it is done */
  constructor(port: VaultPort, prepare: () => Promise<boolean>) {
    this.#port = port;
    this.#prepare = prepare;
    this.#stopListening = port.onState((state) => {
      this.#cleared = false;
      this.hello = null;
      if (state === 'ready') void this.bringUp();
    });
  }

  /** Whether a camera may open, as far as the vault is concerned. */
  get state(): VaultState {
    if (this.#port.state !== 'ready') return this.#port.state;
    if (this.#cleared) return 'ready';
    return this.hello !== null && !this.hello.confined ? 'unavailable' : 'starting';
  }

  /** Asks the vault. @throws when it is not there or does not answer */
  async ask(question: VaultQuestion, image?: Uint8Array): Promise<VaultReply> {
    if (this.#port.state !== 'ready') throw new Error('The vault process is not there.');
    const asked = this.#port.request(question, image);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The vault process did not answer.')), ANSWER_MS);
    });
    try {
      return await Promise.race([asked, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets the vault work again: greet it, then erase what is owed, then open. */
  bringUp(): Promise<void> {
    this.#bringingUp ??= this.#greet().finally(() => {
      this.#bringingUp = null;
    });
    return this.#bringingUp;
  }

  /** Sends what is owed now; if that fails, no camera opens until all of it is erased. */
  erase(): void {
    void this.eraseNow();
  }

  /** As {@link erase}; resolves when all of it is erased, or no camera opens. */
  async eraseNow(): Promise<void> {
    if (!this.#cleared || (await this.#prepare())) return;
    this.#cleared = false;
    this.#retryLater();
  }

  /** Has the vault erase what is over by time on its own clock. */
  expire(): void {
    if (this.state === 'ready') void this.ask({ op: 'expire' }).catch(() => undefined);
  }

  close(): void {
    this.#closed = true;
    this.#stopListening();
    if (this.#retry !== null) clearTimeout(this.#retry);
  }

  async #greet(): Promise<void> {
    if (this.#closed || this.#port.state !== 'ready') return;
    try {
      const reply = await this.ask({ op: 'hello' });
      const hello = reply.outcome === 'hello' ? reply : null;
      this.hello = hello;
      if (hello?.confined !== true) return this.#retryLater();
      if (!(await this.#prepare())) return this.#retryLater();
      await this.ask({ op: 'expire' });
      // A vault that went and came back meanwhile owes its own erasures.
      this.#cleared = this.hello === hello;
      // Whatever was withdrawn while this was going on.
      this.erase();
    } catch {
      this.#retryLater();
    }
  }

  #retryLater(): void {
    if (this.#closed || this.#retry !== null) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.bringUp();
    }, RETRY_MS);
    this.#retry.unref();
  }
}
