import { z } from 'zod';
import type { ProblemCode } from './operations.ts';

const Text = z.object({ 'zh-CN': z.string(), en: z.string() });
/** A text in both languages. */
export type Text = z.infer<typeof Text>;

/** RFC 9457. Fields that are new here are left alone. */
const ProblemBody = z.object({
  code: z.string(),
  title: Text,
  detail: Text,
  remedy: Text,
  request_id: z.string(),
  fields: z.array(z.string()).default([]),
  requirement: z.string().nullable().default(null),
  article: Text.nullable().default(null),
  broken: z
    .array(z.object({ code: z.string(), requirement: z.string(), why: Text, remedy: Text }))
    .default([]),
  other_ways: z.array(z.string()).default([]),
  retry_after_seconds: z.number().nullable().default(null),
});

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
  readonly broken: z.infer<typeof ProblemBody>['broken'];
  /** Ways that work now. */
  readonly otherWays: readonly string[];
  readonly retryAfterSeconds: number | null;

  constructor(status: number, body: z.infer<typeof ProblemBody>) {
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

/** Reads a refusal; `null` when it is none of a platform. */
export function readProblem(status: number, json: unknown): ConsentryProblem | null {
  const body = ProblemBody.safeParse(json);
  return body.success ? new ConsentryProblem(status, body.data) : null;
}
