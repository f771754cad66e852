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
  /** `error` of RFC 6749 § 5.2; the answer is then `application/json`, as it asks. */
  readonly oauthError?: string;
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

/** Gives the media type of a problem. */
export function problemMediaType({ extras }: ProblemError): string {
  return extras.oauthError === undefined ? PROBLEM_MEDIA_TYPE : 'application/json; charset=utf-8';
}

/** Gives the headers a problem of this status has (RFC 9110 § 10.2.3, § 11.6.1). */
export function problemHeaders(status: number, { extras }: ProblemError): Readonly<Record<string, string>> {
  const wait = extras.retryAfterSeconds;
  return {
    ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
    ...(status === 401
      ? { 'www-authenticate': extras.oauthError === undefined ? 'Bearer' : 'Basic realm="oauth"' }
      : {}),
  };
}

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
    ...(extras.oauthError === undefined ? {} : { error: extras.oauthError }),
    ...(extras.retryAfterSeconds === undefined ? {} : { retry_after_seconds: extras.retryAfterSeconds }),
  };
}
