import { randomUUID } from 'node:crypto';
import type { StaffRole } from '@consentry/contract';
import { inTransaction } from '@consentry/server';
import { beginSession } from '@consentry/staff';
import type { Platform } from '../../platform.ts';
import { addStaff } from '../staff-store.ts';

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

/** Somebody of staff who is signed in, as a program of theirs is. */
export interface SignedIn {
  readonly staff: string;
  readonly token: string;
  /** Sends JSON with their session, and reads the JSON of the answer. */
  readonly call: (method: string, path: string, sent?: Sent) => Promise<Got>;
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

/**
 * Signs somebody with these roles in at a running platform, without a password: for the tests of every slice.
 *
 * @param role one role, or several
 * @param options `sites` they work at; `steppedUp: false` for who showed no second factor of late
 * @example
 * const dpo = await signedIn(platform, 'dpo');
 * const { status, body } = await dpo.call('POST', '/v1/purposes', { body: { … } });
 */
export async function signedIn(
  { context, url }: Pick<Platform, 'context' | 'url'>,
  role: StaffRole | readonly StaffRole[],
  options: { readonly sites?: readonly string[]; readonly steppedUp?: boolean } = {},
): Promise<SignedIn> {
  const staff = randomUUID();
  const now = context.now();
  const token = await inTransaction(context.database, async (writing) => {
    await addStaff(writing, {
      staff,
      login: `t-${staff}`,
      name: 'Test',
      roles: typeof role === 'string' ? [role] : role,
      sites: options.sites ?? [],
      passwordHash: null,
      totpSealed: null,
      totpStep: -1,
      joinedAt: now,
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
