import { Bearer, type Credentials } from './credentials.ts';
import { ifMatchOf, keepEtag } from './etag.ts';
import {
  type AnswerOf,
  type Arguments,
  type Call,
  type CallOptions,
  type InputOf,
  type ItemOf,
  type Operation,
  requestOf,
} from './operation.ts';
import { type Page, Pages } from './pages.ts';
import { pause, pauseBefore } from './pause.ts';
import { ConsentryUnreachable, readProblem } from './problem.ts';
import { readAnswer } from './read-answer.ts';

/** A try that has no answer by then is given up, milliseconds. */
export const TIMEOUT_MS = 30_000;

/** What a client is made of. */
export type ConsentryOptions = Credentials & {
  /** Address of the platform, for example `https://consentry.example.com`. */
  readonly url: string;
  /** For each try, milliseconds; left out: `TIMEOUT_MS`. */
  readonly timeoutMs?: number;
  /** Left out: that of Node or the browser. */
  readonly fetch?: typeof fetch;
};

type OptionsOfList = Pick<CallOptions, 'signal' | 'timeoutMs' | 'accessReason'>;
type Given = Readonly<Record<string, unknown>>;

interface Sending {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly key: string | null;
  /** Nothing is done twice when it is sent again. */
  readonly repeatable: boolean;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number | undefined;
}

interface Arrived {
  readonly response: Response;
  readonly json: unknown;
}

/** Sends operations to one platform, again where that is safe, and reads what comes back. */
export class Connection {
  readonly #url: string;
  readonly #timeoutMs: number;
  readonly #fetch: typeof fetch;
  readonly #bearer: Bearer;

  constructor(options: ConsentryOptions) {
    this.#url = new URL(options.url).href.replace(/\/$/, '');
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
    this.#bearer = new Bearer(options, async (form, signal) => this.#askToken(form, signal));
  }

  protected call<const O extends Operation>(operation: O): Call<O> {
    return async (input?: InputOf<O>, options: CallOptions = {}) =>
      this.#answer(operation, input ?? {}, options);
  }

  protected list<const O extends Operation & { readonly items: string }>(
    operation: O,
  ): (...given: Arguments<O, OptionsOfList>) => Pages<AnswerOf<O>, ItemOf<O>> {
    return (input?: InputOf<O>, options: OptionsOfList = {}) =>
      new Pages(async (cursor): Promise<Page<AnswerOf<O>, ItemOf<O>>> => {
        const given = { ...(input as Given | undefined), ...(cursor === undefined ? {} : { cursor }) };
        const page = await this.#answer(operation, given, options);
        const fields = page as Given;
        const next = fields['cursor'];
        return {
          page,
          items: fields[operation.items] as ReadonlyArray<ItemOf<O>>,
          next: typeof next === 'string' ? next : null,
        };
      });
  }

  async #answer<O extends Operation>(operation: O, input: Given, options: CallOptions): Promise<AnswerOf<O>> {
    const { address, rest } = requestOf(operation, input);
    const command = operation.method !== 'GET';
    const key = command && operation.secret !== true ? (options.idempotencyKey ?? crypto.randomUUID()) : null;
    const { response, json } = await this.#send({
      method: operation.method,
      address,
      headers: {
        ...(command ? { 'content-type': 'application/json' } : {}),
        ...(key === null ? {} : { 'idempotency-key': key }),
        ...(options.accessReason === undefined ? {} : { 'access-reason': options.accessReason }),
        ...(options.ifMatch === undefined ? {} : { 'if-match': ifMatchOf(options.ifMatch) }),
      },
      body: command ? JSON.stringify(rest) : undefined,
      key,
      repeatable: !command || key !== null,
      signal: options.signal,
      timeoutMs: options.timeoutMs,
    });
    const read = readAnswer(operation.answer, json);
    if (read === null) throw notAPlatform(response, key);
    keepEtag(read.value, response.headers.get('etag'));
    return read.value as AnswerOf<O>;
  }

  async #send(sending: Sending): Promise<Arrived> {
    let renewed = false;
    for (let number = 1; ; number += 1) {
      const bearer = await this.#bearer.get();
      const headers = {
        ...sending.headers,
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      };
      const arrived = await this.#try({ ...sending, headers });
      if (!('failed' in arrived)) {
        if (arrived.response.ok) return arrived;
        const problem = readProblem(arrived.response.status, arrived.json);
        if (problem?.code === 'not_signed_in' && !renewed && this.#bearer.forget(bearer)) {
          renewed = true;
          continue;
        }
        const wait = this.#pauseAfter(arrived.response, number, sending.repeatable);
        if (wait === null) throw problem ?? notAPlatform(arrived.response, sending.key);
        await pause(wait, sending.signal);
        continue;
      }
      const end = { number, status: null, retryAfterSeconds: null };
      const wait = pauseBefore(end, sending.repeatable, Math.random());
      if (wait === null) {
        const what = `No answer from ${this.#url}: look whether it runs and can be reached.`;
        throw new ConsentryUnreachable('network', what, sending.key, arrived.failed);
      }
      await pause(wait, sending.signal);
    }
  }

  #pauseAfter({ status, headers }: Response, number: number, repeatable: boolean): number | null {
    const seconds = Number(headers.get('retry-after') ?? Number.NaN);
    const retryAfterSeconds = Number.isFinite(seconds) ? seconds : null;
    return pauseBefore({ number, status, retryAfterSeconds }, repeatable, Math.random());
  }

  /** One try. What the caller's own signal ends is thrown; every other failure is given. */
  async #try({
    method,
    address,
    headers,
    body,
    signal,
    timeoutMs,
  }: Sending): Promise<Arrived | { readonly failed: unknown }> {
    signal?.throwIfAborted();
    const timeout = AbortSignal.timeout(timeoutMs ?? this.#timeoutMs);
    try {
      const response = await this.#fetch(this.#url + address, {
        method,
        headers: { accept: 'application/json', ...headers },
        ...(body === undefined ? {} : { body }),
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
        redirect: 'error',
      });
      const text = await response.text();
      return { response, json: jsonOf(text) };
    } catch (error) {
      signal?.throwIfAborted();
      return { failed: error };
    }
  }

  async #askToken(form: URLSearchParams, signal: AbortSignal | undefined): Promise<unknown> {
    const address = '/v1/oauth/token';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    for (let number = 1; ; number += 1) {
      const sending = { method: 'POST', address, headers, body: form.toString(), key: null };
      // A token that got lost on its way ends by itself: asking again does no harm.
      const arrived = await this.#try({ ...sending, repeatable: true, signal, timeoutMs: undefined });
      if (!('failed' in arrived) && arrived.response.ok) return arrived.json;
      const wait =
        'failed' in arrived
          ? pauseBefore({ number, status: null, retryAfterSeconds: null }, true, Math.random())
          : this.#pauseAfter(arrived.response, number, true);
      if (wait !== null) {
        await pause(wait, signal);
        continue;
      }
      if (!('failed' in arrived)) {
        throw readProblem(arrived.response.status, arrived.json) ?? notAPlatform(arrived.response, null);
      }
      const what = `No token from ${this.#url}: look whether it runs and can be reached.`;
      throw new ConsentryUnreachable('network', what, null, arrived.failed);
    }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function notAPlatform({ status, url }: Response, key: string | null): ConsentryUnreachable {
  const what = `${url} answered ${status}, but not as a platform of this version does: check the address and the versions.`;
  return new ConsentryUnreachable('not_a_platform', what, key);
}
