import { type ChildProcess, fork } from 'node:child_process';
import { DocumentsError } from '../documents-error.ts';
import type { Paper, Size } from '../paper/paper.ts';
import type { PaperLanguage } from './pdf.ts';
import type { Printed, Printing } from './press-process.ts';

/** How much is asked of a press, and for how long. */
export interface PressLimits {
  /** Longest a paper may take, its start included, milliseconds. */
  readonly paperMs: number;
  /** Papers that wait; more are refused. */
  readonly waiting: number;
  /** Without a paper for so long, the process ends and gives its memory back, milliseconds. */
  readonly idleMs: number;
}

/** A paper takes some tenths of a second; a machine that is busy with others is given a minute. */
const LIMITS: PressLimits = { paperMs: 60_000, waiting: 64, idleMs: 30_000 };
const PROGRAM = new URL('press-process.ts', import.meta.url);
/** MiB: what JavaScript may take there. */
const HEAP_MIB = 512;
/** Bytes of memory with which it is let go after its paper: the compiler keeps what it has seen. */
const MEMORY_MAX = 768 * 2 ** 20;

interface Waiting {
  readonly printing: Printing;
  readonly promise: PromiseWithResolvers<Uint8Array>;
}

/**
 * Sets papers in a process of its own, one after the other: typst and docx hold a thread for as long as they work, and
 * a server has others to answer meanwhile. What hangs there is ended, what breaks there breaks nothing here; the next
 * paper begins another process. It keeps nothing alive by itself.
 */
export class Press {
  readonly #limits: PressLimits;
  readonly #queue: Waiting[] = [];
  #process: ChildProcess | null = null;
  #current: Waiting | null = null;
  /** Of the paper under way, or of the pause after it. */
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: Partial<PressLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Process that works now; `null` for none. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  /**
   * Sets a paper.
   *
   * @throws {DocumentsError} `not_set`; `press_busy` where too many wait; `press_too_slow` past the limit, and
   *   `press_lost` where the process ended: nothing of the paper is given then
   */
  async print(printing: Printing): Promise<Uint8Array> {
    if (this.#queue.length >= this.#limits.waiting) {
      throw new DocumentsError('press_busy', `${this.#queue.length} papers wait`);
    }
    const promise = Promise.withResolvers<Uint8Array>();
    this.#queue.push({ printing, promise });
    this.#next();
    return promise.promise;
  }

  #next(): void {
    if (this.#current !== null) return;
    clearTimeout(this.#timer);
    const next = this.#queue.shift();
    if (next === undefined) {
      this.#timer = setTimeout(() => this.#end(), this.#limits.idleMs).unref();
      this.#hold(false);
      return;
    }
    this.#current = next;
    this.#process ??= this.#start();
    this.#hold(true);
    const { paperMs } = this.#limits;
    this.#timer = setTimeout(() => this.#end('press_too_slow', `${paperMs} ms`), paperMs);
    this.#process.send(next.printing);
  }

  #start(): ChildProcess {
    const started = fork(PROGRAM, [], {
      execArgv: [`--max-old-space-size=${HEAP_MIB}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const lost = (why: string) => {
      if (this.#process === started) this.#end('press_lost', why);
    };
    started.on('message', (printed: Printed) => {
      if (this.#process === started) this.#settle(printed);
    });
    started.on('error', (error) => lost(error.message));
    started.on('exit', (code, signal) => lost(String(signal ?? code)));
    return started;
  }

  #settle(printed: Printed): void {
    const current = this.#current;
    this.#current = null;
    if (printed.memory > MEMORY_MAX) this.#drop();
    if ('bytes' in printed) current?.promise.resolve(printed.bytes);
    else current?.promise.reject(new DocumentsError('not_set', printed.why));
    this.#next();
  }

  /** Ends the process; the paper under way is lost with it, those that wait go to the next one. */
  #end(code: 'press_lost' | 'press_too_slow' = 'press_lost', why = 'ended'): void {
    clearTimeout(this.#timer);
    this.#drop();
    const current = this.#current;
    this.#current = null;
    current?.promise.reject(new DocumentsError(code, why));
    if (this.#queue.length > 0) this.#next();
  }

  /** Ends a process that may be in the compiler: nothing it could still say is waited for. */
  #drop(): void {
    const ended = this.#process;
    this.#process = null;
    ended?.kill('SIGKILL');
  }

  /** Whether this program stays alive for it: while a paper is under way. */
  #hold(held: boolean): void {
    if (held) {
      this.#process?.ref();
      this.#process?.channel?.ref();
    } else {
      this.#process?.unref();
      this.#process?.channel?.unref();
    }
  }
}

const press = new Press();

/**
 * Makes a PDF/A-3 of a paper: tagged, with its fonts, with the files that belong to it inside.
 *
 * @param size of a sign; everything else is A4
 * @returns the same bytes for the same paper
 * @throws {DocumentsError} as {@link Press.print}
 */
export async function toPdf(paper: Paper, language: PaperLanguage, size: Size = 'A4'): Promise<Uint8Array> {
  return press.print({ as: 'pdf', paper, language, size });
}

/**
 * Makes a Word file of a paper, to go on with: the same words, without the files inside.
 *
 * @throws {DocumentsError} as {@link Press.print}
 */
export async function toDocx(paper: Paper, language: PaperLanguage): Promise<Uint8Array> {
  return press.print({ as: 'docx', paper, language, size: 'A4' });
}
