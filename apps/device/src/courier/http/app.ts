import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import fastifyStatic from '@fastify/static';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  fastify,
  LogController,
  type RawServerDefault,
} from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Courier } from '../courier.ts';
import { ProblemError } from '../problem/problem.ts';
import { clientErrorText, sendProblem, toProblem } from './answer-problem.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { type Answer, Replays } from './idempotency.ts';
import { describeInterface } from './openapi.ts';
import { isOurs } from './origin.ts';

/** Largest JSON body, bytes. The longest real one has two hundred. */
const JSON_MAX_BYTES = 16 * 1024;
/** A request that has not arrived whole by then is dropped. */
const REQUEST_MS = 30_000;

/** A server whose routes are typed by their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** One thing the server answers, for the list that the tests go through. */
export interface RouteName {
  readonly method: string;
  readonly url: string;
}

/** The server, and every route it has. */
export interface Server {
  readonly app: App;
  readonly routes: readonly RouteName[];
}

/** What the server needs besides the courier. */
export interface ServerOptions {
  /** Folder of the built kiosk, or `null` to serve only the interface. */
  readonly webRoot: string | null;
  /** Port it is reached by; asked at each request, since it is known only once it listens. */
  readonly port: () => number;
}

/** Leave to open a camera holds at the moment it is given: said again later, a withdrawal might lie between. */
const NEVER_SAID_AGAIN = '/v1/captures';

const Nothing = z.strictObject({});
const KEY = /^[\x21-\x7e]{8,128}$/;

/**
 * Makes the server: who may ask, what comes with every answer, and problems for all that goes wrong.
 * Only this folder knows the framework.
 */
export function openServer(courier: Courier, options: ServerOptions): Server {
  const loggerInstance: FastifyBaseLogger = courier.log;
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
    routerOptions: { maxParamLength: 100 },
    clientErrorHandler(_error, socket) {
      if (socket.writable) socket.end(clientErrorText(randomUUID()));
      else socket.destroy();
    },
    frameworkErrors(error, request, reply) {
      // No hook ran: an address that cannot be decoded has no route.
      reply.headers({ ...SECURITY_HEADERS, 'x-request-id': request.id, 'cache-control': 'no-store' });
      void sendProblem(reply, toProblem(error), request.id);
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');

  const routes: RouteName[] = [];
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) routes.push({ method, url: route.url });
    // A query is never read here: whoever sends one is told so.
    if (route.url.startsWith('/v1')) route.schema = { querystring: Nothing, ...route.schema };
  });

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/v1')) reply.header('cache-control', 'no-store');
    if (!isOurs(request.headers, options.port())) throw new ProblemError('wrong_origin');
  });
  replayAnswers(app, new Replays(courier.now));

  app.setErrorHandler((error, request, reply) => {
    const problem = hasZodFastifySchemaValidationErrors(error)
      ? new ProblemError('malformed_request')
      : toProblem(error);
    if (problem.code === 'internal') request.log.error({ err: error }, 'failed');
    return sendProblem(reply, problem, request.id);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(reply, new ProblemError('not_found'), request.id));
  app.addHook('onResponse', async (request, reply) => {
    // The route, never the address: whatever somebody put into it stays out of the log.
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, ms }, 'answered');
  });

  describeInterface(app);
  if (options.webRoot !== null) {
    app.register(fastifyStatic, {
      root: options.webRoot,
      cacheControl: false,
      dotfiles: 'deny',
      schemaHide: true,
    });
  }
  return { app, routes };
}

/** Gives the same answer to the same request with the same `Idempotency-Key`. */
function replayAnswers(app: App, replays: Replays): void {
  const settles = new WeakMap<object, (answer: Answer | null) => void>();
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.method !== 'POST' || request.body instanceof Uint8Array)
      return undefined;
    if (typeof key !== 'string' || !KEY.test(key)) throw new ProblemError('malformed_request');
    if (request.routeOptions.url === NEVER_SAID_AGAIN) return undefined;
    const name = `${request.method} ${request.url}\n${request.headers.authorization ?? ''}\n${key}`;
    const turn = replays.turn(name, JSON.stringify(request.body));
    if (turn.kind === 'conflict') throw new ProblemError('idempotency_conflict');
    if (turn.kind === 'first') {
      settles.set(request, turn.settle);
      return undefined;
    }
    const answer = await turn.answer;
    if (answer === null) throw new ProblemError('rate_limited', { retryAfterSeconds: 1 });
    return reply
      .code(answer.status)
      .type(answer.type)
      .header('idempotent-replayed', 'true')
      .send(answer.payload);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const settle = settles.get(request);
    if (settle === undefined) return payload;
    const lasting = reply.statusCode < 500 && reply.statusCode !== 429 && typeof payload === 'string';
    const type = String(reply.getHeader('content-type') ?? 'application/json');
    settle(lasting ? { status: reply.statusCode, type, payload } : null);
    settles.delete(request);
    return payload;
  });
  app.addHook('onResponse', async (request) => settles.get(request)?.(null));
}
