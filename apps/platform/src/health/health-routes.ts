import { sql } from '@consentry/server';
import { z } from 'zod';
import type { PlatformContext, PlatformServer } from '../platform.ts';

const Health = z.strictObject({ status: z.literal('ok'), at: z.iso.datetime({ offset: true }) });

/** `GET /v1/health`: the program answers and its database does. For whoever restarts what does not. */
export function healthRoutes(server: PlatformServer, { now }: PlatformContext): void {
  server.query({
    url: '/v1/health',
    action: 'health.read',
    summary: 'Tells whether the platform and its database answer.',
    answer: Health,
    about: async () => ({}),
    read: async (reading) => {
      await reading.selectNoFrom(sql<number>`1`.as('one')).executeTakeFirstOrThrow();
      return { body: { status: 'ok' as const, at: new Date(now()).toISOString() } };
    },
  });
}
