import { randomBytes } from 'node:crypto';
import { BeginJoining, CompleteJoining, JoiningView, StaffSession } from '@consentry/contract';
import { ProblemError } from '@consentry/server';
import { makeChallenge } from '../passkey/challenge.ts';
import { creationOptions } from '../passkey/passkey.ts';
import { takePasskey } from '../passkey/take-passkey.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { type Invitation, findInvitation, noteBegun, useInvitation } from './invitation-store.ts';
import { isWeakPassword } from './password.ts';
import { hashPassword } from './password-hash.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';
import { answerWithSession } from './session-answer.ts';
import { noteStaffEvent } from './staff-events.ts';
import type { StaffAccount } from './staff.ts';
import { addStaff, findStaffByLogin } from './staff-store.ts';
import { findTotpStep, TOTP_SECRET_BYTES, toBase32, totpUri } from './totp.ts';
import { countTries, TRIES_OF_ADDRESS } from './tries.ts';

type Begun = Invitation & { readonly begun: NonNullable<Invitation['begun']> };

const ISSUER = 'Consentry';
const about = async () => ({});

/** `/v1/staff/joinings`: whoever has a link makes their account with it, once. */
export function joiningRoutes(server: PlatformServer, context: PlatformContext): void {
  const { database, keys, origins } = context;
  const limit = async (address: string, now: number): Promise<void> =>
    countTries(database, keys.secret, [{ kind: 'address', name: address, limit: TRIES_OF_ADDRESS }], now);
  server.command({
    method: 'POST',
    url: '/v1/staff/joinings',
    action: 'staff.join',
    summary: 'Shows what a link gives, and what the first way to sign in is made of.',
    problems: ['link_ended', 'login_taken', 'rate_limited'],
    secret: true,
    body: BeginJoining,
    answer: JoiningView,
    about,
    before: async (_, { address, now }) => limit(address, now),
    do: async (writing, { body }, { now }) => {
      const invitation = await findInvitation(writing, body.token, now);
      if (invitation === null) throw new ProblemError('link_ended');
      if ((await findStaffByLogin(writing, body.login)) !== null) throw new ProblemError('login_taken');
      const { staff, roles, sites, expiresAt } = invitation;
      const { login, name } = body;
      const secret = randomBytes(TOTP_SECRET_BYTES);
      const totpSealed = sealSecret(keys.secret, staff, secret);
      await noteBegun(writing, { tokenHash: invitation.tokenHash, begun: { login, name, totpSealed } });
      const challenge = makeChallenge(keys.secret, { use: 'add', kind: 'staff', owner: staff }, now);
      return {
        body: {
          roles: [...roles],
          sites: [...sites],
          expires_at: new Date(expiresAt).toISOString(),
          totp_secret: toBase32(secret),
          totp_uri: totpUri(secret, ISSUER, login),
          passkey: creationOptions(challenge, origins(), { owner: staff, login, name }, []),
        },
      };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/staff/joinings/complete',
    action: 'staff.join',
    operation: 'staff.complete_joining',
    summary: 'Makes the account of a link with a first way to sign in, and signs it in.',
    problems: ['factor_wrong', 'link_ended', 'login_taken', 'password_weak'],
    secret: true,
    status: 201,
    body: CompleteJoining,
    answer: StaffSession,
    about,
    before: async ({ body }, { address, now }) => {
      await limit(address, now);
      return body.way === 'password' ? hashPassword(body.password) : null;
    },
    do: async (writing, { body }, { now }, passwordHash) => {
      const invitation = await findInvitation(writing, body.token, now);
      if (invitation === null || invitation.begun === null) throw new ProblemError('link_ended');
      const begun: Begun = { ...invitation, begun: invitation.begun };
      const account =
        body.way === 'password'
          ? withPassword(context, begun, { ...body, passwordHash }, now)
          : accountOf(begun, now);
      if (account === null) throw new ProblemError('factor_wrong');
      if (!(await addStaff(writing, account))) throw new ProblemError('login_taken');
      if (
        body.way === 'passkey' &&
        !(await takePasskey(writing, context, { kind: 'staff', owner: account.staff }, body.passkey, now))
      ) {
        throw new ProblemError('factor_wrong');
      }
      await useInvitation(writing, invitation);
      const event = { staff: account.staff, roles: account.roles, by: invitation.invitedBy, way: body.way };
      await noteStaffEvent(writing, 'staff.joined', event, now);
      return answerWithSession(writing, account, body.carrier, now);
    },
  });
}

function accountOf({ staff, roles, sites, begun }: Begun, now: number): StaffAccount {
  return {
    staff,
    login: begun.login,
    name: begun.name,
    roles,
    sites,
    state: 'active',
    passwordHash: null,
    totpSealed: null,
    totpStep: -1,
    joinedAt: now,
    version: 1,
  };
}

/** Gives the account with a password, when the app shows that it has the secret. */
function withPassword(
  { keys }: PlatformContext,
  invitation: Begun,
  given: { readonly password: string; readonly code: string; readonly passwordHash: string | null },
  now: number,
): StaffAccount | null {
  const { login, totpSealed } = invitation.begun;
  if (isWeakPassword(given.password, login)) throw new ProblemError('password_weak');
  const secret = openSecret(keys.secret, invitation.staff, totpSealed);
  const totpStep = findTotpStep(secret, given.code, -1, now);
  if (totpStep === null) return null;
  return { ...accountOf(invitation, now), passwordHash: given.passwordHash, totpSealed, totpStep };
}
