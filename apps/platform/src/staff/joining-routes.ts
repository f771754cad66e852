import { BeginJoining, CompleteJoining, JoiningView, StaffSession } from '@consentry/contract';
import { ProblemError } from '@consentry/server';
import {
  answerWithSession,
  countTriesOfAddress,
  firstFactors,
  hashPassword,
  noteBegun,
  offerFactors,
  takeFirstPasskey,
  useInvitation,
} from '@consentry/staff';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { findInvitation } from './invitation-store.ts';
import { ISSUER, platformAccounts } from './platform-accounts.ts';
import { noteStaffEvent } from './staff-events.ts';
import type { StaffAccount } from './staff.ts';
import { addStaff, findStaffByLogin } from './staff-store.ts';

const about = async () => ({});

/** `/v1/staff/joinings`: whoever has a link makes their account with it, once. */
export function joiningRoutes(server: PlatformServer, context: PlatformContext): void {
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
    before: async (_, { address, now }) => countTriesOfAddress(context, address, now),
    do: async (writing, { body }, { now }) => {
      const invitation = await findInvitation(writing, body.token, now);
      if (invitation === null) throw new ProblemError('link_ended');
      if ((await findStaffByLogin(writing, body.login)) !== null) throw new ProblemError('login_taken');
      const { staff, roles, sites, expiresAt } = invitation;
      const { login, name } = body;
      const { totpSealed, offer } = offerFactors(context, { staff, login, name }, ISSUER, now);
      await noteBegun(writing, invitation, { login, name, totpSealed });
      const expires_at = new Date(expiresAt).toISOString();
      return { body: { roles: [...roles], sites: [...sites], expires_at, ...offer } };
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
      await countTriesOfAddress(context, address, now);
      return body.way === 'password' ? hashPassword(body.password) : null;
    },
    do: async (writing, { body }, { now }, passwordHash) => {
      const invitation = await findInvitation(writing, body.token, now);
      if (invitation === null || invitation.begun === null) throw new ProblemError('link_ended');
      const { staff, roles, sites, begun } = invitation;
      const account: StaffAccount = {
        staff,
        login: begun.login,
        name: begun.name,
        roles,
        sites,
        state: 'active',
        ...firstFactors(context, { staff, ...begun }, body, passwordHash, now),
        joinedAt: now,
        version: 1,
      };
      if (!(await addStaff(writing, account))) throw new ProblemError('login_taken');
      await takeFirstPasskey(writing, context, staff, body, now);
      await useInvitation(writing, invitation);
      const event = { staff: account.staff, roles: account.roles, by: invitation.invitedBy, way: body.way };
      await noteStaffEvent(writing, 'staff.joined', event, now);
      return answerWithSession(writing, platformAccounts, account, body.carrier, now);
    },
  });
}
