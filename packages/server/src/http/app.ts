import { type KeyObject, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { Transform } from 'node:stream';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RawServerDefault,
  type RequestPayload,
  type RouteOptions,
  fastify,
} from 'fastify';
import { type ZodTypeProvider, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type AccessTable, type Principal, type Resource, decide } from '../access/decide.ts';
import type { Database } from '../database/database.ts';
import { type Answer, answerOnce, digestRequest } from '../database/idempotency.ts';
import type { ServerTables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import { clientErrorText, sendProblem, toProblem } from './answer-problem.ts';
import { EVENTS_MEDIA_TYPE, type EventStream, sendEvents } from './event-stream.ts';
import { OPEN_HEADERS, SECURITY_HEADERS } from './headers.ts';
import { type InterfaceTexts, describeInterface } from './openapi.ts';
import {
  HEADERS_MAX_BYTES,
  JSON_MAX_BYTES,
  REQUEST_MS,
  STOP_MS,
  UPLOAD_ROOM,
  URL_MAX,
  isTooDeep,
} from './limits.ts';
import { networkOf } from './network-of.ts';
import { OpenStreams } from './open-streams.ts';
import { OpenUploads, type UploadRoom } from './open-uploads.ts';
import { type Origins, isOurs } from './origin.ts';
import { ProblemError, problemBody, problemHeaders, problemMediaType } from './problem.ts';
import type {
  Access,
  AccessRecord,
  Asked,
  Caller,
  Command,
  Exchange,
  Files,
  Input,
  Query,
  Refused,
  Result,
  Upload,
} from './route.ts';
import { textOf, unstorable } from './text.ts';

const KEY = /^[\x21-\x7e]{8,128}$/;
const VERSION = /^"(\d{1,15})"$/;
const Nothing = z.strictObject({});
/** Longest that the files before take to arrive. */
const UPLOAD_WAIT_S = REQUEST_MS / 1000;

/** The framework, typed by zod. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered by whatever name the server is asked: it reads, and shows nothing of anybody. */
    readonly anyHost?: boolean;
  }
}

/** One thing the server answers; the tests, the description and the clients are made from the list. */
export interface RouteRow {
  readonly method: string;
  readonly url: string;
  readonly action: string;
  /** Its name in the description and in clients. */
  readonly operation: string;
  /** `command`: keyed by `Idempotency-Key` unless its answer holds a secret. */
  readonly kind: 'query' | 'command' | 'stream';
  readonly status: number;
  readonly query: z.ZodType | null;
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType | null;
  readonly secret: boolean;
  readonly form: boolean;
  /** Its answer has an `ETag`. */
  readonly versioned: boolean;
  readonly problems: readonly string[];
}

/** What of a route goes into the list. */
interface Described<A extends string> {
  readonly url: string;
  readonly action: A;
  readonly operation?: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  readonly secret?: true;
  readonly form?: true;
  readonly versioned?: true;
  readonly problems?: readonly string[];
}

/** What a server is made of. */
export interface ServerSettings<T extends ServerTables, A extends string> extends InterfaceTexts {
  readonly database: Database<T>;
  readonly log: FastifyBaseLogger;
  readonly now: () => number;
  /** The same for every replica: idempotency digests and cursors are made with it. */
  readonly secret: KeyObject;
  readonly access: AccessTable<A>;
  /** Finds who asks; `nobody` where nothing or something unknown was shown. Throws only problems. */
  readonly principalOf: (caller: Caller) => Promise<Principal>;
  /** Addresses by which browsers reach this server; asked at each request. */
  readonly origins: () => Origins;
  /** Proxies whose `X-Forwarded-For` is believed, as CIDR blocks; left out: nobody's. */
  readonly trustedProxies?: readonly string[];
  /** Beginning of the addresses that any page may read, their errors too; left out: there are none. */
  readonly open?: string;
  /** Told of each answer but streams, for metrics. */
  readonly onAnswered?: (answered: Answered) => void;
  /** Bytes of files on their way in; left out: {@link UPLOAD_ROOM}. */
  readonly uploads?: UploadRoom;
  /** Writes down who was let through to what; left out: nothing is. */
  readonly accesses?: AccessRecord<T, A>;
}

