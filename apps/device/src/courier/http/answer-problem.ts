import type { ProblemCode } from '@consentry/contract';
import type { FastifyReply } from 'fastify';
import { ProblemError, problemBody } from '../problem/problem.ts';
import { SECURITY_HEADERS } from './headers.ts';

const MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** Sends a problem of the catalogue (RFC 9457). */
export function sendProblem(reply: FastifyReply, problem: ProblemError, requestId: string): FastifyReply {
  const body = problemBody(problem.code, requestId, problem.extras);
  const wait = problem.extras.retryAfterSeconds;
  if (wait !== undefined) reply.header('retry-after', String(wait));
  if (body.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(body.status).type(MEDIA_TYPE).send(JSON.stringify(body));
}

/** Finds the problem an error is. What is not known is `internal`, and logged. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  const known = KNOWN[code];
  if (known !== undefined) return new ProblemError(known);
  if (status === 404) return new ProblemError('not_found');
  if (status >= 400 && status < 500) return new ProblemError('malformed_request');
  return new ProblemError('internal', { cause: error });
}

/** Errors of the framework, and of whoever asks, that have a problem of their own. */
const KNOWN: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  // Whoever sent the body went away in the middle of it; the answer reaches nobody.
  ECONNRESET: 'malformed_request',
};

/** Answers what is not even HTTP: a problem, written out by hand. */
export function clientErrorText(requestId: string): string {
  const body = JSON.stringify(problemBody('malformed_request', requestId));
  const headers = Object.entries({
    ...SECURITY_HEADERS,
    'content-type': MEDIA_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  });
  return `HTTP/1.1 400 Bad Request\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}
