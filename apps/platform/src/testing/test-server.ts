import { type Principal, Server, openDatabase } from '@consentry/server';
import { pino } from 'pino';
import { ACCESS, type Action } from '../access/access-table.ts';
import { PROBLEMS } from '../http/problems.ts';
import { personPrincipal, type WardsOf } from '../people/person-principal.ts';
import { sendCodes } from '../people/send-codes.ts';
import type { Message } from '@consentry/server';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { platformKeys } from '../settings/keys.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { databaseOf, makeData, removeData } from './platform-data.ts';

/** A clock that stands still until it is set. */
export interface TestClock {
  now: number;
}

/** What a request got. */
export interface Got {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** What a request is sent with. */
export interface Sent {
  readonly as?: Principal;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A platform of some slices, whose staff are whoever the test says they are; persons sign in for real. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly context: PlatformContext;
  readonly clock: TestClock;
  /** Codes that were sent, last one last. */
  readonly letters: readonly Message[];
  send(method: string, path: string, body?: unknown, sent?: Sent): Promise<Got>;
  /** Sends what is to be sent, and gives the last code. */
  lastCode(): Promise<string>;
  /** Signs a person in by the code that was sent to them, and gives the token. */
  signIn(email: string): Promise<string>;
}

/** Staff of one role, as a finder of sessions would give them. */
export function staff(role: string, sites: readonly string[] = []): Principal {
  return { kind: 'staff', id: `${role}-1`, roles: [role], sites, steppedUpAt: null };
}

/** Starts it in a temporary folder, which is gone afterwards. */
export async function startTestServer(
  routes: (server: PlatformServer, context: PlatformContext) => void,
  wardsOf: WardsOf = async () => [],
): Promise<TestServer> {
  const data = makeData();
  const keys = platformKeys(data);
  const log = pino({ level: 'silent' });
  const clock: TestClock = { now: Date.parse('2026-11-22T09:00:00+08:00') };
  const database = await openDatabase<PlatformTables>(await databaseOf(data), {
    migrations: platformMigrations,
  });
  const origins: string[] = [];
  const context: PlatformContext = { database, keys, log, now: () => clock.now, origins: () => origins };
  const server = new Server<PlatformTables, Action>({
    title: 'Test',
    description: 'Test',
    database,
    log,
    now: context.now,
    secret: keys.secret,
    problems: PROBLEMS,
    access: ACCESS,
    origins: () => origins,
    principalOf: async (caller) => {
      const given = caller.headers['x-test-principal'];
      if (typeof given === 'string') return JSON.parse(given) as Principal;
      return (await personPrincipal(context, caller, wardsOf)) ?? { kind: 'nobody' };
    },
  });
  routes(server, context);
  const url = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`;
  origins.push(url);
  const letters: Message[] = [];
  const send: TestServer['send'] = async (method, path, body, sent = {}) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(sent.token === undefined ? {} : { authorization: `Bearer ${sent.token}` }),
        ...(sent.as === undefined ? {} : { 'x-test-principal': JSON.stringify(sent.as) }),
        ...sent.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const got = (await answer.json()) as Record<string, unknown>;
    return { status: answer.status, body: got, headers: answer.headers };
  };
  const lastCode: TestServer['lastCode'] = async () => {
    await sendCodes(context, { send: async (message) => void letters.push(message) });
    return (/\d{4} \d{4}/.exec(letters.at(-1)?.text ?? '')?.[0] ?? '').replace(' ', '');
  };
  return {
    url,
    context,
    clock,
    letters,
    send,
    lastCode,
    async signIn(email) {
      const { body } = await send('POST', '/v1/sign-in/codes', { to: { kind: 'email', value: email } });
      const shown = { challenge: body['challenge'], code: await lastCode() };
      const session = await send('POST', '/v1/sign-in/sessions', shown);
      return String(session.body['token']);
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      await removeData(data);
    },
  };
}
