import type { RightsRequestList } from '@consentry/contract';
import { type Reading, type Resource, openCursor, sealCursor } from '@consentry/server';
import { z } from 'zod';
import { guideNow } from '../complaint/guide-store.ts';
import type { Holders } from '../consent/holders.ts';
import { aboutPerson } from '../people/people-routes.ts';
import type { PlatformContext } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredRights } from './rights.ts';
import { type Before, endsOfRequest, findRights, listRights } from './rights-store.ts';
import { rightsEntry, rightsView } from './rights-view.ts';

export const OfRequest = z.strictObject({ request: z.uuid() });

/** Whose request it is, for the access table; `null` when there is none. */
export async function aboutRights(
  reading: Reading<PlatformTables>,
  request: string,
): Promise<Resource | null> {
  const held = await findRights(reading, request);
  if (held === null) return null;
  const about = await aboutPerson(reading, held.person);
  if (about === null) return null;
  return held.opened_by_kind === 'staff' ? { ...about, proposedBy: held.opened_by } : about;
}

/** Shows a request with the ends it shows and where to complain. */
export async function viewOf(
  reading: Reading<PlatformTables>,
  holders: Holders,
  request: StoredRights,
  now: number,
): Promise<ReturnType<typeof rightsView>> {
  const ends = await endsOfRequest(reading, holders, request.request);
  return rightsView(request, { ends, guide: (await guideNow(reading))?.guide ?? null }, now);
}

/** Gives one page of a list of requests. */
export async function pageOf(
  reading: Reading<PlatformTables>,
  secret: PlatformContext['keys']['secret'],
  { list, cursor, limit }: { list: string; cursor: string | undefined; limit: number },
  wanted: Parameters<typeof listRights>[1],
  now: number,
): Promise<z.input<typeof RightsRequestList>> {
  const [at, request] = cursor === undefined ? [] : openCursor(secret, list, cursor);
  const before: Before | null = at === undefined ? null : { at: Number(at), request: String(request) };
  const rows = await listRights(reading, wanted, before, limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    requests: page.map((row) => rightsEntry(row, now)),
    cursor: last === undefined ? null : sealCursor(secret, list, [last.opened_at, last.request]),
  };
}
