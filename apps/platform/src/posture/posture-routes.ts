import {
  ListPostureChanges,
  PostureChangeList,
  PostureRowView,
  PostureView,
  ReadPosture,
} from '@consentry/contract';
import { register } from '@consentry/law';
import { ProblemError, openCursor, sealCursor } from '@consentry/server';
import { setTimeout as sleep } from 'node:timers/promises';
import { contentDigest } from '../facts/content-digest.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { attestationRoutes } from './attestation-routes.ts';
import { listAttestations } from './attestation-store.ts';
import { handInRoutes } from './hand-in-routes.ts';
import { OfRow } from './of-row.ts';
import { type PostureKeeper, rowOf } from './posture-keeper.ts';
import { readChanges, readReview, readSince } from './posture-store.ts';
import { concerns, isWanted, postureView, wholeRowView } from './posture-view.ts';

const LIST = 'posture-changes';
const PAGE = 100;
/** A listener is told this late at most. */
const LOOK_MS = 500;
/** A stream ends after this, so that who listens is asked again whether they may. */
const LISTEN_MS = 15 * 60_000;

/** How the organisation stands to each of the 125 rows, why, and what people judged. */
export function postureRoutes(server: PlatformServer, context: PlatformContext, keeper: PostureKeeper): void {
  handInRoutes(server, context);
  // Before `:row`, which they are not.
  changeRoutes(server, context, keeper);
  attestationRoutes(server, keeper);
  server.query({
    url: '/v1/posture',
    action: 'posture.read',
    operation: 'posture.list',
    versioned: true,
    summary: 'Shows how the organisation stands to each row of the law, by which facts, and what mends it.',
    query: ReadPosture,
    answer: PostureView,
    about: async () => ({}),
    read: async (reading, { query }, { principal, now }) => {
      const posture = await keeper.read();
      const rows = posture.rows.filter((row) => concerns(principal, row) && isWanted(row, query));
      const body = postureView(posture, rows, await readSince(reading), now);
      return { body, version: versionOf([body.rows, body.basis]) };
    },
  });
  server.query({
    url: '/v1/posture/:row',
    action: 'posture.read',
    operation: 'posture.read',
    versioned: true,
    summary: 'Shows one row with everything found, for the person, the officer and the engineer.',
    params: OfRow,
    answer: PostureRowView,
    about: async (_, { params: { row } }) => (row in register ? {} : null),
    read: async (reading, { params: { row } }, { principal, now }) => {
      const posture = await keeper.read();
      const review = rowOf(posture, row);
      if (review === undefined || !concerns(principal, review)) throw new ProblemError('not_found');
      const attestations = await listAttestations(reading, row);
      const body = wholeRowView(review, await readSince(reading), attestations, { asOf: posture.at, now });
      const { as_of: _as_of, ...shown } = body;
      return { body, version: versionOf(shown) };
    },
  });
}

function changeRoutes(
  server: PlatformServer,
  { database, keys }: PlatformContext,
  keeper: PostureKeeper,
): void {
  server.query({
    url: '/v1/posture/changes',
    action: 'posture.read',
    operation: 'posture.list_changes',
    summary: 'Lists how rows changed, the latest first.',
    query: ListPostureChanges,
    answer: PostureChangeList,
    about: async () => ({}),
    read: async (reading, { query }, { principal }) => {
      const [before] = query.cursor === undefined ? [] : openCursor(keys.secret, LIST, query.cursor);
      const { rows } = await keeper.read();
      const seen = rows
        .filter(
          (row) => concerns(principal, row) && (query.row === undefined || row.requirement === query.row),
        )
        .map(({ requirement }) => requirement);
      const from = { before: before === undefined ? null : Number(before), rows: seen };
      const found = await readChanges(reading, from, PAGE + 1);
      const page = found.slice(0, PAGE);
      const last = page.at(-1);
      const more = found.length > PAGE && last !== undefined;
      return {
        body: {
          changes: page.map(({ change, row, before: was, after, codes, at }) => ({
            change,
            row,
            before: was,
            after,
            codes: JSON.parse(codes) as string[],
            at: new Date(at).toISOString(),
          })),
          cursor: more ? sealCursor(keys.secret, LIST, [last.change]) : null,
        },
      };
    },
  });
  server.stream({
    url: '/v1/posture/events',
    action: 'posture.read',
    operation: 'posture.listen',
    summary: 'Tells by server-sent events when rows have changed; which, the list of changes says.',
    about: async () => ({}),
    listen: async ({ send, signal }) => {
      const ends = performance.now() + LISTEN_MS;
      let told: number | null = null;
      while (!signal.aborted && performance.now() < ends) {
        const version = (await readReview(database.reading))?.version ?? 0;
        if (version !== told) await send('changed', String(version));
        told = version;
        await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
      }
    },
  });
}

/** A number that is another one when what is shown is another (the `ETag`); 48 bits of its digest. */
function versionOf(shown: unknown): number {
  return Number.parseInt(contentDigest(shown).slice(0, 12), 16);
}
