import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { VaultReply, VaultRequest } from '@consentry/contract';
import { encodeRequest, ReplyReader } from './frame.ts';

/** How long a question may take; a process that takes longer hangs, and is ended. */
export const ANSWER_MS = 10_000;
/** How long a process may take to load its models and open its store. */
export const START_MS = 60_000;
/** How often a starting process is greeted. */
const GREET_MS = 100;
/** Questions waiting at one time; one door asks one at a time. */
const WAITING_MAX = 32;
/** Wait before the first restart; doubled each time, up to the longest. */
const RESTART_MS = 250;
const RESTART_MAX_MS = 10_000;
const SERIAL_MAX = 2 ** 31 - 1;
/** Of stderr, which holds one fixed line, at most this is kept. */
const FATAL_MAX_CHARACTERS = 500;
/** Stands for that line where there was no process to say one. */
const CANNOT_START =
  'vault: the process cannot be started: look for its store folder, memory and descriptors.';

/** Whether the vault process answers; `unavailable` while it is down, until it is started again. */
export type VaultState = 'starting' | 'ready' | 'unavailable';

type WithoutSerial<T> = T extends unknown ? Omit<T, 'serial'> : never;
/** A request before it is numbered. */
export type VaultQuestion = WithoutSerial<VaultRequest>;

export type VaultProcess = ChildProcessByStdio<Writable, Readable, Readable>;

export class VaultUnavailable extends Error {
  readonly code: 'vault_unavailable' | 'vault_too_many_questions' | 'vault_no_answer';
  constructor(code: VaultUnavailable['code']) {
    super(
      {
        vault_unavailable:
          'The vault process is not running. Offer another way in; it is being started again.',
        vault_too_many_questions: 'Too many questions wait for the vault process. Ask again later.',
        vault_no_answer: 'The vault process did not answer in time and was ended. Offer another way in.',
      }[code],
    );
    this.name = 'VaultUnavailable';
    this.code = code;
  }
}

interface Waiting {
  readonly resolve: (reply: VaultReply) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * The courier's end of the pipe: starts the vault process, numbers questions, matches answers, and
 * starts it again after a crash, later each time. It sees requests and closed replies, nothing else.
 *
 * A listener that hears `ready` must first send the erasures it owes: the process may have died
 * between a tombstone and the answer.
 */
export class VaultClient implements AsyncDisposable {
  readonly #launch: () => VaultProcess;
  readonly #answerMs: number;
  readonly #listeners = new Set<(state: VaultState) => void>();
  readonly #waiting = new Map<number, Waiting>();
  #process: VaultProcess | null = null;
  #state: VaultState = 'unavailable';
  #serial = 0;
  #failures = 0;
  #restart: NodeJS.Timeout | null = null;
  #closed = false;
  #fatal: string | null = null;

  /** @param launch starts the process, as `launchVault` does */
  constructor(launch: () => VaultProcess, options: { readonly answerMs?: number } = {}) {
    this.#launch = launch;
    this.#answerMs = options.answerMs ?? ANSWER_MS;
    this.#start();
  }

  get state(): VaultState {
    return this.#state;
  }

  /** The fixed line the process last died with, for the log; `null` where it said nothing. */
  get fatal(): string | null {
    return this.#fatal;
  }

  /** Process id, for tests and `doctor`. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Calls `listener` at each change of state; returns what stops it. */
  onState(listener: (state: VaultState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Asks one question; questions are answered in the order they were asked.
   *
   * @param image bytes of one image, for `observe` only; the caller wipes them after the answer
   * @throws {VaultUnavailable} when the process is not ready, dies, or does not answer
   */
  async request(question: VaultQuestion, image?: Uint8Array): Promise<VaultReply> {
    if (this.#state !== 'ready') throw new VaultUnavailable('vault_unavailable');
    return this.#send(question, image ?? null, this.#answerMs);
  }

  /** Ends the process by closing its stdin, and waits until it is gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    if (this.#restart !== null) clearTimeout(this.#restart);
    const child = this.#process;
    this.#setState('unavailable');
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.stdin.end();
    const kill = setTimeout(() => child.kill('SIGKILL'), this.#answerMs);
    await gone;
    clearTimeout(kill);
  }

  #start(): void {
    this.#restart = null;
    if (this.#closed) return;
    let said = '';
    let child: VaultProcess;
    try {
      child = this.#launch();
      child.once('error', () => this.#ended(child, said));
      // A write to a process that is gone fails here; `close` follows and says so.
      child.stdin.on('error', () => {});
    } catch {
      // The store was moved away, or no memory or descriptor is left (then the child has no pipes).
      this.#fatal = CANNOT_START;
      return this.#startLater();
    }
    const reader = new ReplyReader();
    this.#process = child;
    this.#fatal = null;
    child.stdout.on('data', (chunk: Buffer) => {
      try {
        for (const reply of reader.push(chunk)) this.#settle(reply);
      } catch {
        // It said something outside its protocol: nothing more is read from it.
        child.kill('SIGKILL');
      }
    });
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      said = (said + text).slice(0, FATAL_MAX_CHARACTERS);
    });
    child.once('close', () => this.#ended(child, said));
    this.#setState('starting');
    this.#greet(child).catch(() => child.kill('SIGKILL'));
  }

  /** Asks `hello` until it is answered by one. */
  async #greet(child: VaultProcess): Promise<void> {
    const until = Date.now() + START_MS;
    while (this.#process === child && !this.#closed) {
      const reply = await this.#send({ op: 'hello' }, null, START_MS);
      if (reply.outcome === 'hello') {
        this.#failures = 0;
        return this.#setState('ready');
      }
      if (Date.now() > until) throw new VaultUnavailable('vault_no_answer');
      await new Promise((resolve) => setTimeout(resolve, GREET_MS));
    }
  }

  #send(question: VaultQuestion, image: Uint8Array | null, timeout: number): Promise<VaultReply> {
    const child = this.#process;
    if (child === null) throw new VaultUnavailable('vault_unavailable');
    if (this.#waiting.size >= WAITING_MAX) throw new VaultUnavailable('vault_too_many_questions');
    this.#serial = (this.#serial % SERIAL_MAX) + 1;
    const serial = this.#serial;
    const frame = encodeRequest({ ...question, serial }, image);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(serial);
        reject(new VaultUnavailable('vault_no_answer'));
        child.kill('SIGKILL');
      }, timeout);
      this.#waiting.set(serial, { resolve, reject, timer });
      // The frame holds a copy of the photo: wiped once the pipe has it.
      child.stdin.write(frame, () => frame.fill(0));
    });
  }

  #settle(reply: VaultReply): void {
    const waiting = this.#waiting.get(reply.serial);
    if (waiting === undefined) return;
    this.#waiting.delete(reply.serial);
    clearTimeout(waiting.timer);
    waiting.resolve(reply);
  }

  #ended(child: VaultProcess, said: string): void {
    if (this.#process !== child) return;
    this.#process = null;
    this.#fatal = said.trim() === '' ? null : said.trim();
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new VaultUnavailable('vault_unavailable'));
    }
    this.#waiting.clear();
    this.#setState('unavailable');
    this.#startLater();
  }

  #startLater(): void {
    if (this.#closed) return;
    const wait = Math.min(RESTART_MAX_MS, RESTART_MS * 2 ** this.#failures);
    this.#failures++;
    this.#restart = setTimeout(() => this.#start(), wait);
  }

  #setState(state: VaultState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
