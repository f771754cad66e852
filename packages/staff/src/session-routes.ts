import { PasskeyRequest, SessionEnded, StaffSignIn, StepUp } from '@consentry/contract';
import { type Asked, ProblemError, type Refused, type Result, type Server } from '@consentry/server';
import { z } from 'zod';
import type { Account, Accounts, SessionShown, SignInMeans, Write } from './account.ts';
import { knownClient, knownCookie } from './known-client.ts';
import { makeChallenge } from './passkey/challenge.ts';
import { requestOptions } from './passkey/passkey.ts';
import { showPasskey } from './passkey/take-passkey.ts';
import { checkPassword } from './password-hash.ts';
import { answerWithSession } from './session-answer.ts';
import { noSessionCookie } from './session-cookie.ts';
import { endSession, endSessionsOf, findSession } from './session-store.ts';
import { type Carried, sessionTokenOf } from './session-token.ts';
import { showCode } from './show-factor.ts';
import { noteStaffEvent } from './staff-events.ts';
import { staffOf } from './staff-of.ts';
import type { SignInTables } from './tables.ts';
import { countTries, PASSKEYS_OF_ADDRESS, TRIES_OF_ACCOUNT, TRIES_OF_ADDRESS } from './tries.ts';

/** Actions of the access table that signing in needs. */
export type SessionAction = 'session.begin' | 'session.read' | 'session.step_up' | 'session.end';

/** A request without a body, or with an empty one. */
const NoBody = z.strictObject({}).nullish();
const about = async () => ({});
/** What a challenge is made for where nobody is known yet. */
const SIGN_IN = { use: 'sign_in', kind: 'staff', owner: '' } as const;

/** `/v1/sessions`: signing in, a second factor, signing out. Never by face. */
export function sessionRoutes<N extends string, A extends Account, S extends SessionShown>(
  server: Server<SignInTables, N | SessionAction>,
  context: SignInMeans,
  accounts: Accounts<A, S>,
): void {
  signInRoutes(server, context, accounts);
  stepUpRoutes(server, context, accounts);
  signOutRoutes(server);
  server.query({
    url: '/v1/sessions/current',
    action: 'session.read',
    summary: 'Shows who is signed in, with which roles, until when.',
    answer: accounts.session,
    about,
    read: async (reading, _, asked) => {
      const { token } = carriedOf(asked);
      const session = await findSession(reading, token);
      const account = session === null ? null : await accounts.find(reading, session.staff);
      if (session === null || account === null) throw new ProblemError('not_signed_in');
      return { body: accounts.view(account, session, asked.now) };
    },
  });
}

