import {
  ChangeStaff,
  InviteStaff,
  ListStaff,
  StaffId,
  StaffLink,
  StaffList,
  StaffView,
} from '@consentry/contract';
import {
  type Asked,
  ProblemError,
  type Writing,
  openCursor,
  requireVersion,
  sealCursor,
} from '@consentry/server';
import { INVITATION_MS, endInvitationsBy, endSessionsOf, staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { invite } from './invitation-store.ts';
import { mayBeTogether } from './roles.ts';
import { linkOf } from './set-up.ts';
import { type StaffAccount, isAdmin, viewOf } from './staff.ts';
import { noteStaffEvent } from './staff-events.ts';
import { changeDuties, findStaff, hasAdminBeside, listStaff } from './staff-store.ts';

type Write = Writing<PlatformTables>;

const Params = z.strictObject({ staff: StaffId });
const LIST = 'staff';
const PAGE = 50;

/** `/v1/staff`: who has an account, and what they may. */
export function staffRoutes(server: PlatformServer, context: PlatformContext): void {
  readRoutes(server, context);
  inviteRoute(server, context);
  server.command({
    method: 'PATCH',
    url: '/v1/staff/:staff',
    action: 'staff.change',
    summary: 'Changes the duties or the state of an account, and ends its sessions at once; never one’s own.',
    problems: ['last_admin', 'roles_apart', 'version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: ChangeStaff,
    answer: StaffView,
    // Four eyes: nobody decides on their own account.
    about: async (reading, { params }) =>
      (await findStaff(reading, params.staff)) === null ? null : { proposedBy: params.staff },
    do: async (writing, { params, body }, asked) => {
      await requireStillAdmin(writing, asked);
      const account = await findStaff(writing, params.staff);
      if (account === null) throw new ProblemError('not_found');
      requireVersion(asked.version, account.version);
      const changed: StaffAccount = {
        ...account,
        roles: body.roles ?? account.roles,
        sites: body.sites ?? account.sites,
        state: body.state ?? account.state,
      };
      if (!mayBeTogether(changed.roles)) throw new ProblemError('roles_apart', { fields: ['/body/roles'] });
      if (isAdmin(account) && !isAdmin(changed) && !(await hasAdminBeside(writing, account.staff))) {
        throw new ProblemError('last_admin');
      }
      await changeDuties(writing, changed);
      await endSessionsOf(writing, account.staff);
      if (!isAdmin(changed)) await endInvitationsBy(writing, account.staff);
      const { staff, roles, sites, state } = changed;
      const event = { staff, roles, sites, state, by: staffOf(asked) };
      await noteStaffEvent(writing, 'staff.changed', event, asked.now);
      const version = account.version + 1;
      return { body: viewOf({ ...changed, version }), version };
    },
  });
}

function readRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/staff',
    action: 'staff.list',
    summary: 'Lists the accounts of staff by their names.',
    query: ListStaff,
    answer: StaffList,
    about: async () => ({}),
    read: async (reading, { query }) => {
      const [after = ''] = query.cursor === undefined ? [] : openCursor(keys.secret, LIST, query.cursor);
      const accounts = await listStaff(reading, String(after), PAGE + 1);
      const page = accounts.slice(0, PAGE);
      const last = accounts.length > PAGE ? page.at(-1) : undefined;
      const cursor = last === undefined ? null : sealCursor(keys.secret, LIST, [last.login]);
      return { body: { staff: page.map(viewOf), cursor } };
    },
  });
  server.query({
    url: '/v1/staff/:staff',
    action: 'staff.read',
    summary: 'Shows one account of staff.',
    versioned: true,
    params: Params,
    answer: StaffView,
    about: async (reading, { params }) => ((await findStaff(reading, params.staff)) === null ? null : {}),
    read: async (reading, { params }) => {
      const account = await findStaff(reading, params.staff);
      if (account === null) throw new ProblemError('not_found');
      return { body: viewOf(account), version: account.version };
    },
  });
}

function inviteRoute(server: PlatformServer, { origins }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/staff/invitations',
    action: 'staff.invite',
    summary:
      'Gives a link by which one colleague makes an account with these duties, once, within three days.',
    problems: ['roles_apart'],
    secret: true,
    status: 201,
    body: InviteStaff,
    answer: StaffLink,
    about: async () => ({}),
    do: async (writing, { body }, asked) => {
      await requireStillAdmin(writing, asked);
      if (!mayBeTogether(body.roles)) throw new ProblemError('roles_apart', { fields: ['/body/roles'] });
      const expiresAt = asked.now + INVITATION_MS;
      const by = staffOf(asked);
      const { token, staff } = await invite(writing, {
        ...body,
        kind: 'invitation',
        invitedBy: by,
        expiresAt,
      });
      await noteStaffEvent(writing, 'staff.invited', { staff, roles: body.roles, by }, asked.now);
      const expires_at = new Date(expiresAt).toISOString();
      return { body: { link: linkOf(origins(), token), token, ...body, expires_at } };
    },
  });
}

/** Asks again inside the transaction: of two admins who dismiss each other, one is still there. */
async function requireStillAdmin(writing: Write, asked: Asked): Promise<void> {
  const account = await findStaff(writing, staffOf(asked));
  if (account === null || !isAdmin(account)) throw new ProblemError('not_your_role');
}
