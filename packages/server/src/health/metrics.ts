import type { Engine, PoolCounts } from '../database/database.ts';
import type { Answered } from '../http/app.ts';
import { Gauge, Histogram, Registry } from 'prom-client';

/** Upper bounds of the histogram, seconds: a withdrawal has to be effective within five. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export const METRICS_MEDIA_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Figures of one replica, and of the database as it is asked. Labels are words of this program alone: routes
 * with the names of their parameters, states, kinds. None can name a person, a device or a site.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;

  constructor() {
    this.#requests = new Histogram({
      name: 'consentry_http_request_duration_seconds',
      help: 'Requests answered by this replica, by route; streams are not counted.',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS,
      registers: [this.#registry],
    });
  }

  /** Counts an answer. */
  count({ method, route, status, ms }: Answered): void {
    // A method anybody made up has no route.
    const labels = { method: route === null ? 'other' : method, route: route ?? 'none', status };
    this.#requests.observe(labels, ms / 1000);
  }

  /** Writes them in the text format of Prometheus, version 0.0.4. */
  async text(figures: Figures, engine: Engine, pools: readonly PoolCounts[]): Promise<string> {
    const now = new Registry();
    const gauge = (name: string, help: string, labelNames: string[], rows: readonly FigureRow[]) => {
      const one = new Gauge({ name: `consentry_${name}`, help, labelNames, registers: [now] });
      for (const { labels, value } of rows) one.set(labels, value);
    };
    for (const { name, help, labelNames, rows } of figures) gauge(name, help, [...labelNames], rows);
    gauge(
      'database_connections',
      'Connections of this replica.',
      ['engine', 'pool', 'state'],
      pools.flatMap(({ pool, total, idle, waiting }) => [
        { labels: { engine, pool, state: 'busy' }, value: total - idle },
        { labels: { engine, pool, state: 'idle' }, value: idle },
        { labels: { engine, pool, state: 'waited_for' }, value: waiting },
      ]),
    );
    gauge(
      'process_resident_bytes',
      'Memory of this replica.',
      [],
      [{ labels: {}, value: process.memoryUsage.rss() }],
    );
    return (await this.#registry.metrics()) + (await now.metrics());
  }
}

/** Figures that are the same for every replica, since the database gives them. */
export type Figures = ReadonlyArray<{
  /** After `consentry_`. */
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
  readonly rows: readonly FigureRow[];
}>;

/** One line of a figure. */
export interface FigureRow {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
