import type { BiText, Finding } from '@consentry/law';

/** What happened (`title`), why (`detail`), what to do (`remedy`). */
export interface ProblemText {
  readonly status: number;
  readonly title: BiText;
  readonly detail: BiText;
  readonly remedy: BiText;
}

/** Every problem a server answers with, once, by its stable code. */
export type ProblemCatalogue = Readonly<Record<string, ProblemText>>;

/** What a problem may carry besides its texts. Nothing of it repeats what the caller sent but the names of fields. */
export interface ProblemExtras {
  /** JSON Pointers (RFC 6901) to the fields that are wrong. */
  readonly fields?: readonly string[];
  readonly broken?: readonly Finding[];
  readonly otherWays?: readonly string[];
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** Thrown by a route; becomes an RFC 9457 answer. */
export class ProblemError extends Error {
  readonly code: string;
  readonly extras: ProblemExtras;

  constructor(code: string, extras: ProblemExtras = {}) {
    super(code, { cause: extras.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.extras = extras;
  }
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** Writes a problem (RFC 9457). */
export function problemBody(
  catalogue: ProblemCatalogue,
  { code, extras }: ProblemError,
  requestId: string,
): Readonly<Record<string, unknown>> & { readonly status: number } {
  const text = catalogue[code] ?? catalogue['internal'];
  if (text === undefined) throw new TypeError('A catalogue has a problem called internal.');
  const [first] = extras.broken ?? [];
  return {
    type: `urn:consentry:problem:${code in catalogue ? code : 'internal'}`,
    status: text.status,
    code: code in catalogue ? code : 'internal',
    title: text.title,
    detail: text.detail,
    remedy: text.remedy,
    request_id: requestId,
    ...(extras.fields === undefined ? {} : { fields: extras.fields }),
    ...(first === undefined
      ? {}
      : { broken: extras.broken, requirement: first.requirement, article: first.article }),
    ...(extras.otherWays === undefined ? {} : { other_ways: extras.otherWays }),
    ...(extras.retryAfterSeconds === undefined ? {} : { retry_after_seconds: extras.retryAfterSeconds }),
  };
}
