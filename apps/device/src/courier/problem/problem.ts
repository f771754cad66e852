import type { Problem, ProblemCode } from '@consentry/contract';
import type { BiText, Finding } from '@consentry/law';
import { problemTexts } from './texts.ts';

/** What a problem may carry besides its texts. */
export interface ProblemExtras {
  readonly broken?: readonly Finding[];
  readonly otherWays?: readonly string[];
  readonly retryAfterSeconds?: number;
  /** Replaces the catalogue's detail. Never holds anything the caller sent. */
  readonly detail?: BiText;
  readonly cause?: unknown;
}

/** Thrown by a route; becomes an RFC 9457 answer of the catalogue. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code, { cause: extras.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.extras = extras;
  }
}

/** Writes a problem as the contract has it (RFC 9457, media type `application/problem+json`). */
export function problemBody(code: ProblemCode, requestId: string, extras: ProblemExtras = {}): Problem {
  const text = problemTexts[code];
  const first = extras.broken?.[0];
  return {
    type: `urn:consentry:problem:${code}`,
    status: text.status,
    code,
    title: text.title,
    detail: extras.detail ?? text.detail,
    remedy: text.remedy,
    request_id: requestId,
    ...(first === undefined
      ? {}
      : { broken: [...(extras.broken ?? [])], requirement: first.requirement, article: first.article }),
    ...(extras.otherWays === undefined ? {} : { other_ways: [...extras.otherWays] }),
    ...(extras.retryAfterSeconds === undefined ? {} : { retry_after_seconds: extras.retryAfterSeconds }),
  };
}
