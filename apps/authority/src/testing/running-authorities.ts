import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuthorityRole } from '@consentry/contract';
import { inTransaction } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { ENGINE, makeTestDatabase } from '@consentry/server/testing';
import { beginSession } from '@consentry/staff';
import { pino } from 'pino';
import { type Authority, type AuthorityOptions, startAuthority } from '../authority.ts';
import type { FirstDepartment } from '../department/department-store.ts';
import { addOfficial } from '../staff/staff-store.ts';

/** A 网信 department of a city, as most tests have it. */
export const SHANGHAI: FirstDepartment = {
  kind: 'cac',
  region: '310000',
  name: { 'zh-CN': '上海市互联网信息办公室', en: 'Cyberspace Administration of Shanghai' },
};

/** An authority in a temporary folder, with a clock that stands until it is set. */
export interface RunningAuthority extends Authority {
  readonly clock: { now: number };
  readonly data: string;
  /** The department it was set up for. */
  readonly department: string;
}

/** Starts the whole authority as it is; folder and all are gone afterwards. */
export async function runAuthority(options: Partial<AuthorityOptions> = {}): Promise<RunningAuthority> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'consentry-authority-'));
  const clock = { now: Date.parse('2026-11-23T09:00:00+08:00') };
  const made = ENGINE === 'sqlite' ? null : await makeTestDatabase();
  const authority = await startAuthority({
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'silent' }),
    now: () => clock.now,
    department: SHANGHAI,
    ...(made === null ? {} : { databaseUrl: made.url }),
    ...options,
    data,
  });
  const first = await authority.context.database.reading
    .selectFrom('departments')
    .select('department')
    .where('proposed_by', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    ...authority,
    clock,
    data,
    department: first.department,
    async [Symbol.asyncDispose]() {
      await authority[Symbol.asyncDispose]();
      await made?.empty();
      if (options.data === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}

/** What is sent with a request. */
interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back, its JSON read. */
export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends JSON and reads the JSON of the answer. */
export async function callAt(url: string, method: string, path: string, sent: Sent = {}): Promise<Got> {
  const answer = await fetch(url + path, {
    method,
    headers: {
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...sent.headers,
    },
    ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
  });
  const body = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, headers: answer.headers, body };
}

/** An official who is signed in, as a program of theirs is. */
export interface SignedInOfficial {
  readonly staff: string;
  readonly token: string;
  /** Sends JSON with their session, and reads the JSON of the answer. */
  readonly call: (method: string, path: string, sent?: Sent) => Promise<Got>;
}

/**
 * Signs somebody with these roles in at a running authority, without a password: for the tests of every slice.
 *
 * @param options `department` they work in, left out: the first; `steppedUp: false` for who showed no second factor;
 *   `name` as pages show it
 * @example
 * const officer = await officialOf(authority, 'officer');
 * const { status, body } = await officer.call('GET', '/v1/complaints');
 */
export async function officialOf(
  authority: RunningAuthority,
  role: AuthorityRole,
  options: { readonly department?: string; readonly steppedUp?: boolean; readonly name?: string } = {},
): Promise<SignedInOfficial> {
  const { context, url } = authority;
  const staff = randomUUID();
  const now = context.now();
  const token = await inTransaction(context.database, async (writing) => {
    await addOfficial(writing, {
      staff,
      login: `t-${staff}`,
      name: options.name ?? 'Test',
      roles: [role],
      department: options.department ?? authority.department,
      state: 'active',
      invitedBy: null,
      approvedBy: null,
      changedAt: null,
      changedBy: null,
      passwordHash: null,
      totpSealed: null,
      totpStep: -1,
      joinedAt: now,
      version: 1,
    });
    const steppedUpAt = options.steppedUp === false ? null : now;
    return beginSession(writing, staff, { began_at: now, seen_at: now, stepped_up_at: steppedUpAt });
  });
  return {
    staff,
    token,
    call: async (method, path, sent = {}) =>
      callAt(url, method, path, { ...sent, headers: { authorization: `Bearer ${token}`, ...sent.headers } }),
  };
}
