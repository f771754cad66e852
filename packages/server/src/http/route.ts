import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { Principal, Resource } from '../access/decide.ts';
import type { Reading, Writing } from '../database/database.ts';
import type { ServerTables } from '../database/tables.ts';
import type { ProblemError } from './problem.ts';

/** Who sent a request, before anybody knows who that is. */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  /** For limits only, never stored; of IPv6 the network, which is one house's. */
  readonly address: string;
  readonly method: string;
  /** Absolute, with the query, by the address of this server that was asked. */
  readonly uri: string;
  /** The bytes of the body as they came; none for a form. A signature covers them. */
  readonly body: Uint8Array;
}

/** What is known of a request when its work begins: who asks has been let through by the access table. */
export interface Asked extends Caller {
  readonly principal: Principal;
  /** Role by which the access table allowed it. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly requestId: string;
}

/** Somebody was let through to something. */
export interface Access<A extends string> {
  readonly asked: Asked;
  readonly action: A;
  /** The address with the names of its parameters, not their values. */
  readonly route: string;
  readonly resource: Resource;
}

/** Writes accesses down. */
export interface AccessRecord<T extends ServerTables, A extends string> {
  /**
   * Tells whether it has to be written down.
   *
   * @throws {ProblemError} when something is missing without which nobody is let through
   */
  readonly isRecorded: (access: Access<A>) => boolean;
  /** In the transaction of a command; of a read in one of its own, before anything is shown. */
  readonly write: (writing: Writing<T>, access: Access<A>) => Promise<void>;
}

export interface Input<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** What a route answers with. */
export interface Result<R> {
  readonly body: R;
  /** Version of a versioned thing; becomes the `ETag`. */
  readonly version?: number;
  /** Kept with the answer for its `Idempotency-Key`: one that holds a secret needs a route that is `secret`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Values of `Set-Cookie`, sent once and never kept: for a route that is `secret`. */
  readonly cookies?: readonly string[];
}

/** A refusal that is remembered: what was written is committed, and the problem is the answer. */
export interface Refused {
  readonly refused: ProblemError;
}

interface Described<A extends string, P extends z.ZodType, Q extends z.ZodType, R extends z.ZodType> {
  readonly url: string;
  /** The row of the access table. */
  readonly action: A;
  /**
   * Name in the description of the interface and in clients, `slice.verb`, never changed once it is out.
   * Left out: the action; two routes of one action need two names.
   */
  readonly operation?: string;
  /** One sentence for the description of the interface. */
  readonly summary: string;
  /** Codes it refuses with beside those of every route like it, for the description. */
  readonly problems?: readonly string[];
  /** What is answered has a version: the `ETag`. */
  readonly versioned?: true;
  readonly params?: P;
  readonly query?: Q;
  readonly answer: R;
}

/** Something that is read: `GET`. */
export interface Query<
  T extends ServerTables,
  A extends string,
  P extends z.ZodType,
  Q extends z.ZodType,
  R extends z.ZodType,
> extends Described<A, P, Q, R> {
  /** What it is about, for the access table; `null` when there is no such thing (404). */
  readonly about: (
    reading: Reading<T>,
    input: Input<z.output<P>, z.output<Q>, undefined>,
    principal: Principal,
  ) => Promise<Resource | null>;
  /** Media type of an answer that is a text; left out: JSON. */
  readonly media?: string;
  /** Answered by whatever `Host` it is asked, as probes do; shows nothing of anybody without a proof. */
  readonly anyHost?: true;
  readonly read: (
    reading: Reading<T>,
    input: Input<z.output<P>, z.output<Q>, undefined>,
    asked: Asked,
  ) => Promise<Result<z.input<R>>>;
}

/** Something that is done, in one transaction: it happened and is durable, or nothing did. */
export interface Command<
  T extends ServerTables,
  A extends string,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  W = undefined,
> extends Described<A, P, Q, R> {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly status?: 200 | 201 | 202;
  readonly body: B;
  readonly about: (
    reading: Reading<T>,
    input: Input<z.output<P>, z.output<Q>, z.output<B>>,
    principal: Principal,
  ) => Promise<Resource | null>;
  /**
   * The answer holds a secret (a session, a key): it is sent once and never kept to be sent again.
   */
  readonly secret?: true;
  /** The body is a form (`application/x-www-form-urlencoded`), where a standard asks for one. */
  readonly form?: true;
  /**
   * Slow work that would hold up a transaction (the hash of a password). Done once, before it, after who
   * asks was let through; what it gives goes to `do`. Transactions of its own last whatever `do` does.
   */
  readonly before?: (input: Input<z.output<P>, z.output<Q>, z.output<B>>, asked: Asked) => Promise<W>;
  /**
   * @param version what `If-Match` names, for a versioned thing; `null` without the header
   * @param prepared what `before` gave
   */
  readonly do: (
    writing: Writing<T>,
    input: Input<z.output<P>, z.output<Q>, z.output<B>>,
    asked: Asked & { readonly version: number | null },
    prepared: W,
  ) => Promise<Result<z.input<R>> | Refused>;
}

/** Bytes as they are, where a format of others lays down the addresses; no part of the described interface. */
export interface Files<A extends string, Q extends z.ZodType, P extends z.ZodType> {
  /** May end with `*`. */
  readonly url: string;
  /** The row of the access table. */
  readonly action: A;
  readonly params?: P;
  readonly query?: Q;
  /** Left out: it is about nothing in particular. */
  readonly about?: (query: z.output<Q>, params: z.output<P>) => Promise<Resource | null>;
  /** @param path as it was asked, without the query; `null` gives 404 */
  readonly read: (
    path: string,
    query: z.output<Q>,
    asked: Asked,
    params: z.output<P>,
  ) => Promise<File | null>;
}

/**
 * Bytes that are handed in as they are (`application/octet-stream`), where a server keeps files beside its database;
 * no part of the described interface. Nothing of them is looked into here.
 */
export interface Upload<T extends ServerTables, A extends string, P extends z.ZodType, R extends z.ZodType> {
  readonly url: string;
  /** The row of the access table. */
  readonly action: A;
  readonly params?: P;
  /** More is refused while it is still coming in. */
  readonly maxBytes: number;
  readonly answer: R;
  readonly about: (reading: Reading<T>, params: z.output<P>) => Promise<Resource | null>;
  /** Opens transactions of its own: a file is written before its row is. */
  readonly take: (bytes: Uint8Array, params: z.output<P>, asked: Asked) => Promise<z.input<R>>;
}

/**
 * A text that is answered by a text, where a protocol of others lays both down (tlog-witness); no part of the
 * described interface.
 */
export interface Exchange<T extends ServerTables, A extends string> {
  readonly url: string;
  /** The row of the access table. */
  readonly action: A;
  /** More is refused while it is still coming in. */
  readonly maxBytes: number;
  readonly about: (reading: Reading<T>) => Promise<Resource | null>;
  /** Opens transactions of its own. */
  readonly take: (text: string, asked: Asked) => Promise<TextAnswer>;
}

/** An answer that is a text. */
export interface TextAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A file as it is sent. */
export interface File {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Left out: 200. */
  readonly status?: 200 | 302 | 304;
  readonly headers?: Readonly<Record<string, string>>;
}
