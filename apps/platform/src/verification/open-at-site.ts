import { ListOpenVerifications, type OpenAtSite, OpenVerifications } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { iso } from './verification.ts';

/** Open ones that are listed, those that end first; a site has a few. */
const LISTED_MAX = 200;

/** What is going on at the doors, for whoever stands by them; of whom it is, is not told. */
export function openAtSiteRoute(server: PlatformServer): void {
  server.query({
    url: '/v1/verifications',
    action: 'verification.watch',
    summary: 'Lists the verifications that are open now, without whom they are about.',
    query: ListOpenVerifications,
    answer: OpenVerifications,
    about: async (_reading, { query: { site } }) => (site === undefined ? {} : { site }),
    read: async (reading, { query: { site } }, { now }) => ({
      body: { verifications: await readOpen(reading, site ?? null, now) },
    }),
  });
}

async function readOpen(
  reading: Reading<PlatformTables>,
  site: string | null,
  now: number,
): Promise<OpenAtSite[]> {
  const open = reading
    .selectFrom('verifications')
    .selectAll()
    .where('state', 'in', ['open', 'claimed'])
    .where('expires_at', '>', now);
  const rows = await (site === null ? open : open.where('site', '=', site))
    .orderBy('expires_at')
    .orderBy('verification')
    .limit(LISTED_MAX)
    .execute();
  return rows.map((row) => ({
    verification_id: row.verification,
    purpose_id: row.purpose,
    checkpoint_id: row.checkpoint,
    site_id: row.site,
    state: row.state === 'claimed' ? 'claimed' : 'open',
    device_id: row.claimed_by,
    opened_at: iso(row.opened_at),
    expires_at: iso(row.expires_at),
  }));
}
