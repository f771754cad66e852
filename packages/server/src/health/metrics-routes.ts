import { z } from 'zod';
import type { Database, Reading } from '../database/database.ts';
import type { ServerTables } from '../database/tables.ts';
import type { Server } from '../http/app.ts';
import { type Figures, METRICS_MEDIA_TYPE, type Metrics } from './metrics.ts';

/** `GET /metrics`: figures for Prometheus, for a program with the scope `metrics.read`. */
export function metricsRoutes<T extends ServerTables, N extends string>(
  server: Server<T, N | 'metrics.read'>,
  { database, now }: { readonly database: Database<T>; readonly now: () => number },
  metrics: Metrics,
  gatherFigures: (reading: Reading<T>, now: number) => Promise<Figures>,
): void {
  server.query({
    url: '/metrics',
    action: 'metrics.read',
    summary: 'Gives figures in the text format of Prometheus; none of them names anybody.',
    answer: z.string(),
    media: METRICS_MEDIA_TYPE,
    anyHost: true,
    about: async () => ({}),
    read: async (reading) => {
      const figures = await gatherFigures(reading, now());
      return { body: await metrics.text(figures, database.engine, database.pools()) };
    },
  });
}
