import { type KeyObject, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RawServerDefault,
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
import { type EventStream, sendEvents } from './event-stream.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { describeInterface } from './openapi.ts';
import { type Origins, isOurs } from './origin.ts';
import {
  type ProblemCatalogue,
  ProblemError,
  problemBody,
  problemHeaders,
  problemMediaType,
} from './problem.ts';
import type { Asked, Caller, Command, Input, Query, Refused, Result } from './route.ts';

/** Largest JSON body, bytes. */
const JSON_MAX_BYTES = 256 * 1024;
/** A request that has not arrived whole by then is dropped. */
const REQUEST_MS = 30_000;
const KEY = /^[\x21-\x7e]{8,128}$/;
const VERSION = /^"(\d{1,15})"$/;
const Nothing = z.strictObject({});

/** The framework, typed by zod. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** One thing the server answers; the tests go through the list. */
export interface RouteRow {
  readonly method: string;
  readonly url: string;
  readonly action: string;
}

/** What a server is made of. */
export interface ServerSettings<T extends ServerTables, A extends string> {
  readonly title: string;
  readonly description: string;
  readonly database: Database<T>;
  readonly log: FastifyBaseLogger;
  readonly now: () => number;
  /** The same for every replica: idempotency digests and cursors are made with it. */
  readonly secret: KeyObject;
  readonly problems: ProblemCatalogue;
  readonly access: AccessTable<A>;
  /** Finds who asks; `nobody` where nothing or something unknown was shown. Throws only problems. */
  readonly principalOf: (caller: Caller) => Promise<Principal>;
  /** Addresses by which browsers reach this server; asked at each request. */
  readonly origins: () => Origins;
}

/**
 * A server of routes that are decided before they are done: who asks, whether the access table lets them,
 * then one transaction. No route exists without a row of the table.
 */
export class Server<T extends ServerTables, A extends string> implements AsyncDisposable {
  readonly app: App;
  readonly routes: RouteRow[] = [];
  readonly #settings: ServerSettings<T, A>;

  constructor(settings: ServerSettings<T, A>) {
    this.#settings = settings;
    this.app = openApp(settings);
    describeInterface(this.app, settings.title, settings.description);
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

  /** Ends what is under way and listens no more. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.app.close();
  }

  /** Adds something that is read. */
  query<
    P extends z.ZodType = typeof Nothing,
    Q extends z.ZodType = typeof Nothing,
    R extends z.ZodType = z.ZodType,
  >(route: Query<T, A, P, Q, R>): void {
    this.#describe('GET', route);
    this.#add({
      method: 'GET',
      url: route.url,
      schema: this.#schema(route, 200),
      handler: async (request, reply) => {
        const input = inputOf(request) as Input<z.output<P>, z.output<Q>, undefined>;
        const { reading } = this.#settings.database;
        const asked = await this.#letThrough(request, route.action, (principal) =>
          route.about(reading, input, principal),
        );
        return this.#send(reply, 200, route.answer, await route.read(reading, input, asked));
      },
    });
  }

  /** Adds something that is listened to: the same decision as for a read, when it opens. */
  stream<P extends z.ZodType = typeof Nothing>(route: EventStream<T, A, P>): void {
    this.#describe('GET', route);
    this.#add({
      method: 'GET',
      url: route.url,
      schema: { summary: route.summary, params: route.params ?? Nothing, querystring: Nothing },
      handler: async (request, reply) => {
        const input = inputOf(request) as Input<z.output<P>, unknown, undefined>;
        const { reading } = this.#settings.database;
        const asked = await this.#letThrough(request, route.action, (principal) =>
          route.about(reading, input, principal),
        );
        await sendEvents(request, reply, (listener) => route.listen(listener, input, asked));
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
    this.#describe(route.method, route);
    const options: RouteOptions = {
      method: route.method,
      url: route.url,
      schema: { ...this.#schema(route, status), body: route.body },
      handler: async (request, reply) => {
        const input = inputOf(request) as Input<z.output<P>, z.output<Q>, z.output<B>>;
        const { database } = this.#settings;
        const asked = await this.#letThrough(request, route.action, (principal) =>
          route.about(database.reading, input, principal),
        );
        const version = versionOf(request);
        const prepared = (await route.before?.(input, asked)) as W;
        let headers: Result<unknown>['headers'];
        const work = async (writing: Parameters<typeof route.do>[0]): Promise<Answer> => {
          const result = await route.do(writing, input, { ...asked, version }, prepared);
          const answer = this.#answer(status, route.answer, result, request.id);
          headers = 'refused' in result ? problemHeaders(answer.status, result.refused) : headersOf(result);
          return answer;
        };
        const key = route.secret === true ? null : keyOf(request);
        if (key === null) {
          const answer = await inTransaction(database, work);
          return sendAnswer(reply.headers({ ...headers }), answer);
        }
        const digest = digestRequest(this.#settings.secret, [
          request.method,
          request.url,
          JSON.stringify(request.body ?? null),
        ]);
        const keyed = { principal: nameOf(asked.principal), key, digest };
        const once = await answerOnce(database, keyed, asked.now, work);
        if (once.kind === 'other_request') throw new ProblemError('idempotency_conflict');
        if (once.kind === 'again') reply.header('idempotent-replayed', 'true');
        else reply.headers({ ...headers });
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

  #describe(method: string, { url, action }: { readonly url: string; readonly action: A }): void {
    this.routes.push({ method, url, action });
  }

  #schema(
    route: { summary: string; params?: z.ZodType; query?: z.ZodType; answer: z.ZodType },
    status: number,
  ) {
    return {
      summary: route.summary,
      params: route.params ?? Nothing,
      querystring: route.query ?? Nothing,
      response: { [status]: route.answer },
    };
  }

  async #letThrough(
    request: FastifyRequest,
    action: A,
    about: (principal: Principal) => Promise<Resource | null>,
  ): Promise<Asked> {
    const { access, now, principalOf } = this.#settings;
    const caller = callerOf(request, this.#settings.origins());
    const principal = await principalOf(caller);
    const resource = await about(principal);
    const at = now();
    const decision = decide(access, principal, action, resource ?? {}, at);
    if (!decision.allow)
      throw new ProblemError(decision.reason === 'not_yours' ? 'not_found' : decision.reason);
    if (resource === null) throw new ProblemError('not_found');
    return { ...caller, principal, by: decision.by, now: at, requestId: request.id };
  }

  #answer<R>(
    status: number,
    schema: z.ZodType<unknown, R>,
    result: Result<R> | Refused,
    requestId: string,
  ): Answer {
    if ('refused' in result) {
      const body = problemBody(this.#settings.problems, result.refused, requestId);
      return { status: body.status, type: problemMediaType(result.refused), payload: JSON.stringify(body) };
    }
    return {
      status,
      type: 'application/json; charset=utf-8',
      payload: JSON.stringify(schema.parse(result.body)),
    };
  }

  #send<R>(
    reply: FastifyReply,
    status: number,
    schema: z.ZodType<unknown, R>,
    result: Result<R>,
  ): FastifyReply {
    return reply
      .headers(headersOf(result))
      .code(status)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(schema.parse(result.body)));
  }
}

