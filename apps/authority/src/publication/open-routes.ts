import { createHash } from 'node:crypto';
import { ListOpen, OpenList, OpenPublication, OpenVersion } from '@consentry/contract';
import { type File, openCursor, ProblemError, type Reading, sealCursor } from '@consentry/server';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { catalogueOf, feedOf, figuresCsv } from './open-formats.ts';
import { findOpen, listOpen, versionsOf } from './publication-store.ts';
import { openEntry, openVersion, openView } from './publication-view.ts';

type Read = Reading<AuthorityTables>;

const LIST = 'open publications';
const OfOpen = z.strictObject({ publication: z.uuid() });
const OfVersion = z.strictObject({
  publication: z.uuid(),
  number: z.coerce.number().int().min(1).max(1_000_000),
});
/** A catalogue and a feed have the latest of these; the list goes on by its cursor. */
const CATALOGUE_MAX = 1000;
const FEED_MAX = 50;

/** Addresses of what is published: any page may read them, and these alone. */
export const OPEN = '/open/';
/** What is kept is asked for by its `ETag` first: a withdrawal is seen at once. */
const KEPT = { 'cache-control': 'public, no-cache' } as const;

function headersOf(text: string): Readonly<Record<string, string>> {
  return { ...KEPT, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}

/** `/open`: what was published, for anyone and any program. */
export function openRoutes(server: AuthorityServer, context: AuthorityContext): void {
  jsonRoutes(server, context);
  const { database, origins } = context;
  fileRoute(
    server,
    '/open/publications/:publication/figures.csv',
    'text/csv; charset=utf-8; header=present',
    {
      params: OfOpen,
      text: async ({ publication }) => {
        const row = await findOpen(database.reading, publication);
        if (row === null) return null;
        if (row.state === 'withdrawn') throw new ProblemError('publication_withdrawn');
        return figuresCsv(openView(row, await versionsOf(database.reading, publication)));
      },
    },
  );
  fileRoute(server, '/open/catalogue.jsonld', 'application/ld+json; charset=utf-8', {
    text: async () => {
      const rows = await listOpen(database.reading, {}, null, CATALOGUE_MAX);
      return `${JSON.stringify(catalogueOf(rows.map(openEntry), origins()[0] ?? ''), null, 2)}\n`;
    },
  });
  fileRoute(server, '/open/feed.atom', 'application/atom+xml; charset=utf-8', {
    text: async () => {
      const rows = await listOpen(database.reading, {}, null, FEED_MAX);
      return feedOf(rows.map(openEntry), origins()[0] ?? '');
    },
  });
}

function jsonRoutes(server: AuthorityServer, { keys }: AuthorityContext): void {
  server.query({
    url: '/open/publications',
    action: 'open.read',
    operation: 'open.list',
    summary: 'Lists what departments published, the latest first; what was withdrawn stays listed.',
    query: ListOpen,
    answer: OpenList,
    about: async () => ({}),
    read: async (reading, { query }) => {
      const { cursor, limit } = query;
      const [at, publication] = cursor === undefined ? [] : openCursor(keys.secret, LIST, cursor);
      const before = at === undefined ? null : { at: Number(at), publication: String(publication) };
      const found = await listOpen(reading, query, before, limit + 1);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const next =
        last === undefined ? null : sealCursor(keys.secret, LIST, [last.published_at ?? 0, last.publication]);
      return answer({ publications: page.map(openEntry), cursor: next });
    },
  });
  server.query({
    url: '/open/publications/:publication',
    action: 'open.read',
    summary: 'Shows what was published, as it is now; of what was withdrawn, that it was and why.',
    params: OfOpen,
    answer: OpenPublication,
    about: (reading, { params }) => aboutOpen(reading, params.publication),
    read: async (reading, { params }) => {
      const row = await findOpen(reading, params.publication);
      if (row === null) throw new ProblemError('not_found');
      return answer(openView(row, await versionsOf(reading, row.publication)));
    },
  });
  server.query({
    url: '/open/publications/:publication/versions/:number',
    action: 'open.read',
    operation: 'open.read_version',
    summary: 'Shows a version as it was published then, also where it has been corrected since.',
    problems: ['publication_withdrawn'],
    params: OfVersion,
    answer: OpenVersion,
    about: (reading, { params }) => aboutOpen(reading, params.publication),
    read: async (reading, { params: { publication, number } }) => {
      const row = await findOpen(reading, publication);
      if (row === null) throw new ProblemError('not_found');
      if (row.state === 'withdrawn') throw new ProblemError('publication_withdrawn');
      const found = openVersion(await versionsOf(reading, publication), number);
      if (found === null) throw new ProblemError('not_found');
      return answer(found);
    },
  });
}

function answer<B>(body: B) {
  return { body, headers: headersOf(JSON.stringify(body)) };
}

/** One that was never published is none. */
async function aboutOpen(reading: Read, publication: string) {
  return (await findOpen(reading, publication)) === null ? null : {};
}

const Nothing = z.strictObject({});

/** A text in a format of others, at an address that stays. */
function fileRoute<P extends z.ZodType = typeof Nothing>(
  server: AuthorityServer,
  url: string,
  type: string,
  { params, text }: { readonly params?: P; readonly text: (params: z.output<P>) => Promise<string | null> },
): void {
  server.files<typeof Nothing, P>({
    url,
    action: 'open.read',
    ...(params === undefined ? {} : { params }),
    read: async (_path, _query, { headers }, given): Promise<File | null> => {
      const found = await text(given);
      if (found === null) return null;
      const own = headersOf(found);
      if (headers['if-none-match'] === own['etag']) {
        return { type, bytes: new Uint8Array(), status: 304, headers: own };
      }
      return { type, bytes: Buffer.from(found), headers: own };
    },
  });
}
