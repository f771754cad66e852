import { randomBytes } from 'node:crypto';
import {
  AppOffer,
  PasskeyAttestation,
  PasskeyCreation,
  PasskeyList,
  PasskeyView,
  SetPassword,
} from '@consentry/contract';
import { type Asked, ProblemError, type Server } from '@consentry/server';
import { z } from 'zod';
import type { Account, Accounts, Read, SessionShown, SignInMeans } from './account.ts';
import { setPassword } from './factor-store.ts';
import { makeChallenge } from './passkey/challenge.ts';
import { creationOptions, type PasskeyOwner } from './passkey/passkey.ts';
import { listPasskeys, removePasskey } from './passkey/passkey-store.ts';
import { PASSKEYS_MAX, passkeyViews, takePasskey } from './passkey/take-passkey.ts';
import { isWeakPassword } from './password.ts';
import { hashPassword } from './password-hash.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';
import { answerWithSession } from './session-answer.ts';
import { staffOf } from './staff-of.ts';
import { endSessionsOf, findSession } from './session-store.ts';
import { sessionTokenOf } from './session-token.ts';
import { noteStaffEvent } from './staff-events.ts';
import type { SignInTables } from './tables.ts';
import { findTotpStep, TOTP_SECRET_BYTES, toBase32, totpUri } from './totp.ts';

/** Actions of the access table that somebody's own ways to sign in need. */
export type FactorAction = 'factor.list' | 'factor.add' | 'factor.remove';

const NoBody = z.strictObject({}).nullish();
const about = async () => ({});

/** `/v1/staff/me`: the ways somebody of staff signs in, changed by themselves with a second factor. */
export function factorRoutes<N extends string, A extends Account, S extends SessionShown>(
  server: Server<SignInTables, N | FactorAction>,
  context: SignInMeans,
  accounts: Accounts<A, S>,
): void {
  passkeyRoutes(server, context, accounts);
  passwordRoutes(server, context, accounts);
}

