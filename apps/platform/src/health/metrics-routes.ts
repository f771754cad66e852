import { z } from 'zod';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { gatherFigures } from './figures.ts';
import { METRICS_MEDIA_TYPE, type Metrics } from './metrics.ts';

/** `GET /metrics`: figures for Prometheus, for a program with the scope `metrics.read`. */
export function metricsRoutes(
  server: PlatformServer,
  { database, now }: PlatformContext,
  metrics: Metrics,
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