function headersOf({ version, headers }: Result<unknown>): Readonly<Record<string, string>> {
  return { ...(version === undefined ? {} : { etag: `"${version}"` }), ...headers };
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

function sendAnswer(reply: FastifyReply, { status, type, payload }: Answer): FastifyReply {
  return reply.code(status).type(type).send(payload);
}

/** Bodies as they came, for as long as their requests: a signature covers the bytes. */
const BODIES = new WeakMap<FastifyRequest, Uint8Array>();
const NO_BODY = new Uint8Array();

function callerOf(request: FastifyRequest, origins: Origins): Caller {
  const { headers, ip: address, method } = request;
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

function openApp<T extends ServerTables, A extends string>(settings: ServerSettings<T, A>): App {
  const { log: loggerInstance, problems } = settings;
  const app: App = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    exposeHeadRoutes: false,
    bodyLimit: JSON_MAX_BYTES,
    requestTimeout: REQUEST_MS,
    connectionTimeout: REQUEST_MS,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 128 },
    clientErrorHandler(_error, socket) {
      if (socket.writable) socket.end(clientErrorText(problems, randomUUID()));
      else socket.destroy();
    },
    frameworkErrors(error, request, reply) {
      // No hook ran: an address that cannot be decoded has no route.
      reply.headers({ ...SECURITY_HEADERS, 'x-request-id': request.id, 'cache-control': 'no-store' });
      void sendProblem(reply, problems, toProblem(error), request.id);
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser(['text/plain', 'application/json']);
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    BODIES.set(request, body);
    void parseJson(request, body.toString(), done);
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    reply.header('x-request-id', request.id);
    reply.header('cache-control', 'no-store');
    if (!isOurs(request.method, request.headers, settings.origins())) throw new ProblemError('wrong_origin');
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
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, ms }, 'answered');
  });
  return app;
}
