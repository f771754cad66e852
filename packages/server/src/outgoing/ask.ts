import { lookup } from 'node:dns/promises';
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions, request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { type TargetRefusal, type TargetSettings, isReachable, literalOf, parseTarget } from './target.ts';

/** Longest answer that is waited for to its end, bytes. */
export const ANSWER_MAX_BYTES = 64 * 1024;
/** Largest headers of an answer, bytes. */
const HEADERS_MAX_BYTES = 16 * 1024;
/** From looking up the name to the end of the answer, milliseconds. */
export const ANSWER_MS = 10_000;

/** Why no answer came. */
export type OutgoingFailure =
  | TargetRefusal
  | 'name_unknown'
  | 'not_reached'
  | 'not_trusted'
  | 'timed_out'
  | 'answer_too_long'
  | 'answer_broken'
  | 'stopped';

/** What became of a request: a status, or why there is none. Nothing else of the answer is kept. */
export type Posted =
  | { readonly status: number; readonly failure: null }
  | { readonly status: null; readonly failure: OutgoingFailure };

/** An answer that is read: of a witness of the evidence log, say. */
export type OutgoingAnswer =
  | {
      readonly status: number;
      readonly failure: null;
      readonly mediaType: string;
      readonly body: string;
    }
  | Extract<Posted, { status: null }>;

/** Gives the IP addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** What is sent. */
export interface Outgoing {
  /** Left out: `POST`. */
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for a `GET`; bytes for a file that is handed in. */
  readonly body: string | Uint8Array;
}

/** How it is sent. */
export interface OutgoingMeans {
  readonly settings: TargetSettings;
  readonly resolve: Resolve;
  /** Left out: {@link ANSWER_MS}. */
  readonly answerMs?: number;
  /** Left out: {@link ANSWER_MAX_BYTES}. */
  readonly answerMaxBytes?: number;
  /** Certificates to trust in place of the well-known ones, PEM. */
  readonly ca?: string;
}

/** Asks the resolver of this machine. */
export const resolveName: Resolve = async (name) =>
  (await lookup(name, { all: true, order: 'ipv4first' })).map(({ address }) => address);

/** Posts to an address that somebody else chose, as {@link ask} does, and throws the answer away. */
export async function post(message: Outgoing, means: OutgoingMeans, stop: AbortSignal): Promise<Posted> {
  const answered = await ask(message, means, stop);
  return answered.status === null ? answered : { status: answered.status, failure: null };
}

/**
 * Asks at an address that somebody else chose. Its name is looked up once, every address it has must be
 * one that may be reached, and one of these very addresses is connected to: a second answer of the resolver
 * changes nothing. No redirect is followed, and no proxy of the environment is used.
 */
export async function ask(
  { url: text, ...rest }: Outgoing,
  { settings, resolve, answerMs = ANSWER_MS, answerMaxBytes = ANSWER_MAX_BYTES, ca }: OutgoingMeans,
  stop: AbortSignal,
): Promise<OutgoingAnswer> {
  const url = parseTarget(text, settings);
  if (typeof url === 'string') return failed(url);
  const late = AbortSignal.timeout(answerMs);
  const signal = AbortSignal.any([stop, late]);
  try {
    const address = await addressOf(url, settings, resolve, signal);
    if (typeof address !== 'string') return failed(address.refused);
    return await send(url, address, rest, { ca, answerMaxBytes }, signal);
  } catch (error) {
    if (stop.aborted) return failed('stopped');
    if (late.aborted) return failed('timed_out');
    return failed(reasonOf(error));
  }
}

async function addressOf(
  url: URL,
  settings: TargetSettings,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<string | { readonly refused: OutgoingFailure }> {
  const literal = literalOf(url);
  if (literal !== null) return literal;
  const gone = Promise.withResolvers<never>();
  const leave = () => gone.reject(signal.reason);
  signal.addEventListener('abort', leave);
  try {
    const found = await Promise.race([resolve(url.hostname).catch(() => []), gone.promise]);
    const [first] = found;
    if (first === undefined) return { refused: 'name_unknown' };
    // In clear only to this machine, whatever a name of it stands for.
    const only = url.protocol === 'http:' ? { ...settings, networks: [] } : settings;
    const sound = found.every(
      (one) => isReachable(one, only) && (url.protocol === 'https:' || isLoopback(one)),
    );
    return sound ? first : { refused: 'address_not_public' };
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

function send(
  url: URL,
  address: string,
  { method = 'POST', headers, body }: Omit<Outgoing, 'url'>,
  { ca, answerMaxBytes }: { readonly ca: string | undefined; readonly answerMaxBytes: number },
  signal: AbortSignal,
): Promise<OutgoingAnswer> {
  const secure = url.protocol === 'https:';
  const named = isIP(literalOf(url) ?? '') === 0;
  const options: RequestOptions = {
    method,
    host: address,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    path: url.pathname + url.search,
    headers: {
      ...headers,
      host: url.host,
      ...(method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
    },
    // An agent of its own: the global one may go by a proxy of the environment.
    agent: secure ? new HttpsAgent({ keepAlive: false, maxCachedSessions: 0 }) : new HttpAgent(),
    maxHeaderSize: HEADERS_MAX_BYTES,
    signal,
    ...(secure ? { minVersion: 'TLSv1.2', rejectUnauthorized: true } : {}),
    ...(secure && named ? { servername: url.hostname } : {}),
    ...(ca === undefined ? {} : { ca }),
  };
  const { promise, resolve, reject } = Promise.withResolvers<OutgoingAnswer>();
  const sent = (secure ? requestHttps : requestHttp)(options, (answer) => {
    read(answer, answerMaxBytes).then((text) => {
      const [status, mediaType] = [answer.statusCode ?? 0, answer.headers['content-type'] ?? ''];
      resolve(text === null ? failed('answer_too_long') : { status, failure: null, mediaType, body: text });
    }, reject);
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

/** Reads an answer. @returns `null` where it was too long */
async function read(answer: IncomingMessage, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failed(failure: OutgoingFailure): Extract<Posted, { status: null }> {
  return { status: null, failure };
}

function reasonOf(error: unknown): OutgoingFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|ETIMEDOUT)$/.test(code)) {
    return 'not_reached';
  }
  if (/CERT|SSL|TLS|UNABLE_TO|SELF_SIGNED/.test(code)) return 'not_trusted';
  return 'answer_broken';
}
