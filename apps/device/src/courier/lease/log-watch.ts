import { createPrivateKey } from 'node:crypto';
import { LedgerConsistency, LedgerView } from '@consentry/contract';
import {
  type Hash,
  LedgerError,
  NoteKey,
  NoteSigner,
  openCheckpoint,
  type OpenedCheckpoint,
  verifyConsistency,
} from '@consentry/ledger';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Now } from '../clock.ts';
import type { Database, Reading, Writing } from '../store/database.ts';
import type { Link } from './link.ts';
import { addNews } from './outbox.ts';
import { PlatformRefusal, refusalOf } from './platform-client.ts';

const REQUEST_MS = 30_000;
const Row = z.object({ key: z.string(), checkpoint: z.string() });

/** The head that a device holds. */
interface Held {
  readonly key: NoteKey;
  readonly checkpoint: string;
}

/** What watching needs. */
export interface WatchParts {
  readonly link: Link;
  readonly database: Database;
  readonly now: Now;
  readonly log: Logger;
}

/**
 * Watches the platform's evidence log: takes its head only when that follows the one this device holds, keeps it,
 * and cosigns it by the device's own key. What does not follow is not kept, and is reported: somebody wrote the
 * past anew. The device stays at the head it saw, so that it notices each time.
 *
 * Its answers are signed by the log, so the requests need no proof of who asks.
 */
export class LogWatch {
  readonly #parts: WatchParts;
  readonly #signer: NoteSigner;
  /** Reported once in a row. */
  #alarmed = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    const { device, privateKey } = parts.link;
    this.#signer = new NoteSigner('witness', `device/${device}`, createPrivateKey(privateKey));
  }

  /**
   * Looks once.
   *
   * @returns entries of the head that is held now
   * @throws when there was no answer
   */
  async look(signal: AbortSignal): Promise<number> {
    const held = findWatched(this.#parts.database.reading);
    const key = held?.key ?? (await this.#firstKey(signal));
    const before = held === null ? null : openCheckpoint(held.checkpoint, key);
    const from = before?.size ?? 0;
    const answer = await this.#ask(`/consistency?from=${from}`, LedgerConsistency, signal).catch(unpublished);
    if (answer === null) {
      // Less is published than this device saw: the platform was set back, or its log was cut.
      return from > 0 && (await this.#show(held, signal)) ? this.look(signal) : from;
    }
    const { checkpoint, proof } = answer;
    let now: OpenedCheckpoint;
    try {
      now = openCheckpoint(checkpoint, key);
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      this.#alarm(error.code);
      return (await this.#isClosed(held, signal)) ? this.look(signal) : from;
    }
    if (!follows(before, now, proof)) {
      return (await this.#show(held, signal)) ? this.look(signal) : from;
    }
    this.#alarmed = false;
    if (before === null || now.size > before.size)
      this.#parts.database.transact((writing) => saveWatched(writing, key, checkpoint));
    await this.#cosign(now, signal);
    return now.size;
  }

  /**
   * Raises the alarm, and shows the head that is held: the log signed it, so nobody can deny that it was longer.
   *
   * @returns whether another log is followed from now on
   */
  async #show(held: Held | null, signal: AbortSignal): Promise<boolean> {
    this.#alarm('log_inconsistent');
    if (held === null) return false;
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ checkpoint: held.checkpoint }) };
    const answer = await this.#fetch('/heads', init, signal);
    await answer.body?.cancel();
    return this.#isClosed(held, signal);
  }

  /** Where the platform says that it closed the log that is held here, the next one is followed from its beginning. */
  async #isClosed(held: Held | null, signal: AbortSignal): Promise<boolean> {
    if (held === null) return false;
    const { closed } = await this.#ask('', LedgerView, signal);
    if (!closed.some(({ key }) => key === String(held.key))) return false;
    this.#parts.log.warn(
      { log: held.key.name },
      'the platform closed its evidence log; the next is followed',
    );
    this.#parts.database.transact((writing) => writing.run('DELETE FROM watched_log'));
    return true;
  }

  /** The first key is taken on trust, as that of the platform itself was at joining; a later one is another log. */
  async #firstKey(signal: AbortSignal): Promise<NoteKey> {
    return NoteKey.parse((await this.#ask('', LedgerView, signal)).key);
  }

  async #cosign({ size, text }: OpenedCheckpoint, signal: AbortSignal): Promise<void> {
    const at = Math.floor(this.#parts.now() / 1000);
    const body = JSON.stringify({ size, cosignature: this.#signer.sign(text, at) });
    const headers = { 'content-type': 'application/json' };
    const answer = await this.#fetch('/cosignatures', { method: 'POST', headers, body }, signal);
    // One that does not want it still has no other past to show.
    if (!answer.ok) this.#parts.log.warn({ status: answer.status }, 'the platform took no cosignature');
    await answer.body?.cancel();
  }

  async #ask<S extends z.ZodType>(path: string, schema: S, signal: AbortSignal): Promise<z.output<S>> {
    const answer = await this.#fetch(path, {}, signal);
    if (!answer.ok) throw await refusalOf(answer);
    return schema.parse(await answer.json());
  }

  #fetch(path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(REQUEST_MS)]);
    return fetch(`${this.#parts.link.url}/v1/ledger${path}`, { ...init, signal: limit, redirect: 'error' });
  }

  #alarm(code: string): void {
    const { database, log, now } = this.#parts;
    log.error({ code }, 'the evidence log of the platform does not follow what this device saw');
    if (this.#alarmed) return;
    this.#alarmed = true;
    database.transact((writing) => addNews(writing, { kind: 'alarm', code: 'log_inconsistent' }, now()));
  }
}

function unpublished(error: unknown): null {
  if (error instanceof PlatformRefusal && error.code === 'not_published') return null;
  throw error;
}

function follows(
  before: { readonly size: number; readonly root: Hash } | null,
  now: OpenedCheckpoint,
  proof: readonly string[],
): boolean {
  if (before === null || before.size === 0) return true;
  const hashes = proof.map((hash) => Buffer.from(hash, 'base64'));
  const pair = { size1: before.size, root1: before.root, size2: now.size, root2: now.root };
  return verifyConsistency({ ...pair, proof: hashes });
}

/** The head that this device holds, and the key of its log; `null` before the first. */
function findWatched(reading: Reading): Held | null {
  const row = reading.get('SELECT key, checkpoint FROM watched_log');
  if (row === undefined) return null;
  const { key, checkpoint } = Row.parse(row);
  return { key: NoteKey.parse(key), checkpoint };
}

function saveWatched(writing: Writing, key: NoteKey, checkpoint: string): void {
  writing.run(
    `INSERT INTO watched_log (one, key, checkpoint) VALUES (1, ?, ?)
     ON CONFLICT (one) DO UPDATE SET checkpoint = excluded.checkpoint`,
    String(key),
    checkpoint,
  );
}
