import {
  AuthorityStaffList,
  AuthorityStaffView,
  ChangeOfficial,
  InviteOfficial,
  ListOfficials,
  OfficialLink,
  StaffId,
} from '@consentry/contract';
import {
  type Principal,
  ProblemError,
  type Reading,
  type Resource,
  openCursor,
  requireVersion,
  sealCursor,
} from '@consentry/server';
import { INVITATION_MS, endInvitationsBy, endSessionsOf, noteStaffEvent, staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { findDepartment } from '../department/department-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { invite } from './invitation-store.ts';
import { type Official, isManager, mayBeTogether, viewOf } from './official.ts';
import { linkOf } from './set-up.ts';
import { MANAGERS_MIN, changeOfficial, findOfficial, listOfficials, managersOf } from './staff-store.ts';

type Read = Reading<AuthorityTables>;

const Params = z.strictObject({ staff: StaffId });
const LIST = 'staff';
const PAGE = 50;

/** `/v1/staff`: the officials of a department. Each account takes two persons: one invites, another approves. */
export function staffRoutes(server: AuthorityServer, context: AuthorityContext): void {
  listRoute(server, context);
  inviteRoute(server, context);
  server.command({
    method: 'POST',
    url: '/v1/staff/:staff/approval',
    action: 'staff.approve',
    summary: 'Approves who joined by the invitation of a colleague; from then on they sign in.',
    problems: ['version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: z.strictObject({}).nullish(),
    answer: AuthorityStaffView,
    about: async (reading, { params }) => {
      const official = await findOfficial(reading, params.staff);
      if (official === null) return null;
      const departments = await overseers(reading, official.department);
      return { departments, ...(official.invitedBy === null ? {} : { proposedBy: official.invitedBy }) };
    },
    do: async (writing, { params }, asked) => {
      const official = await findOfficial(writing, params.staff);
      if (official?.state !== 'pending') throw new ProblemError('not_found');
      requireVersion(asked.version, official.version);
      const by = staffOf(asked);
      const changed = { changedAt: asked.now, changedBy: by };
      const approved: Official = { ...official, ...changed, state: 'active', approvedBy: by };
      await changeOfficial(writing, approved);
      await noteStaffEvent(writing, 'staff.approved', { staff: official.staff, by }, asked.now);
      const version = official.version + 1;
      return { body: viewOf({ ...approved, version }), version };
    },
  });
  changeRoute(server);
}

function changeRoute(server: AuthorityServer): void {
  server.command({
    method: 'PATCH',
    url: '/v1/staff/:staff',
    action: 'staff.change',
    summary: 'Changes the duties or the state of an account, and ends its sessions at once; never one’s own.',
    problems: ['last_managers', 'roles_apart', 'version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: ChangeOfficial,
    answer: AuthorityStaffView,
    about: async (reading, { params }) => {
      const official = await findOfficial(reading, params.staff);
      if (official === null) return null;
      return { departments: await overseers(reading, official.department), proposedBy: params.staff };
    },
    do: async (writing, { params, body }, asked) => {
      const official = await findOfficial(writing, params.staff);
      if (official === null || official.state === 'pending') throw new ProblemError('not_found');
      requireVersion(asked.version, official.version);
      const changed: Official = {
        ...official,
        roles: body.roles ?? official.roles,
        state: body.state ?? official.state,
        changedAt: asked.now,
        changedBy: staffOf(asked),
      };
      if (!mayBeTogether(changed.roles)) throw new ProblemError('roles_apart', { fields: ['/body/roles'] });
      const left = await managersOf(writing, official.department, official.staff);
      if (isManager(official) && !isManager(changed) && left < MANAGERS_MIN) {
        throw new ProblemError('last_managers');
      }
      await changeOfficial(writing, changed);
      await endSessionsOf(writing, official.staff);
      if (!isManager(changed)) await endInvitationsBy(writing, official.staff);
      const { staff, roles, state } = changed;
      await noteStaffEvent(writing, 'staff.changed', { staff, roles, state, by: staffOf(asked) }, asked.now);
      const version = official.version + 1;
      return { body: viewOf({ ...changed, version }), version };
    },
  });
}

function listRoute(server: AuthorityServer, { keys }: AuthorityContext): void {
  server.query({
    url: '/v1/staff',
    action: 'staff.list',
    summary: 'Lists the officials of one’s own department, or of one it still looks after, by their names.',
    query: ListOfficials,
    answer: AuthorityStaffList,
    about: async (reading, { query }, principal) => ({
      departments: await overseers(reading, query.department ?? departmentOf(principal)),
    }),
    read: async (reading, { query }, { principal }) => {
      const of = query.department ?? departmentOf(principal);
      const [after = ''] = query.cursor === undefined ? [] : openCursor(keys.secret, LIST, query.cursor);
      const found = await listOfficials(reading, of, String(after), PAGE + 1);
      const page = found.slice(0, PAGE);
      const last = found.length > PAGE ? page.at(-1) : undefined;
      const cursor = last === undefined ? null : sealCursor(keys.secret, LIST, [last.login]);
      return { body: { staff: page.map(viewOf), cursor } };
    },
  });
}

function inviteRoute(server: AuthorityServer, { origins }: AuthorityContext): void {
  server.command({
    method: 'POST',
    url: '/v1/staff/invitations',
    action: 'staff.invite',
    summary:
      'Gives a link by which one colleague makes an account, once, within three days; another approves it.',
    problems: ['roles_apart'],
    secret: true,
    status: 201,
    body: InviteOfficial,
    answer: OfficialLink,
    about: async (reading, { body }): Promise<Resource | null> => {
      const department = await findDepartment(reading, body.department);
      return department?.state === 'active'
        ? { departments: await overseers(reading, body.department) }
        : null;
    },
    do: async (writing, { body }, asked) => {
      if (!mayBeTogether(body.roles)) throw new ProblemError('roles_apart', { fields: ['/body/roles'] });
      const by = staffOf(asked);
      const inviter = await findOfficial(writing, by);
      if (inviter === null || !isManager(inviter)) throw new ProblemError('not_your_role');
      const expiresAt = asked.now + INVITATION_MS;
      const link = { ...body, kind: 'invitation', invitedBy: by, expiresAt } as const;
      const { token, staff } = await invite(writing, link);
      await noteStaffEvent(writing, 'staff.invited', { staff, roles: body.roles, by }, asked.now);
      const expires_at = new Date(expiresAt).toISOString();
      return { body: { link: linkOf(origins(), token), token, ...body, expires_at } };
    },
  });
}

/** The department itself; while it has fewer than two managers, also the one that proposed it. */
async function overseers(reading: Read, department: string): Promise<readonly string[]> {
  if ((await managersOf(reading, department, null)) >= MANAGERS_MIN) return [department];
  const proposedBy = (await findDepartment(reading, department))?.proposed_by ?? null;
  const proposer = proposedBy === null ? null : await findOfficial(reading, proposedBy);
  return proposer === null ? [department] : [department, proposer.department];
}

/** Gives the department of whoever asks; of nobody it is none. */
export function departmentOf(principal: Principal): string {
  return principal.kind === 'staff' ? (principal.department ?? '') : '';
}
