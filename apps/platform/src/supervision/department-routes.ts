import { randomUUID } from 'node:crypto';
import {
  RemoveReportDepartment,
  ReportDepartment,
  ReportDepartmentList,
  SetReportDepartment,
} from '@consentry/contract';
import { LedgerError, NoteKey } from '@consentry/ledger';
import { ProblemError, type Reading, type TargetSettings, type Writing } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  DEPARTMENTS_MAX,
  departmentShown,
  findReportDepartment,
  presentDepartments,
  requireDepartment,
  setDepartment,
} from './department-store.ts';
import { baseOf } from './supervision-routes.ts';

const OfDepartment = z.strictObject({ department: z.uuid() });

/** `/v1/report-departments`: whom incidents are reported to, and filings sent, by the addresses of their servers. */
export function departmentRoutes(server: PlatformServer, settings: TargetSettings): void {
  server.query({
    url: '/v1/report-departments',
    action: 'incident.read',
    operation: 'report_department.list',
    summary: 'Lists the departments that incidents are reported to and filings sent.',
    answer: ReportDepartmentList,
    about: async () => ({}),
    read: async (reading) => ({
      body: { departments: (await presentDepartments(reading)).map(departmentShown) },
    }),
  });
  server.command({
    method: 'POST',
    url: '/v1/report-departments',
    action: 'incident.set_department',
    operation: 'report_department.add',
    summary: 'Adds a department that the organisation reports to, by the address of its server.',
    problems: ['authority_address_refused', 'department_key_malformed', 'too_many_departments'],
    status: 201,
    body: SetReportDepartment,
    answer: ReportDepartment,
    about: async () => ({}),
    do: async (writing, { body }, { now, principal }) => {
      if ((await presentDepartments(writing)).length >= DEPARTMENTS_MAX)
        throw new ProblemError('too_many_departments');
      return { body: await set(writing, randomUUID(), body, actingStaff(principal), now) };
    },
  });
  server.command({
    method: 'PUT',
    url: '/v1/report-departments/:department',
    action: 'incident.set_department',
    operation: 'report_department.set',
    summary: 'Sets a department that incidents are reported to: its server moved, or its key is known now.',
    problems: ['authority_address_refused', 'department_key_malformed'],
    params: OfDepartment,
    body: SetReportDepartment,
    answer: ReportDepartment,
    about: aboutDepartment,
    do: async (writing, { params: { department }, body }, { now, principal }) => {
      await requireDepartment(writing, department);
      return { body: await set(writing, department, body, actingStaff(principal), now) };
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/report-departments/:department',
    action: 'incident.set_department',
    operation: 'report_department.remove',
    summary: 'Takes a department out: nothing more is reported to it, and what was stays.',
    params: OfDepartment,
    body: RemoveReportDepartment,
    answer: ReportDepartmentList,
    about: aboutDepartment,
    do: async (writing, { params: { department } }, { now, principal }) => {
      const row = await requireDepartment(writing, department);
      await setDepartment(writing, { ...row, removed_at: now }, 'removed', actingStaff(principal), now);
      return { body: { departments: (await presentDepartments(writing)).map(departmentShown) } };
    },
  });

  async function set(
    writing: Writing<PlatformTables>,
    department: string,
    { url, key, ...fields }: SetReportDepartment,
    by: string,
    now: number,
  ): Promise<ReportDepartment> {
    if (key !== null) requireKey(key);
    const address = { url: baseOf(url, settings), key };
    const row = { department, ...fields, ...address, set_by: by, set_at: now, removed_at: null };
    await setDepartment(writing, row, 'set', by, now);
    return departmentShown(row);
  }
}

/** @throws {ProblemError} `department_key_malformed` */
function requireKey(key: string): void {
  try {
    NoteKey.parse(key);
  } catch (error) {
    if (error instanceof LedgerError)
      throw new ProblemError('department_key_malformed', { fields: ['/body/key'] });
    throw error;
  }
}

async function aboutDepartment(
  reading: Reading<PlatformTables>,
  { params: { department } }: { readonly params: { readonly department: string } },
) {
  return (await findReportDepartment(reading, department)) === null ? null : {};
}
