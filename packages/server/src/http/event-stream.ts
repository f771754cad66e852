import { once } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Principal, Resource } from '../access/decide.ts';
import type { Reading } from '../database/database.ts';
import type { ServerTables } from '../database/tables.ts';
import type { Asked, Input } from './route.ts';

/** A comment is sent this often, so that nothing between takes the silence for an end. */
export const HEARTBEAT_MS = 10_000;

export const EVENTS_MEDIA_TYPE = 'text/event-stream; charset=utf-8';

/** One that listens. */
export interface Listener {
  /** Sends one event; resolves when it is on its way, at once when the listener has gone. */
  readonly send: (event: string, data: string) => Promise<void>;
  /** Aborted when the listener goes, or the server stops. */
  readonly signal: AbortSignal;
}

/** Something that is listened to: server-sent events (WHATWG HTML § 9.2). */
export interface EventStream<T extends ServerTables, A extends string, P extends z.ZodType> {
  readonly url: string;
  /** The row of the access table. It is asked when the stream opens; `listen` ends it when that changes. */
  readonly action: A;
  readonly operation?: string;
  readonly summary: string;
  readonly problems?: readonly string[];
  readonly params?: P;
  readonly about: (
    reading: Reading<T>,
    input: Input<z.output<P>, unknown, undefined>,
    principal: Principal,
  ) => Promise<Resource | null>;
  /** Sends until the signal; the stream ends when it returns. */
  readonly listen: (
    listener: Listener,
    input: Input<z.output<P>, unknown, undefined>,
    asked: Asked,
  ) => Promise<void>;
}

/** Answers with server-sent events for as long as `listen` runs and the other side stays. */
export async function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  stopping: AbortSignal,
  listen: (listener: Listener) => Promise<void>,
): Promise<void> {
  reply.header('content-type', EVENTS_MEDIA_TYPE);
  const headers = Object.entries(reply.getHeaders());
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of headers) if (value !== undefined) raw.setHeader(name, value);
  const gone = new AbortController();
  const stop = () => gone.abort();
  if (stopping.aborted) stop();
  else stopping.addEventListener('abort', stop);
  raw.on('close', () => gone.abort());
  raw.on('error', () => gone.abort());
  const write = async (text: string): Promise<void> => {
    if (gone.signal.aborted || raw.write(text)) return;
    await once(raw, 'drain', { signal: gone.signal }).catch(() => undefined);
  };
  // The connection ends with the stream: a server that stops waits for none.
  raw.setHeader('connection', 'close');
  raw.writeHead(200);
  raw.flushHeaders();
  const heartbeat = setInterval(() => void write(':\n\n'), HEARTBEAT_MS);
  try {
    await listen({
      send: (event, data) => write(`event: ${event}\ndata: ${data}\n\n`),
      signal: gone.signal,
    });
  } catch (error) {
    if (!gone.signal.aborted) request.log.error({ err: error }, 'a stream failed');
  } finally {
    clearInterval(heartbeat);
    stopping.removeEventListener('abort', stop);
    raw.end();
  }
}
