import { createHash, randomUUID } from 'node:crypto';
import {
  ApprovePublication,
  AskFigures,
  CorrectPublication,
  DropPublication,
  Figures,
  ListPublications,
  PreparePublication,
  PublicationList,
  PublicationView,
  WaitingPages,
  WaitingPublications,
  WithdrawPublication,
} from '@consentry/contract';
import {
  openCursor,
  ProblemError,
  type Reading,
  requireVersion,
  type Resource,
  sealCursor,
  type Writing,
} from '@consentry/server';
import { staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { waitingPageOf } from '../search/waiting-page.ts';
import { departmentOf } from '../staff/staff-routes.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { countCases, countedAt } from './count-cases.ts';
import { contentOfDraft, requireNobody } from './draft.ts';
import { monthAt } from './figure.ts';
import { figuresOf, firstMonth } from './figure-tables.ts';
import { openRoutes } from './open-routes.ts';
import {
  type PublicationAct,
  type StoredPublication,
  type StoredVersion,
  warningsOf,
} from './publication.ts';
import {
  type PublicationChange,
  addPublication,
  findPublication,
  hasMonth,
  listPublications,
  requirePublication,
  stepPublication,
  versionsOf,
  waitingPublications,
} from './publication-store.ts';
import { codesOf, contentOf, entryOf, titleOf, viewOf } from './publication-view.ts';

const LIST = 'publications';
const OfPublication = z.strictObject({ publication: z.uuid() });
/** The Measures are in force from this month (§ 第二十条): no case is older. */
const FIRST_MONTH = '2025-06';

/** `/v1/figures`, `/v1/publications`, `/open`: counts of cases, and what is published of them by two officials. */
export function publicationRoutes(server: AuthorityServer, context: AuthorityContext): void {
  figureRoute(server);
  reading(server, context);
  preparing(server, context);
  deciding(server, context);
  openRoutes(server, context);
}

function figureRoute(server: AuthorityServer): void {
  server.query({
    url: '/v1/figures',
    action: 'figure.read',
    summary: 'Shows the counts of what is with one’s own department, as they were last counted.',
    query: AskFigures,
    answer: Figures,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal, now }) => {
      const department = departmentOf(principal);
      const first = await firstMonth(reading, department);
      const until = earlier(query.until ?? monthAt(now), monthAt(now));
      const from = later(query.from ?? FIRST_MONTH, first ?? until);
      const at = await countedAt(reading);
      const province = query.region === undefined ? null : query.region.slice(0, 2);
      const figures = await figuresOf(reading, department, { from, until, province });
      return { body: { counted_at: at === null ? null : new Date(at).toISOString(), ...figures } };
    },
  });
}

const later = (one: string, other: string) => (one > other ? one : other);
const earlier = (one: string, other: string) => (one < other ? one : other);

function reading(server: AuthorityServer, { keys }: AuthorityContext): void {
  server.query({
    url: '/v1/publications',
    action: 'publication.list',
    summary: 'Lists what one’s own department published or prepared, the latest first.',
    query: ListPublications,
    answer: PublicationList,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal }) => {
      const { cursor, limit } = query;
      const [at, publication] = cursor === undefined ? [] : openCursor(keys.secret, LIST, cursor);
      const before = at === undefined ? null : { at: Number(at), publication: String(publication) };
      const found = await listPublications(reading, departmentOf(principal), query, before, limit + 1);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const next =
        last === undefined ? null : sealCursor(keys.secret, LIST, [last.prepared_at, last.publication]);
      return { body: { publications: page.map(entryOf), cursor: next } };
    },
  });
  server.query({
    url: '/v1/publications/waiting',
    action: 'publication.list',
    operation: 'publication.waiting',
    summary: 'Lists what a second official has to agree to, the longest waiting first.',
    query: WaitingPages,
    answer: WaitingPublications,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal }) => {
      const all = await waitingPublications(reading, departmentOf(principal));
      const sealed = { secret: keys.secret, list: 'waiting publications' };
      const { page, ...rest } = waitingPageOf(all, query, sealed, (row) => ({
        clock: row.waits_since,
        id: row.publication,
      }));
      const publications = page.map((row) => ({
        ...entryOf(row),
        waits_since: new Date(row.waits_since).toISOString(),
      }));
      return { body: { publications, ...rest } };
    },
  });
  server.query({
    url: '/v1/publications/:publication',
    action: 'publication.read',
    summary: 'Shows one publication with every version, and what software noticed of each.',
    versioned: true,
    params: OfPublication,
    answer: PublicationView,
    about: (reading, { params }) => aboutPublication(reading, params.publication),
    read: async (reading, { params }) => {
      const row = await requirePublication(reading, params.publication);
      return { body: viewOf(row, await versionsOf(reading, row.publication)), version: row.version };
    },
  });
}

