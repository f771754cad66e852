import { BeginJoining, CompleteJoining, OfficialJoined, OfficialJoining } from '@consentry/contract';
import { ProblemError, type Result } from '@consentry/server';
import {
  answerWithSession,
  countTriesOfAddress,
  firstFactors,
  hashPassword,
  noteBegun,
  noteStaffEvent,
  offerFactors,
  takeFirstPasskey,
  useInvitation,
} from '@consentry/staff';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { authorityAccounts, ISSUER } from './authority-accounts.ts';
import { findInvitation } from './invitation-store.ts';
import type { Official } from './official.ts';
import { addOfficial, findOfficialByLogin } from './staff-store.ts';

const about = async () => ({});

/** `/v1/staff/joinings`: whoever has a link makes their account with it, once; a second colleague approves it. */
export function joiningRoutes(server: AuthorityServer, context: AuthorityContext): void {
  server.command({
    method: 'POST',
    url: '/v1/staff/joinings',
    action: 'staff.join',
    summary: 'Shows what a link gives, and what the first way to sign in is made of.',
    problems: ['link_ended', 'login_taken', 'rate_limited'],
    secret: true,
    body: BeginJoining,
    answer: OfficialJoining,
    about,
    before: async (_, { address, now }) => countTriesOfAddress(context, address, now),
    do: async (writing, { body }, { now }) => {
      const invitation = await findInvitation(writing, body.token, now);
      if (invitation === null) throw new ProblemError('link_ended');
      const { login, name } = body;
      if ((await findOfficialByLogin(writing, login)) !== null) throw new ProblemError('login_taken');
      const { staff, roles, department, expiresAt } = invitation;
      const { totpSealed, offer } = offerFactors(context, { staff, login, name }, ISSUER, now);
      await noteBegun(writing, invitation, { login, name, totpSealed });
      const expires_at = new Date(expiresAt).toISOString();
      return { body: { roles: [...roles], department, expires_at, ...offer } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/staff/joinings/complete',
    action: 'staff.join',
    operation: 'staff.complete_joining',
    summary: 'Makes the account of a link; it signs in once a second colleague approved it.',
    problems: ['factor_wrong', 'link_ended', 'login_taken', 'password_weak', 'rate_limited'],
    secret: true,
    status: 201,
    body: CompleteJoining,
    answer: OfficialJoined,
    about,
    before: async ({ body }, { address, now }) => {
      await countTriesOfAddress(context, address, now);
      return body.way === 'password' ? hashPassword(body.password) : null;
    },
    do: async (writing, { body }, { now }, passwordHash): Promise<Result<OfficialJoined>> => {
      const invitation = await findInvitation(writing, body.token, now);
      if (invitation === null || invitation.begun === null) throw new ProblemError('link_ended');
      const { staff, roles, department, begun, kind, invitedBy } = invitation;
      const official: Official = {
        staff,
        login: begun.login,
        name: begun.name,
        roles,
        department,
        state: kind === 'invitation' ? 'pending' : 'active',
        invitedBy,
        approvedBy: null,
        changedAt: null,
        changedBy: null,
        ...firstFactors(context, { staff, ...begun }, body, passwordHash, now),
        joinedAt: now,
        version: 1,
      };
      if (!(await addOfficial(writing, official))) throw new ProblemError('login_taken');
      await takeFirstPasskey(writing, context, staff, body, now);
      await useInvitation(writing, invitation);
      const event = { staff, roles, department, by: invitedBy, way: body.way };
      await noteStaffEvent(writing, 'staff.joined', event, now);
      if (official.state === 'pending') return { body: { state: 'pending', session: null } };
      const { body: session, ...rest } = await answerWithSession(
        writing,
        authorityAccounts,
        official,
        body.carrier,
        now,
      );
      return { ...rest, body: { state: 'active', session } };
    },
  });
}