function passkeyRoutes<N extends string, A extends Account, S extends SessionShown>(
  server: Server<SignInTables, N | FactorAction>,
  context: SignInMeans,
  accounts: Accounts<A, S>,
): void {
  const { keys, origins } = context;
  server.query({
    url: '/v1/staff/me/passkeys',
    action: 'factor.list',
    summary: 'Lists one’s own passkeys.',
    answer: PasskeyList,
    about,
    read: async (reading, _, asked) => ({
      body: { passkeys: await passkeyViews(reading, ownerOf(staffOf(asked))) },
    }),
  });
  server.command({
    method: 'POST',
    url: '/v1/staff/me/passkeys/challenges',
    action: 'factor.add',
    operation: 'factor.begin_passkey',
    summary: 'Gives what a browser has a new passkey made with.',
    secret: true,
    body: NoBody,
    answer: PasskeyCreation,
    about,
    do: async (writing, _, asked) => {
      const account = await accountOf(accounts, writing, asked);
      const challenge = makeChallenge(keys.secret, { use: 'add', ...ownerOf(account.staff) }, asked.now);
      const known = await listPasskeys(writing, ownerOf(account.staff));
      return {
        body: creationOptions(
          challenge,
          origins(),
          { owner: account.staff, login: account.login, name: account.name },
          known.map(({ passkey }) => passkey),
        ),
      };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/staff/me/passkeys',
    action: 'factor.add',
    operation: 'factor.add_passkey',
    summary: 'Adds a passkey to one’s own account.',
    problems: ['factor_wrong', 'too_many_passkeys'],
    status: 201,
    body: PasskeyAttestation,
    answer: PasskeyView,
    about,
    do: async (writing, { body }, asked) => {
      const account = await accountOf(accounts, writing, asked);
      const known = await listPasskeys(writing, ownerOf(account.staff));
      if (known.length >= PASSKEYS_MAX) throw new ProblemError('too_many_passkeys');
      if (!(await takePasskey(writing, context, ownerOf(account.staff), body, asked.now))) {
        return { refused: new ProblemError('factor_wrong') };
      }
      const event = { staff: account.staff, way: 'passkey' };
      await noteStaffEvent(writing, 'staff.factor_added', event, asked.now);
      return { body: { passkey: body.id, made_at: new Date(asked.now).toISOString(), used_at: null } };
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/staff/me/passkeys/:passkey',
    action: 'factor.remove',
    summary: 'Removes one of one’s own passkeys, but for the last way to sign in.',
    problems: ['last_factor'],
    params: z.strictObject({ passkey: z.string().min(1).max(128) }),
    body: NoBody,
    answer: PasskeyList,
    about: async (reading, { params }, principal) => {
      const known = principal.kind === 'staff' ? await listPasskeys(reading, ownerOf(principal.id)) : [];
      return known.some(({ passkey }) => passkey === params.passkey) ? {} : null;
    },
    do: async (writing, { params }, asked) => {
      const account = await accountOf(accounts, writing, asked);
      const removed = await removePasskey(writing, ownerOf(account.staff), params.passkey);
      if (!removed) throw new ProblemError('not_found');
      const passkeys = await passkeyViews(writing, ownerOf(account.staff));
      if (passkeys.length === 0 && account.passwordHash === null) throw new ProblemError('last_factor');
      const event = { staff: account.staff, way: 'passkey' };
      await noteStaffEvent(writing, 'staff.factor_removed', event, asked.now);
      return { body: { passkeys } };
    },
  });
}

function passwordRoutes<N extends string, A extends Account, S extends SessionShown>(
  server: Server<SignInTables, N | FactorAction>,
  context: SignInMeans,
  accounts: Accounts<A, S>,
): void {
  const { keys } = context;
  server.command({
    method: 'POST',
    url: '/v1/staff/me/app-offers',
    action: 'factor.add',
    operation: 'factor.offer_app',
    summary: 'Gives the secret of a new authenticator app, which counts once a code of it was shown.',
    secret: true,
    body: NoBody,
    answer: AppOffer,
    about,
    do: async (writing, _, asked) => {
      const { staff, login } = await accountOf(accounts, writing, asked);
      const secret = randomBytes(TOTP_SECRET_BYTES);
      return {
        body: {
          totp_secret: toBase32(secret),
          totp_uri: totpUri(secret, accounts.issuer, login),
          offer: sealSecret(keys.secret, offered(staff), secret),
        },
      };
    },
  });
  server.command({
    method: 'PUT',
    url: '/v1/staff/me/password',
    action: 'factor.add',
    operation: 'factor.set_password',
    summary: 'Sets password and authenticator app anew, and ends every other session.',
    problems: ['factor_wrong', 'password_weak'],
    secret: true,
    body: SetPassword,
    answer: accounts.session,
    about,
    before: async ({ body }) => hashPassword(body.password),
    do: async (writing, { body }, asked, hash) => {
      const account = await accountOf(accounts, writing, asked);
      if (isWeakPassword(body.password, account.login)) throw new ProblemError('password_weak');
      const secret = opened(context, account.staff, body.offer);
      const step = secret === null ? null : findTotpStep(secret, body.code, -1, asked.now);
      if (secret === null || step === null) throw new ProblemError('factor_wrong');
      const totpSealed = sealSecret(keys.secret, account.staff, secret);
      await setPassword(writing, account.staff, { hash, totpSealed, step });
      const carried = sessionTokenOf(asked.headers);
      const session = carried === null ? null : await findSession(writing, carried.token);
      if (carried === null || session === null) throw new ProblemError('not_signed_in');
      await endSessionsOf(writing, account.staff);
      const event = { staff: account.staff, way: 'password' };
      await noteStaffEvent(writing, 'staff.factor_added', event, asked.now);
      return answerWithSession(writing, accounts, account, carried.carrier, asked.now, session.began_at);
    },
  });
}

/** Owner an offered secret is sealed for, so that a stored one is no offer. */
function offered(staff: string): string {
  return `offered ${staff}`;
}

function opened({ keys }: Pick<SignInMeans, 'keys'>, staff: string, offer: string): Uint8Array | null {
  try {
    return openSecret(keys.secret, offered(staff), offer);
  } catch {
    return null;
  }
}

async function accountOf<A extends Account>(
  { find }: Pick<Accounts<A, SessionShown>, 'find'>,
  reading: Read,
  asked: Asked,
): Promise<A> {
  const account = await find(reading, staffOf(asked));
  if (account === null) throw new ProblemError('not_signed_in');
  return account;
}

function ownerOf(staff: string): PasskeyOwner {
  return { kind: 'staff', owner: staff };
}
