import type { KeyObject } from 'node:crypto';
import type { Database, Reading, Writing } from '@consentry/server';
import type { z } from 'zod';
import type { SessionTimes } from './session.ts';
import type { FactorColumns, SignInTables } from './tables.ts';

/** An account of staff, as far as signing in goes. A server adds what they may, and where. */
export interface Account {
  readonly staff: string;
  readonly login: string;
  readonly name: string;
  /** Only who is `active` is signed in. */
  readonly state: string;
  readonly passwordHash: string | null;
  readonly totpSealed: string | null;
  readonly totpStep: number;
  /** Epoch milliseconds. */
  readonly joinedAt: number;
  readonly version: number;
}

/** Reads of a row what every account has. */
export function factorsOf(row: FactorColumns) {
  return {
    staff: row.staff,
    login: row.login,
    name: row.name,
    passwordHash: row.password_hash,
    totpSealed: row.totp_sealed,
    totpStep: row.totp_step,
    joinedAt: row.joined_at,
    version: row.version,
  };
}

/** What a server signs its staff in with. */
export interface SignInMeans {
  readonly database: Database<SignInTables>;
  /** 256 bits of the server, the same for its replicas. */
  readonly keys: { readonly secret: KeyObject };
  readonly now: () => number;
  /** Addresses by which browsers reach it, the first one first. */
  readonly origins: () => readonly string[];
}

/** A session as its owner sees it; `token` only for a program, and only when it begins or is renewed. */
export interface SessionShown {
  readonly token?: string | undefined;
}

/** What a server says of its accounts. It is asked with the tables of that server, which are more than these. */
export interface Accounts<A extends Account, S extends SessionShown> {
  find(reading: Read, staff: string): Promise<A | null>;
  findByLogin(reading: Read, login: string): Promise<A | null>;
  /** Schema of a session. */
  readonly session: z.ZodType<S, S>;
  readonly view: (account: A, times: SessionTimes, now: number) => S;
  /** Name that an authenticator app shows. */
  readonly issuer: string;
}

/** What the tables of signing in are read through. */
export type Read = Reading<SignInTables>;
/** What they are written through. */
export type Write = Writing<SignInTables>;