/** An answer as metrics count it: nothing of it can name anybody. */
export interface Answered {
  readonly method: string;
  /** The route with the names of its parameters; `null` where there is none. */
  readonly route: string | null;
  readonly status: number;
  readonly ms: number;
}

/**
 * A server of routes that are decided before they are done: who asks, whether the access table lets them,
 * then one transaction. No route exists without a row of the table.
 */
export class Server<T extends ServerTables, A extends string> implements AsyncDisposable {
  readonly app: App;
  readonly routes: RouteRow[] = [];
  /** Addresses that give files: decided as the others are, and described nowhere. */
  readonly fileRoutes: Pick<RouteRow, 'method' | 'url' | 'action'>[] = [];
  readonly #settings: ServerSettings<T, A>;
  readonly #streams = new OpenStreams();
  readonly #uploads: OpenUploads;

  constructor(settings: ServerSettings<T, A>) {
    this.#settings = settings;
    this.#uploads = new OpenUploads(settings.uploads ?? UPLOAD_ROOM);
    this.app = openApp(settings, this.#streams.signal);
    describeInterface(this.app, settings, this.routes);
  }

  /**
   * Listens, and gives the port.
   *
   * @param port `0` takes a free one
   */
  async listen(host: string, port: number): Promise<number> {
    const address = new URL(await this.app.listen({ host, port }));
    return Number(address.port);
  }

  /** Listens no more, ends the streams, and waits for requests under way; see `STOP_MS`. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#streams.end();
    const cut = setTimeout(() => this.app.server.closeAllConnections(), STOP_MS);
    await this.app.close();
    clearTimeout(cut);
  }

  /** Adds something that is read. */
  query<
    P extends z.ZodType = typeof Nothing,
    Q extends z.ZodType = typeof Nothing,
    R extends z.ZodType = z.ZodType,
  >(route: Query<T, A, P, Q, R>): void {
    this.#describe({ method: 'GET', kind: 'query', status: 200 }, route);
    this.#add({
      method: 'GET',
      url: route.url,
      schema: this.#schema(route, 200),
      config: { anyHost: route.anyHost === true },
      handler: async (request, reply) => {
        const input = inputOf(request) as Input<z.output<P>, z.output<Q>, undefined>;
        const { reading } = this.#settings.database;
        const { asked, access } = await this.#letThrough(request, route, (principal) =>
          route.about(reading, input, principal),
        );
        await this.#record(access);
        return this.#send(request, reply, route, await route.read(reading, input, asked));
      },
    });
  }

  /** Adds files: decided as everything else, and not described. */
  files<Q extends z.ZodType = typeof Nothing, P extends z.ZodType = typeof Nothing>(
    route: Files<A, Q, P>,
  ): void {
    this.fileRoutes.push({ method: 'GET', url: route.url, action: route.action });
    this.#add({
      method: 'GET',
      url: route.url,
      schema: {
        hide: true,
        querystring: route.query ?? Nothing,
        ...(route.params === undefined ? {} : { params: route.params }),
      },
      handler: async (request, reply) => {
        const query = request.query as z.output<Q>;
        const params = request.params as z.output<P>;
        const about = async () => (route.about === undefined ? {} : route.about(query, params));
        const { asked, access } = await this.#letThrough(request, route, about);
        await this.#record(access);
        const file = await route.read(request.url.split('?')[0] ?? '', query, asked, params);
        if (file === null) throw new ProblemError('not_found');
        return reply
          .code(file.status ?? 200)
          .headers({ ...file.headers })
          .type(file.type)
          .send(Buffer.from(file.bytes));
      },
    });
  }

  /** Adds something that bytes are handed to: decided as everything else, and not described. */
  upload<P extends z.ZodType = typeof Nothing, R extends z.ZodType = z.ZodType>(
    route: Upload<T, A, P, R>,
  ): void {
    this.fileRoutes.push({ method: 'POST', url: route.url, action: route.action });
    const options: RouteOptions = {
      method: 'POST',
      url: route.url,
      bodyLimit: route.maxBytes,
      schema: { hide: true, params: route.params ?? Nothing, querystring: Nothing },
      preParsing: async (request, reply, payload) => this.#counted(request, reply, payload),
      handler: async (request, reply) => {
        const params = request.params as z.output<P>;
        const { reading } = this.#settings.database;
        const { asked, access } = await this.#letThrough(request, route, () => route.about(reading, params));
        await this.#record(access);
        const { body } = request;
        if (!(body instanceof Uint8Array)) throw new ProblemError('unsupported_media_type');
        const answer = route.answer.parse(await route.take(body, params, asked));
        return reply.code(201).type('application/json; charset=utf-8').send(JSON.stringify(answer));
      },
    };
    this.app.after(() => {
      void this.app.register(async (scope) => {
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser(
          'application/octet-stream',
          { parseAs: 'buffer', bodyLimit: route.maxBytes },
          (_request, body, done) => done(null, body),
        );
        scope.route(options);
      });
    });
  }

  /** Counts the bytes of a file as they come in; room is given back with the answer, or when whoever sends leaves. */
  #counted(request: FastifyRequest, reply: FastifyReply, payload: RequestPayload): Transform {
    const { address } = callerOf(request, this.#settings.origins());
    let taken = 0;
    reply.raw.once('close', () => {
      this.#uploads.give(address, taken);
      taken = 0;
    });
    const uploads = this.#uploads;
    const counter = new Transform({
      transform(part: Uint8Array, _encoding, done) {
        if (!uploads.take(address, part.length)) {
          done(new ProblemError('too_many_uploads', { retryAfterSeconds: UPLOAD_WAIT_S }));
          return;
        }
        taken += part.length;
        done(null, part);
      },
    });
    payload.once('error', (error) => counter.destroy(error));
    return payload.pipe(counter);
  }

  /** Adds a text that is answered by a text, of whatever type it says it is: decided as everything else. */
  exchange(route: Exchange<T, A>): void {
    this.fileRoutes.push({ method: 'POST', url: route.url, action: route.action });
    const options: RouteOptions = {
      method: 'POST',
      url: route.url,
      schema: { hide: true, querystring: Nothing },
      handler: async (request, reply) => {
        const { reading } = this.#settings.database;
        const { asked, access } = await this.#letThrough(request, route, () => route.about(reading));
        await this.#record(access);
        const text = typeof request.body === 'string' ? request.body : '';
        const { status, type, body } = await route.take(text, asked);
        return reply.code(status).type(type).send(body);
      },
    };
    this.app.after(() => {
      void this.app.register(async (scope) => {
        scope.removeAllContentTypeParsers();
        const how = { parseAs: 'string', bodyLimit: route.maxBytes } as const;
        scope.addContentTypeParser('*', how, (_request, body, done) => done(null, body));
        scope.route(options);
      });
    });
  }

  /** Adds something that is listened to: the same decision as for a read, when it opens. */
  stream<P extends z.ZodType = typeof Nothing>(route: EventStream<T, A, P>): void {
    this.#describe({ method: 'GET', kind: 'stream', status: 200 }, route);
    this.#add({
      method: 'GET',
      url: route.url,
      schema: {
        operationId: route.operation ?? route.action,
        summary: route.summary,
        params: route.params ?? Nothing,
        querystring: Nothing,
      },
      handler: async (request, reply) => {
        const input = inputOf(request) as Input<z.output<P>, unknown, undefined>;
        const { reading } = this.#settings.database;
        const { asked, access } = await this.#letThrough(request, route, (principal) =>
          route.about(reading, input, principal),
        );
        await this.#record(access);
        const leave = this.#streams.take(nameOf(asked.principal));
        if (leave === null) throw new ProblemError('too_many_streams', { retryAfterSeconds: 60 });
        try {
          const { signal } = this.#streams;
          await sendEvents(request, reply, signal, (listener) => route.listen(listener, input, asked));
        } finally {
          leave();
        }
      },
    });
  }

  /** Adds something that is done. */
  command<
    P extends z.ZodType = typeof Nothing,
    Q extends z.ZodType = typeof Nothing,
    B extends z.ZodType = z.ZodType,
    R extends z.ZodType = z.ZodType,
    W = undefined,
  >(route: Command<T, A, P, Q, B, R, W>): void {
    const status = route.status ?? 200;
    this.#describe({ method: route.method, kind: 'command', status }, route);
    const options: RouteOptions = {
      method: route.method,
      url: route.url,
      schema: { ...this.#schema(route, status), body: route.body },
      handler: async (request, reply) => {
        const input = inputOf(request) as Input<z.output<P>, z.output<Q>, z.output<B>>;
        const { database, now } = this.#settings;
        const { asked, access } = await this.#letThrough(request, route, (principal) =>
          route.about(database.reading, input, principal),
        );
        const version = versionOf(request);
        const prepared = (await route.before?.(input, asked)) as W;
        let cookies: readonly string[] = [];
        const work = async (writing: Parameters<typeof route.do>[0]): Promise<Answer> => {
          if (access !== null) await this.#settings.accesses?.write(writing, access);
          // It may have waited for others: nothing that it finds here is of a later time.
          const result = await route.do(writing, input, { ...asked, now: now(), version }, prepared);
          cookies = 'refused' in result ? [] : (result.cookies ?? []);
          return this.#answer(status, route.answer, result, request.id);
        };
        const key = route.secret === true ? null : keyOf(request);
        if (key === null) {
          const answer = await inTransaction(database, work);
          return sendAnswer(reply, answer, cookies);
        }
        const digest = digestRequest(this.#settings.secret, [
          request.method,
          request.url,
          JSON.stringify(request.body ?? null),
        ]);
        const keyed = { principal: nameOf(asked.principal), key, digest };
        const once = await answerOnce(database, keyed, asked.now, work);
        if (once.kind === 'other_request') throw new ProblemError('idempotency_conflict');
        if (once.kind === 'again') {
          // Shown again is seen again.
          await this.#record(access);
          reply.header('idempotent-replayed', 'true');
        }
        return sendAnswer(reply, once.answer);
      },
    };
    if (route.form === true) this.#addForm(options);
    else this.#add(options);
  }

  /** After the description, which writes down what is added after it. */
  #add(route: RouteOptions): void {
    this.app.after(() => this.app.route(route));
  }

  /** Only this route takes forms: everywhere else JSON alone is one of the guards against forged requests. */
  #addForm(route: RouteOptions): void {
    this.app.after(() => {
      void this.app.register(async (scope) => {
        scope.addContentTypeParser(
          'application/x-www-form-urlencoded',
          { parseAs: 'string' },
          (_request, body, done) => done(null, formOf(String(body))),
        );
        scope.route(route);
      });
    });
  }

  #describe(how: Pick<RouteRow, 'method' | 'kind' | 'status'>, route: Described<A>): void {
    const { url, action, operation = action, query = null, body = null, answer = null } = route;
    const { secret = false, form = false, versioned = false, problems = [] } = route;
    const row = { url, action, operation, query, body, answer, secret, form, versioned, problems };
    this.routes.push({ ...how, ...row });
  }

  #schema(
    route: {
      readonly operation?: string;
      readonly action: string;
      readonly summary: string;
      readonly params?: z.ZodType;
      readonly query?: z.ZodType;
      readonly answer: z.ZodType;
    },
    status: number,
  ) {
    return {
      operationId: route.operation ?? route.action,
      summary: route.summary,
      params: route.params ?? Nothing,
      querystring: route.query ?? Nothing,
      response: { [status]: route.answer },
    };
  }

  async #letThrough(
    request: FastifyRequest,
    { action, url }: { readonly action: A; readonly url: string },
    about: (principal: Principal) => Promise<Resource | null>,
  ): Promise<{ readonly asked: Asked; readonly access: Access<A> | null }> {
    const { access: table, accesses, now, principalOf } = this.#settings;
    const caller = callerOf(request, this.#settings.origins());
    const principal = await principalOf(caller);
    const resource = await about(principal);
    const at = now();
    const decision = decide(table, principal, action, resource ?? {}, at);
    if (!decision.allow)
      throw new ProblemError(decision.reason === 'not_yours' ? 'not_found' : decision.reason);
    if (resource === null) throw new ProblemError('not_found');
    const asked = { ...caller, principal, by: decision.by, now: at, requestId: request.id };
    const access = { asked, action, route: url, resource };
    return { asked, access: accesses?.isRecorded(access) === true ? access : null };
  }

  /** Before anything is shown: what cannot be written down is not shown. */
  async #record(access: Access<A> | null): Promise<void> {
    const { accesses, database } = this.#settings;
    if (access === null || accesses === undefined) return;
    await inTransaction(database, (writing) => accesses.write(writing, access));
  }

  #answer<R>(
    status: number,
    schema: z.ZodType<unknown, R>,
    result: Result<R> | Refused,
    requestId: string,
  ): Answer {
    if ('refused' in result) {
      const body = problemBody(this.#settings.problems, result.refused, requestId);
      return {
        status: body.status,
        type: problemMediaType(result.refused),
        payload: JSON.stringify(body),
        headers: problemHeaders(body.status, result.refused),
      };
    }
    return {
      status,
      headers: headersOf(result),
      type: 'application/json; charset=utf-8',
      payload: JSON.stringify(schema.parse(result.body)),
    };
  }

  /** What somebody has already is not sent again (`If-None-Match`, RFC 9110 § 13.1.2). */
  #send<R>(
    request: FastifyRequest,
    reply: FastifyReply,
    { answer, media }: { readonly answer: z.ZodType<unknown, R>; readonly media?: string },
    result: Result<R>,
  ): FastifyReply {
    const body = answer.parse(result.body);
    const headers = headersOf(result);
    reply.headers(headers);
    if (isHeld(request.headers['if-none-match'], headers['etag'])) return reply.code(304).send();
    return reply
      .type(media ?? 'application/json; charset=utf-8')
      .send(media === undefined ? JSON.stringify(body) : String(body));
  }
}

