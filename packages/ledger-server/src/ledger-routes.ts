import type { KeyObject } from 'node:crypto';
import {
  AskConsistency,
  CosignatureTaken,
  HandInCosignature,
  HandInHead,
  HeadTaken,
  LedgerConsistency,
  LedgerEntryList,
  LedgerView,
  ListEntries,
} from '@consentry/contract';
import { parseTilePath } from '@consentry/ledger';
import { openCursor, ProblemError, sealCursor, type Server } from '@consentry/server';

import type { LedgerKeeper } from './ledger-keeper.ts';
import type { LedgerMeans } from './ledger-means.ts';
import type { OwnKey } from './ledger-source.ts';
import type { LedgerTables } from './ledger-tables.ts';
import { COUNTS, HELD } from './ledger-texts.ts';
import { entryView, ledgerView } from './ledger-view.ts';
import { lastCheckpoint } from './read-checkpoints.ts';
import { listEntries } from './read-entries.ts';
import { takeCosignature } from './take-cosignature.ts';
import { takeHead } from './take-head.ts';

const LIST = 'ledger entries';
/** Tiles never change; a checkpoint does each second (tlog-tiles, Caching). */
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' };
const NOT_KEPT = { 'cache-control': 'no-cache' };

/** Actions of the access table that a log needs. */
export type LedgerAction = 'ledger.watch' | 'ledger.cosign' | 'ledger.list';

type LedgerServer<N extends string> = Server<LedgerTables, N | LedgerAction>;

/** What its routes need beside the keeper. */
interface RouteMeans extends Pick<LedgerMeans, 'database'> {
  /** 256 bits of the server, from which cursors are sealed. */
  readonly keys: { readonly secret: KeyObject };
}

/** The evidence log: for everybody who watches it, its entries for those who answer for it. */
export function ledgerRoutes<N extends string>(
  server: LedgerServer<N>,
  means: RouteMeans,
  keeper: LedgerKeeper,
  ownKey: OwnKey,
): void {
  watchRoutes(server, keeper);
  headRoutes(server, keeper, ownKey);
  listRoute(server, means);
  tileRoutes(server, means, keeper);
}

function watchRoutes<N extends string>(server: LedgerServer<N>, { ledger }: LedgerKeeper): void {
  server.query({
    url: '/v1/ledger',
    action: 'ledger.watch',
    operation: 'ledger.read',
    summary: 'Shows the evidence log, its last checkpoint, and how far anybody outside watches it.',
    answer: LedgerView,
    about: async () => ({}),
    read: async (reading, _, { now }) => ({ body: await ledgerView(reading, ledger, now) }),
  });
  server.query({
    url: '/v1/ledger/consistency',
    action: 'ledger.watch',
    operation: 'ledger.consistency',
    summary: 'Proves that the published log begins with the entries a witness saw.',
    problems: ['not_published'],
    query: AskConsistency,
    answer: LedgerConsistency,
    about: async () => ({}),
    read: async (reading, { query: { from } }) => {
      const last = await lastCheckpoint(reading);
      if (last === null || from > last.size) throw new ProblemError('not_published');
      const proof = await ledger.log.proveFrom(from, last.size);
      const hashes = proof.map((hash) => hash.toString('base64'));
      return { body: { from, size: last.size, proof: hashes, checkpoint: last.note } };
    },
  });
}

/** Who cosigned a head hands that in; who holds one that this log does not bear proves that entries were lost here. */
function headRoutes<N extends string>(
  server: LedgerServer<N>,
  { ledger }: LedgerKeeper,
  ownKey: OwnKey,
): void {
  server.command({
    method: 'POST',
    url: '/v1/ledger/cosignatures',
    action: 'ledger.cosign',
    summary: 'Takes the cosignature of a witness or a device; the signature is the proof of who it is.',
    problems: ['cosignature_refused'],
    body: HandInCosignature,
    answer: CosignatureTaken,
    about: async () => ({}),
    do: async (writing, { body }) => {
      const outside = await takeCosignature(writing, ledger.signer.key, body, ownKey);
      return { body: { size: body.size, outside, meaning: { ...COUNTS[outside ? 'outside' : 'own'] } } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/ledger/heads',
    action: 'ledger.cosign',
    operation: 'ledger.hand_in_head',
    summary:
      'Takes a checkpoint of this log that somebody holds, and says whether the published log follows it.',
    problems: ['head_refused'],
    body: HandInHead,
    answer: HeadTaken,
    about: async () => ({}),
    do: async (writing, { body }, { now }) => {
      const { size, follows } = await takeHead(writing, ledger, body.checkpoint, now);
      return { body: { size, follows, meaning: { ...HELD[follows ? 'follows' : 'lost'] } } };
    },
  });
}

function listRoute<N extends string>(server: LedgerServer<N>, { keys }: RouteMeans): void {
  server.query({
    url: '/v1/ledger/entries',
    action: 'ledger.list',
    summary: 'Lists entries, the latest first: what kind of thing happened when, and not to whom.',
    problems: ['cursor_unknown'],
    query: ListEntries,
    answer: LedgerEntryList,
    about: async () => ({}),
    read: async (reading, { query: { cursor, limit } }) => {
      const [before] = cursor === undefined ? [] : openCursor(keys.secret, LIST, cursor);
      const place = before === undefined ? null : Number(before);
      const rows = await listEntries(reading, { before: place, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      const size = (await lastCheckpoint(reading))?.size ?? 0;
      return {
        body: {
          entries: page.map((one) => entryView(one, size)),
          cursor: last === undefined ? null : sealCursor(keys.secret, LIST, [last.position]),
        },
      };
    },
  });
}

/** The layout of tlog-tiles, for monitors that know it. */
function tileRoutes<N extends string>(
  server: LedgerServer<N>,
  { database }: RouteMeans,
  { ledger }: LedgerKeeper,
): void {
  server.files({
    url: '/ledger/checkpoint',
    action: 'ledger.watch',
    read: async () => {
      const last = await lastCheckpoint(database.reading);
      return last === null
        ? null
        : { type: 'text/plain; charset=utf-8', bytes: Buffer.from(last.note), headers: NOT_KEPT };
    },
  });
  for (const [url, action] of [
    ['/ledger/tile/entries/*', 'ledger.list'],
    ['/ledger/tile/*', 'ledger.watch'],
  ] as const) {
    server.files({
      url,
      action,
      read: async (path) => {
        const tile = parseTilePath(path.slice('/ledger/'.length));
        if (tile === null || (tile.level === 'entries') !== (action === 'ledger.list')) return null;
        const bytes = await ledger.tiles.read(tile);
        return bytes === null ? null : { type: 'application/octet-stream', bytes, headers: FOR_EVER };
      },
    });
  }
}
