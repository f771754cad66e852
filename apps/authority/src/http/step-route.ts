import { type Principal, type Reading, requireVersion, type Resource, type Writing } from '@consentry/server';
import { staffOf } from '@consentry/staff';
import type { z } from 'zod';
import type { Action } from '../access/access-table.ts';
import type { AuthorityServer } from '../authority.ts';
import type { AuthorityTables } from '../store/tables.ts';

/** What the steps of one kind of case have in common. */
export interface Stepped<P extends z.ZodType, V extends z.ZodType, R> {
  /** First word of their names. */
  readonly name: string;
  /** Address of a case. */
  readonly url: string;
  readonly params: P;
  readonly answer: V;
  /** The problem of a step that the state does not allow. */
  readonly problem: string;
  /** @throws {ProblemError} `not_found` */
  readonly require: (reading: Reading<AuthorityTables>, params: z.output<P>) => Promise<R>;
  readonly view: (reading: Reading<AuthorityTables>, row: R, now: number) => Promise<z.input<V>>;
}

/** One step. */
export interface StepRoute<P extends z.ZodType, B extends z.ZodType, R> {
  /** Behind the address of the case. */
  readonly at: string;
  readonly operation: string;
  readonly action: Action;
  readonly summary: string;
  readonly problems?: readonly string[] | undefined;
  readonly body: B;
  readonly about: (reading: Reading<AuthorityTables>, params: z.output<P>) => Promise<Resource | null>;
  /** Takes it, on the version that whoever asks has seen. */
  readonly take: (
    writing: Writing<AuthorityTables>,
    row: R,
    body: z.output<B>,
    asked: { readonly by: string; readonly now: number; readonly principal: Principal },
  ) => Promise<R>;
}

/** Adds a step: by a person of staff, on the version that was seen, answered by the case as it is then. */
export function stepRoute<
  P extends z.ZodType,
  V extends z.ZodType,
  B extends z.ZodType,
  R extends { readonly version: number },
>(server: AuthorityServer, of: Stepped<P, V, R>, route: StepRoute<P, B, R>): void {
  server.command({
    method: 'POST',
    url: `${of.url}/${route.at}`,
    action: route.action,
    operation: `${of.name}.${route.operation}`,
    summary: route.summary,
    problems: [of.problem, 'version_missing', 'version_other', ...(route.problems ?? [])],
    versioned: true,
    params: of.params,
    body: route.body,
    answer: of.answer,
    about: async (reading, { params }) => route.about(reading, params),
    do: async (writing, { params, body }, asked) => {
      const row = await of.require(writing, params);
      requireVersion(asked.version, row.version);
      const { now, principal } = asked;
      const next = await route.take(writing, row, body, { by: staffOf(asked), now, principal });
      return { body: await of.view(writing, next, now), version: next.version };
    },
  });
}