function headersOf({ version, headers }: Result<unknown>): Readonly<Record<string, string>> {
  return { ...(version === undefined ? {} : { etag: `"${version}"` }), ...headers };
}

/** Tells whether a tag is among those somebody has, by weak comparison (RFC 9110 § 8.8.3.2). */
function isHeld(given: string | undefined, etag: string | undefined): boolean {
  if (given === undefined || etag === undefined) return false;
  return given.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}

/** A name that comes twice is refused by the schema, as RFC 6749 § 3.2 asks: it becomes an array. */
function formOf(text: string): Readonly<Record<string, string | readonly string[]>> {
  const form = new URLSearchParams(text);
  const fields = [...new Set(form.keys())].map((name) => {
    const values = form.getAll(name);
    return [name, values.length === 1 ? (values[0] ?? '') : values] as const;
  });
  return Object.fromEntries(fields);
}

function sendAnswer(
  reply: FastifyReply,
  { status, type, payload, headers }: Answer,
  cookies: readonly string[] = [],
): FastifyReply {
  reply
    .code(status)
    .headers({ ...headers })
    .type(type);
  for (const cookie of cookies) reply.header('set-cookie', cookie);
  return reply.send(payload);
}

/** Bodies as they came, for as long as their requests: a signature covers the bytes. */
const BODIES = new WeakMap<FastifyRequest, Uint8Array>();
const NO_BODY = new Uint8Array();

