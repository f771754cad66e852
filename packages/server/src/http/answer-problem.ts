import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { isDatabaseError } from '../database/database-error.ts';
import { SECURITY_HEADERS } from './headers.ts';
import {
  PROBLEM_MEDIA_TYPE,
  type ProblemCatalogue,
  ProblemError,
  problemBody,
  problemHeaders,
  problemMediaType,
} from './problem.ts';

/** Sends a problem of the catalogue. */
export function sendProblem(
  reply: FastifyReply,
  catalogue: ProblemCatalogue,
  problem: ProblemError,
  requestId: string,
): FastifyReply {
  const body = problemBody(catalogue, problem, requestId);
  reply.headers(problemHeaders(body.status, problem));
  return reply.code(body.status).type(problemMediaType(problem)).send(JSON.stringify(body));
}

/** Finds the problem an error is. What is not known is `internal`, and is logged. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  // Both were undone; who asks again may get through.
  if (isDatabaseError(error, 'contended') || isDatabaseError(error, 'busy'))
    return new ProblemError('try_again', { retryAfterSeconds: 1, cause: error });
  const validation = validationOf(error);
  if (validation !== null) return new ProblemError('malformed_request', { fields: validation });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  const known = KNOWN[code];
  if (known !== undefined) return new ProblemError(known);
  const part = PARTS[code];
  if (part !== undefined) return new ProblemError('malformed_request', { fields: [part], cause: error });
  if (status === 404) return new ProblemError('not_found');
  if (status >= 400 && status < 500) return new ProblemError('malformed_request', { fields: ['/body'] });
  return new ProblemError('internal', { cause: error });
}

/** Errors of the framework, and of whoever asks, that have a problem of their own. */
const KNOWN: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  ECONNRESET: 'malformed_request',
};

/** The part of a request in which the framework found something wrong; anything else is in the body. */
const PARTS: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: '/params',
  FST_ERR_MAX_PARAM_LENGTH: '/params',
  FST_ERR_ASYNC_CONSTRAINT: '/headers',
};

const FIELDS_MAX = 20;

/** The fields that a schema refused; names the caller made up are cut short. */
function validationOf(error: unknown): readonly string[] | null {
  if (!(error instanceof Error) || !('validation' in error) || !Array.isArray(error.validation)) return null;
  const context = 'validationContext' in error ? String(error.validationContext) : 'body';
  const fields = (error.validation as ReadonlyArray<{ readonly instancePath?: string }>).map(
    ({ instancePath }) => `/${context}${(instancePath ?? '').slice(0, 128)}`,
  );
  return [...new Set(fields)].slice(0, FIELDS_MAX);
}

/** What the parser of Node refuses. */
const REFUSED: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** Answers what is not even HTTP: a problem, written out by hand. */
export function clientErrorText(
  catalogue: ProblemCatalogue,
  code: string | undefined,
  requestId: string,
): string {
  const problem = problemBody(
    catalogue,
    new ProblemError(REFUSED[code ?? ''] ?? 'malformed_request'),
    requestId,
  );
  const body = JSON.stringify(problem);
  const headers = Object.entries({
    ...SECURITY_HEADERS,
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  });
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}