function preparing(server: AuthorityServer, context: AuthorityContext): void {
  const { keys } = context;
  server.command({
    method: 'POST',
    url: '/v1/publications',
    action: 'publication.prepare',
    summary: 'Prepares the figures of a month, or a notice of a closed case; a colleague has to agree.',
    problems: ['month_open', 'month_published', 'case_open', 'publication_names_sender', 'not_found'],
    status: 201,
    body: PreparePublication,
    answer: PublicationView,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    before: async ({ body }) => countFor(context, body),
    do: async (writing, { body }, asked) => {
      const department = departmentOf(asked.principal);
      const month = body.kind === 'figures' ? body.month : null;
      if (month !== null && (await hasMonth(writing, department, month))) {
        throw new ProblemError('month_published', { fields: ['/body/month'] });
      }
      const content = await contentOfDraft(writing, keys, department, body, [], asked.now);
      const publication = randomUUID();
      const of = body.kind === 'notice' ? body.case : null;
      const row: StoredPublication = {
        publication,
        department,
        kind: body.kind,
        month,
        case_of: of?.of ?? null,
        case_id: of?.id ?? null,
        title: JSON.stringify(titleOf(content)),
        state: 'prepared',
        published: null,
        waiting: 1,
        prepared_at: asked.now,
        published_at: null,
        changed_at: null,
        withdrawn_by: null,
        withdrawn_reason: null,
        version: 1,
      };
      const version = versionOf(row, 1, content, staffOf(asked), asked.now, null);
      await addPublication(writing, row, version);
      return { body: viewOf(row, [version]), version: row.version };
    },
  });
  step(server, {
    at: 'corrections',
    act: 'correct',
    action: 'publication.prepare',
    summary: 'Prepares a correction of what is published, and why; a colleague has to agree.',
    problems: ['publication_other', 'month_open', 'case_open', 'publication_names_sender'],
    body: CorrectPublication,
    about: aboutPublication,
    before: async ({ draft }) => countFor(context, draft),
    change: async (writing, row, { draft, reason }, by, now) => {
      const same =
        draft.kind === 'figures'
          ? row.month === draft.month
          : row.case_of === draft.case.of && row.case_id === draft.case.id;
      if (!same) throw new ProblemError('publication_other', { fields: ['/body/draft'] });
      if (draft.kind === 'notice') await requireNobody(writing, keys, draft.case, [reason]);
      const versions = await versionsOf(writing, row.publication);
      const content = await contentOfDraft(writing, keys, row.department, draft, versions, now);
      const number = (versions[0]?.number ?? 0) + 1;
      return { row: { waiting: number }, added: versionOf(row, number, content, by, now, reason) };
    },
  });
  step(server, {
    at: 'refusal',
    act: 'drop',
    action: 'publication.prepare',
    summary: 'Drops what waits for a second official, with the reason; what was published stays.',
    body: DropPublication,
    about: aboutPublication,
    change: async (_writing, row, { reason }, by, now) => ({
      row: { waiting: null },
      versions: [
        { number: row.waiting ?? 0, state: 'dropped', decided_by: by, decided_at: now, remark: reason },
      ],
    }),
  });
}

/** What is published is counted up to now, not up to the last round. */
async function countFor(context: AuthorityContext, { kind }: PreparePublication): Promise<void> {
  if (kind === 'figures') await countCases(context);
}

function versionOf(
  { publication }: Pick<StoredPublication, 'publication'>,
  number: number,
  content: z.output<typeof PublicationView>['versions'][number]['content'],
  by: string,
  now: number,
  reason: string | null,
): StoredVersion {
  return {
    publication,
    number,
    state: 'prepared',
    content: JSON.stringify(content),
    warnings: JSON.stringify(warningsOf(content)),
    prepared_by: by,
    prepared_at: now,
    decided_by: null,
    decided_at: null,
    reason,
    remark: null,
  };
}

