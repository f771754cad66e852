import { randomUUID } from 'node:crypto';
import { PracticeOverview, PracticeView, ProposePractice } from '@consentry/contract';
import { ProblemError } from '@consentry/server';
import { staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityServer } from '../authority.ts';
import { departmentOf } from '../staff/staff-routes.ts';
import { noteComplaint } from './complaint-store.ts';
import type { ComplaintTables } from './complaint-tables.ts';
import { DEFAULT_PRACTICE, practiceView } from './practice.ts';
import {
  addPractice,
  approvePractice,
  findPractice,
  proposedPractices,
  readPractices,
} from './practice-store.ts';

const OfPractice = z.strictObject({ practice: z.uuid() });

/** `/v1/complaints/practice`: what a department set where the Measures name no number; two managers change it. */
export function practiceRoutes(server: AuthorityServer, mailSet: boolean): void {
  server.query({
    url: '/v1/complaints/practice',
    action: 'complaint_practice.read',
    summary: 'Shows what counts for complaints in one’s own department, and what waits for a colleague.',
    answer: PracticeOverview,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, _input, { principal }) => {
      const department = departmentOf(principal);
      const set = (await readPractices(reading)).get(department);
      const proposed = await proposedPractices(reading, department);
      return {
        body: {
          in_force: set ?? DEFAULT_PRACTICE,
          is_default: set === undefined,
          proposed: proposed.map(practiceView),
          mail_set: mailSet,
        },
      };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/complaints/practice',
    action: 'complaint_practice.propose',
    summary: 'Proposes what is to count for complaints; it changes nothing before a colleague approved it.',
    status: 201,
    body: ProposePractice,
    answer: PracticeView,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    do: async (writing, { body }, asked) => {
      const { takes, mail, ...days } = body;
      const row: ComplaintTables['complaint_practices'] = {
        ...days,
        practice: randomUUID(),
        department: departmentOf(asked.principal),
        state: 'proposed',
        takes: JSON.stringify([...new Set(takes)]),
        mail: JSON.stringify([...new Set(mail)]),
        proposed_by: staffOf(asked),
        proposed_at: asked.now,
        approved_by: null,
        approved_at: null,
      };
      await addPractice(writing, row);
      const { practice, department, proposed_by: by } = row;
      await noteComplaint(writing, 'practice_proposed', { practice, department, by }, asked.now);
      return { body: practiceView(row) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/complaints/practice/:practice/approval',
    action: 'complaint_practice.approve',
    summary: 'Puts in force what a colleague proposed; complaints that are open keep their clock.',
    problems: ['practice_over'],
    params: OfPractice,
    body: z.strictObject({}).nullish(),
    answer: PracticeView,
    about: async (reading, { params }) => {
      const found = await findPractice(reading, params.practice);
      return found === null ? null : { departments: [found.department], proposedBy: found.proposed_by };
    },
    do: async (writing, { params }, asked) => {
      const found = await findPractice(writing, params.practice);
      if (found === null) throw new ProblemError('not_found');
      if (found.state !== 'proposed') throw new ProblemError('practice_over');
      const by = staffOf(asked);
      const approved = await approvePractice(writing, found, by, asked.now);
      const { practice, department } = approved;
      await noteComplaint(writing, 'practice_approved', { practice, department, by }, asked.now);
      return { body: practiceView(approved) };
    },
  });
}