function callerOf(request: FastifyRequest, origins: Origins): Caller {
  const { headers, ip, method } = request;
  // A proxy may hand on what is no address (RFC 7239 § 6); it counts as the proxy.
  const address = networkOf(isIP(ip) === 0 ? (request.socket.remoteAddress ?? '') : ip);
  const origin = origins.find((one) => new URL(one).host === headers.host) ?? '';
  return { headers, address, method, uri: origin + request.url, body: BODIES.get(request) ?? NO_BODY };
}

/** What the schemas of the route parsed before any handler runs. */
function inputOf({ params, query, body }: FastifyRequest): Input<unknown, unknown, unknown> {
  return { params, query, body };
}

/** Whose request it is, for `Idempotency-Key`. */
function nameOf(principal: Principal): string {
  return principal.kind === 'nobody' ? 'nobody' : `${principal.kind} ${principal.id}`;
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new ProblemError('malformed_request', { fields: ['/headers/idempotency-key'] });
  }
  return key;
}

function versionOf(request: FastifyRequest): number | null {
  const given = request.headers['if-match'];
  if (given === undefined) return null;
  const version = VERSION.exec(given)?.[1];
  if (version === undefined) throw new ProblemError('malformed_request', { fields: ['/headers/if-match'] });
  return Number(version);
}

