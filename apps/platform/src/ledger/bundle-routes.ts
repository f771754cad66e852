import { AskBundle } from '@consentry/contract';
import { civilDate, startOfDay } from '@consentry/law';
import { type LedgerKeeper } from '@consentry/ledger-server';
import { ProblemError } from '@consentry/server';
import { latestHandedIn } from '../facts/latest-handed-in.ts';
import { findPerson } from '../people/people-store.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PostureKeeper } from '../posture/posture-keeper.ts';
import { readSince } from '../posture/posture-store.ts';
import { postureView } from '../posture/posture-view.ts';
import { evidenceBundle } from './evidence-bundle.ts';

/** How long a bundle waits for witnesses, milliseconds. */
const ASK_MS = 5000;
const DAY_MS = 24 * 60 * 60_000;

/** `GET /v1/evidence-bundles`: evidence of a period in one zip, for an authority, a court, or the person. */
export function bundleRoutes(
  server: PlatformServer,
  { database }: PlatformContext,
  { ledger, witnesses }: LedgerKeeper,
  posture: PostureKeeper,
): void {
  server.files({
    url: '/v1/evidence-bundles',
    action: 'evidence.bundle',
    query: AskBundle,
    about: async ({ person }) => {
      if (person === undefined) return {};
      return (await findPerson(database.reading, person)) === null ? null : { person };
    },
    read: async (_, { from, to, purpose, site, person }, { now }) => {
      if (to < from) throw new ProblemError('time_order', { fields: ['/query/from', '/query/to'] });
      const { reading } = database;
      // Whoever has not cosigned the latest head yet is asked now, and not waited for long.
      await witnesses?.push(AbortSignal.timeout(ASK_MS));
      const period = { from: startOfDay(civilDate(from)), to: startOfDay(civilDate(to)) + DAY_MS - 1 };
      const reviewed = await posture.read();
      const state = postureView(reviewed, reviewed.rows, await readSince(reading), now);
      const parts = {
        organisation: (await organisationOf(reading)) ?? ledger.log.origin,
        posture: state,
        now,
      };
      const bytes = await evidenceBundle(
        reading,
        ledger,
        { ...period, purpose, site, subject: person },
        parts,
      );
      if (bytes === null) throw new ProblemError('not_published', { retryAfterSeconds: 5 });
      if (bytes === 'too_many')
        throw new ProblemError('bundle_too_large', { fields: ['/query/from', '/query/to'] });
      const name = `consentry-${from}-${to}.evidence.zip`;
      const headers = {
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      };
      return { type: 'application/zip', bytes, headers };
    },
  });
}

/** Id of the organisation as it named itself; that of the log before it did. */
async function organisationOf(reading: PlatformContext['database']['reading']): Promise<string | null> {
  return (await latestHandedIn(reading))?.facts.scope.own_organisation_id ?? null;
}
