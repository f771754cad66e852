import { randomUUID } from 'node:crypto';
import { DepartmentId, DepartmentList, DepartmentView, ProposeDepartment } from '@consentry/contract';
import { ProblemError } from '@consentry/server';
import { noteStaffEvent, staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityServer } from '../authority.ts';
import { findOfficial } from '../staff/staff-store.ts';
import { type Department, departmentView } from './department.ts';
import { addDepartment, approveDepartment, findDepartment } from './department-store.ts';
import { departmentEntries } from './department-ties.ts';

const Params = z.strictObject({ department: DepartmentId });

/** `/v1/departments`: who supervises what, where. A new one takes two persons. */
export function departmentRoutes(server: AuthorityServer): void {
  server.query({
    url: '/v1/departments',
    action: 'department.list',
    summary: 'Lists the departments that take complaints here, with their regions.',
    answer: DepartmentList,
    about: async () => ({}),
    read: async (reading, _input, { principal }) => ({
      body: { departments: await departmentEntries(reading, principal) },
    }),
  });
  server.command({
    method: 'POST',
    url: '/v1/departments',
    action: 'department.propose',
    summary: 'Proposes a department; it takes nothing before a colleague approved it.',
    problems: ['department_taken'],
    status: 201,
    body: ProposeDepartment,
    answer: DepartmentView,
    about: async () => ({}),
    do: async (writing, { body }, asked) => {
      const department: Department = {
        department: randomUUID(),
        kind: body.kind,
        region: body.region,
        name: JSON.stringify(body.name),
        state: 'proposed',
        proposed_by: staffOf(asked),
        approved_by: null,
        added_at: asked.now,
      };
      if (!(await addDepartment(writing, department))) throw new ProblemError('department_taken');
      const event = { department: department.department, by: staffOf(asked) };
      await noteStaffEvent(writing, 'department.proposed', event, asked.now);
      return { body: departmentView(department) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/departments/:department/approval',
    action: 'department.approve',
    summary: 'Approves a department that a colleague proposed.',
    params: Params,
    body: z.strictObject({}).nullish(),
    answer: DepartmentView,
    about: async (reading, { params }) => {
      const found = await findDepartment(reading, params.department);
      if (found === null || found.proposed_by === null) return null;
      const by = await findOfficial(reading, found.proposed_by);
      return { departments: by === null ? [] : [by.department], proposedBy: found.proposed_by };
    },
    do: async (writing, { params }, asked) => {
      await approveDepartment(writing, params.department, staffOf(asked));
      const event = { department: params.department, by: staffOf(asked) };
      await noteStaffEvent(writing, 'department.approved', event, asked.now);
      const found = await findDepartment(writing, params.department);
      if (found === null) throw new ProblemError('not_found');
      return { body: departmentView(found) };
    },
  });
}
