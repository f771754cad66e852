import type { EventTable } from './events.ts';
import type { IdempotencyTable } from './idempotency.ts';
import type { JobTable } from './job.ts';

/** The tables both servers have. A program adds its own: `interface PlatformTables extends ServerTables`. */
export interface ServerTables {
  readonly jobs: JobTable;
  readonly idempotency: IdempotencyTable;
  readonly streams: StreamTable;
  readonly events: EventTable;
}

/** The last number given in each stream. */
export interface StreamTable {
  readonly stream: string;
  readonly last: number;
}