function signInRoutes<N extends string, A extends Account, S extends SessionShown>(
  server: Server<SignInTables, N | SessionAction>,
  context: SignInMeans,
  accounts: Accounts<A, S>,
): void {
  const { database, keys, origins } = context;
  server.command({
    method: 'POST',
    url: '/v1/sessions/passkey-challenges',
    action: 'session.begin',
    operation: 'session.challenge',
    summary: 'Gives what a browser asks an authenticator with, to sign in.',
    secret: true,
    body: NoBody,
    answer: PasskeyRequest,
    about,
    do: async (_writing, _input, { now }) => {
      const challenge = makeChallenge(keys.secret, SIGN_IN, now);
      return { body: requestOptions(challenge, origins()) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/sessions',
    action: 'session.begin',
    summary: 'Signs staff in by password and authenticator app, or by passkey.',
    problems: ['rate_limited', 'sign_in_wrong'],
    secret: true,
    status: 201,
    body: StaffSignIn,
    answer: accounts.session,
    about,
    before: async ({ body }, { address, headers, now }) => {
      const known =
        body.way === 'passkey' ? null : knownClient(keys.secret, headers, `staff ${body.login}`, now);
      const tried =
        body.way === 'passkey'
          ? [{ kind: 'passkey', name: address, limit: PASSKEYS_OF_ADDRESS }]
          : known === null
            ? [
                { kind: 'login', name: body.login, limit: TRIES_OF_ACCOUNT },
                { kind: 'address', name: address, limit: TRIES_OF_ADDRESS },
              ]
            : [{ kind: 'known', name: `${known} ${body.login}`, limit: TRIES_OF_ACCOUNT }];
      await countTries(database, keys.secret, tried, now);
      if (body.way === 'passkey') return null;
      const stored = (await accounts.findByLogin(database.reading, body.login))?.passwordHash ?? null;
      return (await checkPassword(body.password, stored)) ? stored : null;
    },
    do: async (writing, { body }, asked, fitting): Promise<Result<S> | Refused> => {
      const account =
        body.way === 'passkey'
          ? await byPasskey(writing, context, accounts, body.passkey, asked.now)
          : await byPassword(writing, context, accounts, body, fitting, asked.now);
      if (account === null || account.state !== 'active') {
        return { refused: new ProblemError('sign_in_wrong') };
      }
      // A session that came along is not carried on: signing in always gives a new one.
      const old = sessionTokenOf(asked.headers);
      if (old !== null) await endSession(writing, old.token);
      await noteStaffEvent(writing, 'staff.signed_in', { staff: account.staff, way: body.way }, asked.now);
      const answer = await answerWithSession(writing, accounts, account, body.carrier, asked.now);
      if (body.carrier === 'bearer') return answer;
      return { ...answer, cookies: [knownCookie(keys.secret, `staff ${account.login}`, asked.now)] };
    },
  });
}

/** @param fitting the stored hash that the password was just found to fit, if it did */
async function byPassword<A extends Account>(
  writing: Write,
  context: SignInMeans,
  accounts: Pick<Accounts<A, SessionShown>, 'findByLogin'>,
  body: Extract<StaffSignIn, { way: 'password' }>,
  fitting: string | null,
  now: number,
): Promise<A | null> {
  const account = await accounts.findByLogin(writing, body.login);
  const fits = account !== null && fitting !== null && account.passwordHash === fitting;
  // A code is taken only with the right password; otherwise the same work is done for nobody.
  const shown = await showCode(writing, context, fits ? account : null, body.code, now);
  return shown ? account : null;
}

async function byPasskey<A extends Account>(
  writing: Write,
  context: SignInMeans,
  accounts: Pick<Accounts<A, SessionShown>, 'find'>,
  answer: Extract<StaffSignIn, { way: 'passkey' }>['passkey'],
  now: number,
): Promise<A | null> {
  const shown = await showPasskey(writing, context, SIGN_IN, answer, now);
  return shown === null ? null : accounts.find(writing, shown.owner);
}

function stepUpRoutes<N extends string, A extends Account, S extends SessionShown>(
  server: Server<SignInTables, N | SessionAction>,
  context: SignInMeans,
  accounts: Accounts<A, S>,
): void {
  const { database, keys, origins } = context;
  server.command({
    method: 'POST',
    url: '/v1/sessions/current/step-up/passkey-challenges',
    action: 'session.step_up',
    operation: 'session.step_up_challenge',
    summary: 'Gives what a browser asks an authenticator with, for a second factor.',
    secret: true,
    body: NoBody,
    answer: PasskeyRequest,
    about,
    do: async (_writing, _input, asked) => {
      const wanted = { use: 'step_up', kind: 'staff', owner: staffOf(asked) } as const;
      const challenge = makeChallenge(keys.secret, wanted, asked.now);
      return { body: requestOptions(challenge, origins()) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/sessions/current/step-up',
    action: 'session.step_up',
    summary: 'Shows a second factor, which counts for ten minutes; the session gets a new token.',
    problems: ['factor_wrong', 'rate_limited'],
    secret: true,
    body: StepUp,
    answer: accounts.session,
    about,
    before: async (_, asked) => {
      const tried = { kind: 'step_up', name: staffOf(asked), limit: TRIES_OF_ACCOUNT };
      await countTries(database, keys.secret, [tried], asked.now);
      return null;
    },
    do: async (writing, { body }, asked): Promise<Result<S> | Refused> => {
      const staff = staffOf(asked);
      const account = await accounts.find(writing, staff);
      const wanted = { use: 'step_up', kind: 'staff', owner: staff } as const;
      const shown =
        body.way === 'totp'
          ? await showCode(writing, context, account, body.code, asked.now)
          : (await showPasskey(writing, context, wanted, body.passkey, asked.now)) !== null;
      const { token, carrier } = carriedOf(asked);
      const session = await findSession(writing, token);
      if (account === null || session === null) throw new ProblemError('not_signed_in');
      if (!shown) return { refused: new ProblemError('factor_wrong') };
      await endSession(writing, token);
      await noteStaffEvent(writing, 'staff.stepped_up', { staff, way: body.way }, asked.now);
      return answerWithSession(writing, accounts, account, carrier, asked.now, session.began_at);
    },
  });
}

function signOutRoutes<N extends string>(server: Server<SignInTables, N | SessionAction>): void {
  server.command({
    method: 'DELETE',
    url: '/v1/sessions/current',
    action: 'session.end',
    summary: 'Signs out, at once.',
    secret: true,
    body: NoBody,
    answer: SessionEnded,
    about,
    do: async (writing, _, asked) => {
      await endSession(writing, carriedOf(asked).token);
      await noteStaffEvent(writing, 'staff.signed_out', { staff: staffOf(asked) }, asked.now);
      return { body: { ended: true as const }, headers: noSessionCookie() };
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/sessions',
    action: 'session.end',
    operation: 'session.end_all',
    summary: 'Signs out everywhere, at once.',
    secret: true,
    body: NoBody,
    answer: SessionEnded,
    about,
    do: async (writing, _, asked) => {
      await endSessionsOf(writing, staffOf(asked));
      await noteStaffEvent(writing, 'staff.signed_out', { staff: staffOf(asked), of: 'all' }, asked.now);
      return { body: { ended: true as const }, headers: noSessionCookie() };
    },
  });
}

function carriedOf({ headers }: Asked): Carried {
  const carried = sessionTokenOf(headers);
  if (carried === null) throw new ProblemError('not_signed_in');
  return carried;
}
