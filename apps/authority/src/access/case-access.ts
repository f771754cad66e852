import { CaseAccess, CaseAccessList, ListCaseAccesses } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import {
  type AccessRecord,
  appendEvent,
  asSpelled,
  EVENTS_MAX,
  openCursor,
  type Reading,
  readEvents,
  sealCursor,
  type StreamEvent,
  type Writing,
} from '@consentry/server';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { type Action, isOfCases } from './access-table.ts';
import { caseOfReference, referencesOf } from './case-references.ts';

const PAGE = 100;
/** Entries looked through for one page of what was asked for. */
const SCANNED_MAX = 10_000;
const Body = CaseAccess.omit({ sequence: true, at: true, reference: true });
type Noted = Omit<CaseAccess, 'at' | 'reference'> & { readonly at: number };

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
      const stream = streamOf(department);
      const [after = 0] = query.cursor === undefined ? [] : openCursor(keys.secret, stream, query.cursor);
      const asked = await askedOf(reading, query);
      const { page, last } = await pageOf(reading, stream, Number(after), (one) => isAsked(one, asked));
      const cases = page.flatMap(({ case: of }) => (of === null ? [] : [of]));
      const references = await referencesOf(reading, [...new Set(cases)]);
      const accesses = page.map((one) => ({
        ...one,
        at: new Date(one.at).toISOString(),
        reference: references.get(one.case ?? '') ?? null,
      }));
      return {
        body: { accesses, cursor: last === null ? null : sealCursor(keys.secret, stream, [last]) },
      };
    },
  });
}

type Asked = Omit<ListCaseAccesses, 'cursor'>;

/** Puts the reference that was typed as the case it names; `''` where it names none. */
async function askedOf(reading: Reading<AuthorityTables>, asked: Asked): Promise<Asked> {
  const of = asked.case;
  if (of === undefined || z.uuid().safeParse(of).success) return asked;
  return { ...asked, case: (await caseOfReference(reading, asSpelled(of))) ?? '' };
}

function isAsked({ at, staff, case: of }: Noted, asked: Asked): boolean {
  const day = civilDateAt(at);
  return (
    (asked.case === undefined || of === asked.case) &&
    (asked.cases_only === undefined || of !== null) &&
    (asked.staff === undefined || staff === asked.staff) &&
    (asked.from === undefined || day >= asked.from) &&
    (asked.until === undefined || day <= asked.until)
  );
}

/** Reads on from a place until a page is full, the stream ends, or enough was looked through for once. */
async function pageOf(
  reading: Reading<AuthorityTables>,
  stream: string,
  after: number,
  keeps: (one: Noted) => boolean,
): Promise<{ readonly page: readonly Noted[]; readonly last: number | null }> {
  const page: Noted[] = [];
  let last = after;
  for (let scanned = 0; scanned < SCANNED_MAX; scanned += EVENTS_MAX) {
    const events = await readEvents(reading, stream, last);
    for (const event of events) {
      if (page.length === PAGE) return { page, last };
      const one = notedOf(event);
      if (keeps(one)) page.push(one);
      last = event.sequence;
    }
    if (events.length < EVENTS_MAX) return { page, last: null };
  }
  return { page, last };
}

function notedOf({ sequence, at, body }: StreamEvent): Noted {
  return { sequence, at, ...Body.parse(JSON.parse(body)) };
}
