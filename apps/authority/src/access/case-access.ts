import { CaseAccess, CaseAccessList, ListCaseAccesses } from '@consentry/contract';
import {
  type AccessRecord,
  appendEvent,
  openCursor,
  readEvents,
  sealCursor,
  type Writing,
} from '@consentry/server';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { type Action, isOfCases } from './access-table.ts';

const PAGE = 100;
const Body = CaseAccess.omit({ sequence: true, at: true });

/** Stream of who read or changed which case, one a department; the evidence log of an authority begins here. */
function streamOf(department: string): string {
  return `case_accesses ${department}`;
}

/** What somebody asked about, where it is one case. */
const OneCase = z.object({ case: z.uuid() });

/**
 * Writes down every access of an official to a case, before anything is shown (SECURITY.md 4.6): the server asks for
 * every route, so that none can leave it out.
 */
export const caseAccesses: AccessRecord<AuthorityTables, Action> = {
  isRecorded: ({ action, asked: { principal } }) => principal.kind === 'staff' && isOfCases(action),
  write: async (writing: Writing<AuthorityTables>, { action, asked, route, resource }) => {
    const { principal } = asked;
    if (principal.kind !== 'staff') return;
    const about = OneCase.safeParse(resource);
    const body: z.input<typeof Body> = {
      staff: principal.id,
      role: asked.by,
      action,
      route,
      case: about.success ? about.data.case : null,
    };
    const stream = streamOf(principal.department ?? '');
    await appendEvent(writing, stream, { kind: action, body: JSON.stringify(body), at: asked.now });
  },
};

/** `/v1/case-accesses`: who of one's own department looked at what, for its auditor. */
export function caseAccessRoutes(server: AuthorityServer, { keys }: AuthorityContext): void {
  server.query({
    url: '/v1/case-accesses',
    action: 'case_access.list',
    summary: 'Lists who of the department looked at or changed which case, oldest first.',
    query: ListCaseAccesses,
    answer: CaseAccessList,
    about: async (_reading, _input, principal) =>
      principal.kind === 'staff' && principal.department !== undefined
        ? { departments: [principal.department] }
        : {},
    read: async (reading, { query }, { principal }) => {
      const department = principal.kind === 'staff' ? (principal.department ?? '') : '';
      const [after = 0] =
        query.cursor === undefined ? [] : openCursor(keys.secret, streamOf(department), query.cursor);
      const events = await readEvents(reading, streamOf(department), Number(after), PAGE + 1);
      const page = events.slice(0, PAGE);
      const last = events.length > PAGE ? page.at(-1) : undefined;
      return {
        body: {
          accesses: page.map(({ sequence, at, body }) => ({
            sequence,
            at: new Date(at).toISOString(),
            ...Body.parse(JSON.parse(body)),
          })),
          cursor: last === undefined ? null : sealCursor(keys.secret, streamOf(department), [last.sequence]),
        },
      };
    },
  });
}
