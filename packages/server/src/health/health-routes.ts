import { PlatformHealth } from '@consentry/contract';
import { sql } from '../database/sql.ts';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { ServerTables } from '../database/tables.ts';
import type { Server } from '../http/app.ts';
import { ProblemError } from '../http/problem.ts';
import { CHECKS, type Replica, failedChecks } from './readiness.ts';

const Live = z.strictObject({ status: z.literal('live') });
const Ready = z.strictObject({ status: z.literal('ready'), checks: z.array(z.enum(CHECKS)) });

/** Whether a server works: for whoever watches it, restarts it, or sends requests to it. */
export function healthRoutes<N extends string>(
  server: Server<ServerTables, N | 'health.read'>,
  { database, now }: { readonly database: Database; readonly now: () => number },
  replica: Replica,
): void {
  server.query({
    url: '/v1/health',
    action: 'health.read',
    summary: 'Tells whether the server and its database answer.',
    answer: PlatformHealth,
    about: async () => ({}),
    read: async (reading) => {
      await reading.selectNoFrom(sql<number>`1`.as('one')).executeTakeFirstOrThrow();
      return { body: { status: 'ok' as const, at: new Date(now()).toISOString() } };
    },
  });
  server.query({
    url: '/livez',
    action: 'health.read',
    operation: 'health.live',
    summary: 'Tells whether the program runs; asks nothing else, so that a lost database restarts nobody.',
    answer: Live,
    anyHost: true,
    about: async () => ({}),
    read: async () => ({ body: { status: 'live' as const } }),
  });
  server.query({
    url: '/readyz',
    action: 'health.read',
    operation: 'health.ready',
    summary: 'Tells whether requests may be sent to this replica; names the checks that do not pass.',
    problems: ['not_ready'],
    answer: Ready,
    anyHost: true,
    about: async () => ({}),
    read: async (reading) => {
      const failed = await failedChecks(reading, database.engine, replica, now());
      if (failed.length > 0) {
        throw new ProblemError('not_ready', { fields: failed.map((check) => `/checks/${check}`) });
      }
      return { body: { status: 'ready' as const, checks: [...CHECKS] } };
    },
  });
}
