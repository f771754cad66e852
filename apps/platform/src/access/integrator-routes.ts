import { randomUUID } from 'node:crypto';
import {
  IntegratorId,
  IntegratorList,
  IntegratorSecret,
  IntegratorSelf,
  IntegratorView,
  ListIntegrators,
  NewIntegrator,
  RotateSecret,
} from '@consentry/contract';
import { type Reading, ProblemError, openCursor, sealCursor } from '@consentry/server';
import { staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { noteStaffEvent } from '../staff/staff-events.ts';
import type { PlatformTables } from '../store/tables.ts';
import { ACCESS } from './access-table.ts';
import { wordsOf } from './find-integrator.ts';
import {
  addIntegrator,
  findIntegrator,
  listIntegrators,
  listSecrets,
  replaceSecret,
  revokeIntegrator,
} from './integrator-store.ts';
import type { IntegratorTable } from './integrator-tables.ts';

type Read = Reading<PlatformTables>;

const Params = z.strictObject({ integrator: IntegratorId });
const LIST = 'integrators';
const PAGE = 50;
const about = async () => ({});
const aboutOne = async (reading: Read, { params }: { params: { integrator: string } }) =>
  (await findIntegrator(reading, params.integrator)) === null ? null : {};

/** `/v1/api-keys`: programs of integrators, what they may, and their secrets. */
export function integratorRoutes(server: PlatformServer, context: PlatformContext): void {
  readRoutes(server, context);
  server.command({
    method: 'POST',
    url: '/v1/api-keys',
    action: 'integrator.add',
    summary: 'Adds a program of an integrator, and shows its secret once.',
    problems: ['scope_unknown'],
    secret: true,
    status: 201,
    body: NewIntegrator,
    answer: IntegratorSecret,
    about,
    do: async (writing, { body }, asked) => {
      const { name, kind, scopes, sites } = body;
      if (!scopes.every(isScope) || new Set(scopes).size !== scopes.length) {
        throw new ProblemError('scope_unknown', { fields: ['/body/scopes'] });
      }
      const integrator = randomUUID();
      const by = staffOf(asked);
      await addIntegrator(writing, {
        integrator,
        name,
        kind,
        scopes: JSON.stringify(scopes),
        sites: JSON.stringify(sites),
        state: 'active',
        made_by: by,
        made_at: asked.now,
      });
      const secret = await replaceSecret(writing, integrator, asked.now, asked.now);
      await noteStaffEvent(writing, 'integrator.added', { integrator, scopes, sites, by }, asked.now);
      return { body: { integrator, secret } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/api-keys/:integrator/rotation',
    action: 'integrator.rotate',
    summary: 'Shows a new secret once; the old one works beside it for a while.',
    secret: true,
    status: 201,
    params: Params,
    body: RotateSecret,
    answer: IntegratorSecret,
    about: aboutOne,
    do: async (writing, { params: { integrator }, body }, asked) => {
      const row = await findIntegrator(writing, integrator);
      if (row?.state !== 'active') throw new ProblemError('not_found');
      const until = asked.now + body.overlap_seconds * 1000;
      const secret = await replaceSecret(writing, integrator, asked.now, until);
      const event = { integrator, until, by: staffOf(asked) };
      await noteStaffEvent(writing, 'integrator.rotated', event, asked.now);
      return { body: { integrator, secret } };
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/api-keys/:integrator',
    action: 'integrator.revoke',
    summary: 'Ends a program at once, with its secrets and tokens.',
    params: Params,
    body: z.strictObject({}).nullish(),
    answer: IntegratorView,
    about: aboutOne,
    do: async (writing, { params: { integrator } }, asked) => {
      await revokeIntegrator(writing, integrator);
      const row = await findIntegrator(writing, integrator);
      if (row === null) throw new ProblemError('not_found');
      await noteStaffEvent(writing, 'integrator.revoked', { integrator, by: staffOf(asked) }, asked.now);
      return { body: await viewOf(writing, row, asked.now) };
    },
  });
}

function readRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/api-keys',
    action: 'integrator.list',
    summary: 'Lists the programs of integrators.',
    query: ListIntegrators,
    answer: IntegratorList,
    about,
    read: async (reading, { query }, asked) => {
      const [after = ''] = query.cursor === undefined ? [] : openCursor(keys.secret, LIST, query.cursor);
      const rows = await listIntegrators(reading, String(after), PAGE + 1);
      const page = rows.slice(0, PAGE);
      const last = rows.length > PAGE ? page.at(-1) : undefined;
      const integrators = await Promise.all(page.map(async (row) => viewOf(reading, row, asked.now)));
      const cursor = last === undefined ? null : sealCursor(keys.secret, LIST, [last.integrator]);
      return { body: { integrators, cursor } };
    },
  });
  server.query({
    url: '/v1/api-keys/me',
    action: 'integrator.self',
    summary: 'Tells a program what it may do with what it just sent.',
    answer: IntegratorSelf,
    about,
    read: async (_reading, _input, { principal }) => {
      if (principal.kind !== 'integrator') throw new ProblemError('not_signed_in');
      const { id, scopes, sites } = principal;
      return { body: { integrator: id, scopes: [...scopes], sites: [...sites] } };
    },
  });
}

async function viewOf(reading: Read, row: IntegratorTable, now: number): Promise<IntegratorView> {
  const iso = (at: number) => new Date(at).toISOString();
  const secrets = await listSecrets(reading, row.integrator, now);
  return {
    integrator: row.integrator,
    name: row.name,
    kind: row.kind,
    scopes: wordsOf(row.scopes),
    sites: wordsOf(row.sites),
    state: row.state,
    made_at: iso(row.made_at),
    secrets: secrets.map(({ made_at, expires_at }) => ({
      made_at: iso(made_at),
      expires_at: expires_at === null ? null : iso(expires_at),
    })),
  };
}

/** Tells whether the access table has a row of this action for programs. */
function isScope(scope: string): boolean {
  return Object.entries(ACCESS).some(([action, grants]) => action === scope && 'integrator' in grants);
}