/**
 * Checks `If-Match` of a versioned thing.
 *
 * @throws {ProblemError} `version_missing` (428), `version_other` (412)
 */
export function requireVersion(given: number | null, current: number): void {
  if (given === null) throw new ProblemError('version_missing');
  if (given !== current) throw new ProblemError('version_other');
}

function openApp<T extends ServerTables, A extends string>(
  settings: ServerSettings<T, A>,
  stopping: AbortSignal,
): App {
  const { log: loggerInstance, problems, trustedProxies = [], open, onAnswered } = settings;
  const headersAt = (url: string) =>
    open !== undefined && url.startsWith(open) ? { ...SECURITY_HEADERS, ...OPEN_HEADERS } : SECURITY_HEADERS;
  const app: App = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    exposeHeadRoutes: false,
    bodyLimit: JSON_MAX_BYTES,
    requestTimeout: REQUEST_MS,
    connectionTimeout: REQUEST_MS,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    http: { maxHeaderSize: HEADERS_MAX_BYTES },
    // Whoever is being answered gets the answer; see `STOP_MS`.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    routerOptions: { maxParamLength: 128 },
    clientErrorHandler(error, socket) {
      if (socket.writable) socket.end(clientErrorText(problems, error.code, randomUUID()));
      else socket.destroy();
    },
    frameworkErrors(error, request, reply) {
      // No hook ran: an address that cannot be decoded has no route.
      const own = { 'x-request-id': request.id, 'cache-control': 'no-store' };
      reply.headers({ ...headersAt(request.url), ...own });
      void sendProblem(reply, problems, toProblem(error), request.id);
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser(['text/plain', 'application/json']);
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    BODIES.set(request, body);
    const text = textOf(body);
    if (text === null || isTooDeep(text)) done(new ProblemError('malformed_request', { fields: ['/body'] }));
    else void parseJson(request, text, done);
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headersAt(request.url));
    reply.header('x-request-id', request.id);
    reply.header('cache-control', 'no-store');
    if (request.url.length > URL_MAX) throw new ProblemError('address_too_long');
    // Whoever probes or scrapes a replica asks it by its own address.
    if (request.routeOptions.config.anyHost === true) return;
    if (!isOurs(request.method, request.headers, settings.origins())) throw new ProblemError('wrong_origin');
  });
  app.addHook('onSend', async (_request, reply) => {
    if (stopping.aborted) reply.header('connection', 'close');
  });
  app.addHook('preValidation', async ({ params, query, body }) => {
    // Bytes are kept in a file: the text of a body is what goes into the database.
    const field = unstorable({ params, query, body: body instanceof Uint8Array ? null : body });
    if (field !== null) throw new ProblemError('malformed_request', { fields: [field] });
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    if (problem.code === 'internal') request.log.error({ err: error }, 'failed');
    return sendProblem(reply, problems, problem, request.id);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, problems, new ProblemError('not_found'), request.id),
  );
  app.addHook('onResponse', async (request, reply) => {
    // The route, never the address: whatever somebody put into it stays out of the log.
    const { method, routeOptions } = request;
    const answered = {
      method,
      route: routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    request.log.info(answered, 'answered');
    // A stream is not answered in a time.
    if (reply.getHeader('content-type') !== EVENTS_MEDIA_TYPE) onAnswered?.(answered);
  });
  return app;
}
