import type { ProblemCode } from './operations.ts';

/** A text in both languages. */
export interface Text {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** RFC 9457, as the platform writes it. Fields that are new here are left alone. */
interface ProblemBody {
  readonly code: string;
  readonly title: Text;
  readonly detail: Text;
  readonly remedy: Text;
  readonly request_id: string;
  readonly fields: readonly string[];
  readonly requirement: string | null;
  readonly article: Text | null;
  readonly broken: ReadonlyArray<{
    readonly code: string;
    readonly requirement: string;
    readonly why: Text;
    readonly remedy: Text;
  }>;
  readonly other_ways: readonly string[];
  readonly retry_after_seconds: number | null;
}

/** What the platform refuses with: what happened, why, and what to do. */
export class ConsentryProblem extends Error {
  /** HTTP status. */
  readonly status: number;
  /** Stable name of what is wrong; the list is that of the description, and may grow. */
  readonly code: ProblemCode | (string & {});
  readonly title: Text;
  readonly detail: Text;
  readonly remedy: Text;
  /** Names the request in the log of the platform. */
  readonly requestId: string;
  /** JSON Pointers (RFC 6901) to the fields that are wrong. */
  readonly fields: readonly string[];
  /** The row of the register it would break, where the law refused; and its article. */
  readonly requirement: string | null;
  readonly article: Text | null;
  /** Every row it would break. */
  readonly broken: ProblemBody['broken'];
  /** Ways that work now. */
  readonly otherWays: readonly string[];
  readonly retryAfterSeconds: number | null;

  constructor(status: number, body: ProblemBody) {
    const where = body.fields.length === 0 ? '' : ` [${body.fields.join(', ')}]`;
    super(
      `${body.code}: ${body.title.en}. ${body.detail.en}${where} ${body.remedy.en} (request ${body.request_id})`,
    );
    this.name = 'ConsentryProblem';
    this.status = status;
    this.code = body.code;
    this.title = body.title;
    this.detail = body.detail;
    this.remedy = body.remedy;
    this.requestId = body.request_id;
    this.fields = body.fields;
    this.requirement = body.requirement;
    this.article = body.article;
    this.broken = body.broken;
    this.otherWays = body.other_ways;
    this.retryAfterSeconds = body.retry_after_seconds;
  }
}

/**
 * No answer of a platform came. `network`: nobody answered, or not in time; for a command it is open whether
 * it was done, so send it again with the same `idempotencyKey`. `not_a_platform`: something else answered.
 */
export class ConsentryUnreachable extends Error {
  readonly reason: 'network' | 'not_a_platform';
  /** Key of the command; `null` for what has none. */
  readonly idempotencyKey: string | null;

  constructor(
    reason: 'network' | 'not_a_platform',
    what: string,
    idempotencyKey: string | null,
    cause?: unknown,
  ) {
    super(what, { cause });
    this.name = 'ConsentryUnreachable';
    this.reason = reason;
    this.idempotencyKey = idempotencyKey;
  }
}

/** Reads a refusal; `null` when it is none of a platform. By hand: the page of a person has no schemas. */
export function readProblem(status: number, json: unknown): ConsentryProblem | null {
  const body = fieldsOf(json);
  const { code, request_id, requirement = null, retry_after_seconds = null } = body;
  const [title, detail, remedy] = [textOf(body['title']), textOf(body['detail']), textOf(body['remedy'])];
  if (typeof code !== 'string' || typeof request_id !== 'string') return null;
  if (title === null || detail === null || remedy === null) return null;
  return new ConsentryProblem(status, {
    code,
    title,
    detail,
    remedy,
    request_id,
    fields: stringsOf(body['fields']),
    requirement: typeof requirement === 'string' ? requirement : null,
    article: textOf(body['article']),
    broken: listOf(body['broken']).flatMap((one) => brokenOf(fieldsOf(one))),
    other_ways: stringsOf(body['other_ways']),
    retry_after_seconds: typeof retry_after_seconds === 'number' ? retry_after_seconds : null,
  });
}

type Fields = Readonly<Record<string, unknown>>;

function brokenOf({ code, requirement, why, remedy }: Fields): ProblemBody['broken'] {
  const [said, mend] = [textOf(why), textOf(remedy)];
  if (typeof code !== 'string' || typeof requirement !== 'string' || said === null || mend === null)
    return [];
  return [{ code, requirement, why: said, remedy: mend }];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): Text | null {
  const { 'zh-CN': zh, en } = fieldsOf(value);
  return typeof zh === 'string' && typeof en === 'string' ? { 'zh-CN': zh, en } : null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function stringsOf(value: unknown): readonly string[] {
  return listOf(value).filter((one) => typeof one === 'string');
}
