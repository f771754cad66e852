import { AskBundle } from '@consentry/contract';
import type { LedgerKeeper } from '@consentry/ledger-server';
import { ProblemError } from '@consentry/server';
import { findPerson } from '../people/people-store.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PostureKeeper } from '../posture/posture-keeper.ts';
import { makeBundle } from './make-bundle.ts';

/** `GET /v1/evidence-bundles`: evidence of a period in one zip, for an authority, a court, or the person. */
export function bundleRoutes(
  server: PlatformServer,
  { database }: PlatformContext,
  keeper: LedgerKeeper,
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
      const bytes = await makeBundle(
        { database, keeper, posture },
        { from, to, purpose, site, person, fields: ['/query/from', '/query/to'] },
        now,
      );
      const name = `consentry-${from}-${to}.evidence.zip`;
      const headers = {
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      };
      return { type: 'application/zip', bytes, headers };
    },
  });
}