function deciding(server: AuthorityServer, { keys }: AuthorityContext): void {
  step(server, {
    at: 'approval',
    act: 'approve',
    action: 'publication.approve',
    summary: 'Publishes what a colleague prepared: anyone sees it from now on.',
    problems: ['publication_warned'],
    body: ApprovePublication,
    about: aboutWaiting,
    change: async (writing, row, { despite }, by, now) => {
      const versions = await versionsOf(writing, row.publication);
      const waiting = versions.find(({ number }) => number === row.waiting);
      if (waiting === undefined) throw new ProblemError('publication_state');
      if (codesOf(waiting).length > 0 && despite === null) throw new ProblemError('publication_warned');
      const superseded =
        row.published === null ? [] : [{ number: row.published, state: 'superseded' } as const];
      return {
        row: {
          published: waiting.number,
          waiting: null,
          title: JSON.stringify(titleOf(contentOf(waiting))),
          published_at: row.published_at ?? now,
          changed_at: now,
        },
        versions: [
          ...superseded,
          { number: waiting.number, state: 'published', decided_by: by, decided_at: now, remark: despite },
        ],
        // The evidence log then says what was published.
        told: {
          version: String(waiting.number),
          digest: createHash('sha256').update(waiting.content).digest('hex'),
        },
      };
    },
  });
  step(server, {
    at: 'withdrawal',
    act: 'withdraw',
    action: 'publication.withdraw',
    summary: 'Withdraws what is published: it stays listed with the reason, and is shown no more.',
    problems: ['publication_names_sender'],
    body: WithdrawPublication,
    about: aboutPublication,
    change: async (writing, row, { reason }, by, now) => {
      if (row.case_of !== null && row.case_id !== null) {
        await requireNobody(writing, keys, { of: row.case_of, id: row.case_id }, [reason]);
      }
      const dropped =
        row.waiting === null
          ? []
          : [{ number: row.waiting, state: 'dropped', decided_by: by, decided_at: now } as const];
      return {
        row: { waiting: null, changed_at: now, withdrawn_by: by, withdrawn_reason: reason },
        versions: dropped,
      };
    },
  });
}

interface Step<B extends z.ZodType> {
  /** Behind the address of the publication. */
  readonly at: string;
  readonly act: PublicationAct;
  readonly action: 'publication.prepare' | 'publication.approve' | 'publication.withdraw';
  readonly summary: string;
  readonly problems?: readonly string[];
  readonly body: B;
  readonly about: (reading: Reading<AuthorityTables>, publication: string) => Promise<Resource | null>;
  readonly before?: (body: z.output<B>) => Promise<void>;
  readonly change: (
    writing: Writing<AuthorityTables>,
    row: StoredPublication,
    body: z.output<B>,
    by: string,
    now: number,
  ) => Promise<PublicationChange>;
}

function step<B extends z.ZodType>(server: AuthorityServer, route: Step<B>): void {
  server.command({
    method: 'POST',
    url: `/v1/publications/:publication/${route.at}`,
    action: route.action,
    operation: `publication.${route.act}`,
    summary: route.summary,
    problems: ['publication_state', 'version_missing', 'version_other', ...(route.problems ?? [])],
    versioned: true,
    params: OfPublication,
    body: route.body,
    answer: PublicationView,
    about: (reading, { params }) => route.about(reading, params.publication),
    before: async ({ body }) => route.before?.(body),
    do: async (writing, { params, body }, asked) => {
      const row = await requirePublication(writing, params.publication);
      requireVersion(asked.version, row.version);
      const by = staffOf(asked);
      const change = await route.change(writing, row, body, by, asked.now);
      const next = await stepPublication(writing, row, route.act, change, by, asked.now);
      return { body: viewOf(next, await versionsOf(writing, row.publication)), version: next.version };
    },
  });
}

async function aboutPublication(
  reading: Reading<AuthorityTables>,
  publication: string,
): Promise<{ readonly departments: readonly string[] } | null> {
  const found = await findPublication(reading, publication);
  return found === null ? null : { departments: [found.department] };
}

/** Whoever prepared the version that waits does not approve it. */
async function aboutWaiting(
  reading: Reading<AuthorityTables>,
  publication: string,
): Promise<Resource | null> {
  const about = await aboutPublication(reading, publication);
  if (about === null) return null;
  const waiting = (await versionsOf(reading, publication)).find(({ state }) => state === 'prepared');
  return { ...about, ...(waiting === undefined ? {} : { proposedBy: waiting.prepared_by }) };
}
