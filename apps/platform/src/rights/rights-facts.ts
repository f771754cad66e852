import type { PostureFacts } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { factOf, storedOf } from './rights.ts';

type Section = PostureFacts['rights'];

/** The posture reads open requests, and those answered within the last year. */
const ANSWERED_MS = 365 * 86_400_000;
/** What a copy of the platform holds (RP.1): `rights-copy.ts`. */
const COPY: NonNullable<Section['copy']> = {
  document: 'platform-copy-1',
  holds: ['purposes', 'devices', 'dates', 'recipients'],
  others_removed: true,
};
const NOTHING: Section = { requests: [], copy: null, automated: [], moves: [], shutdowns: [] };

/**
 * Requests as the law asks for them: those of the platform, and those that were handled elsewhere as they
 * were handed in. What a comparison decides, moves and ends of services stay as they were handed in.
 */
export async function rightsSection(
  reading: Reading<PlatformTables>,
  now: number,
  handedIn: Section = NOTHING,
): Promise<Section> {
  const rows = await reading
    .selectFrom('rights_requests')
    .selectAll()
    .where((where) =>
      where.or([where('reached_at', 'is', null), where('reached_at', '>', now - ANSWERED_MS)]),
    )
    .orderBy('opened_at')
    .orderBy('request')
    .execute();
  const own = rows.map((row) => factOf(storedOf(row)));
  const ids = new Set(own.map(({ id }) => id));
  return {
    ...handedIn,
    requests: [...own, ...handedIn.requests.filter(({ id }) => !ids.has(id))],
    copy: COPY,
  };
}
