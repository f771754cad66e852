import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import type { ServerTables } from '../database/tables.ts';
import type { Replica } from '../health/readiness.ts';
import type { RouteRow } from '../http/app.ts';

/** What every server is started with. */
export interface RunOptions {
  /** Folder of its keys and files, and of its database where that is a file. */
  readonly data: string;
  /** `sqlite:PATH` or `postgresql://…`; left out: a file in `data`. */
  readonly databaseUrl?: string;
  readonly host: string;
  /** `0` takes a free one. */
  readonly port: number;
  /** Addresses by which browsers and programs reach it; left out: where it listens. */
  readonly origins?: readonly string[];
  readonly log: Logger;
  /** Make a link for whoever invites others although there are some: none of them can sign in any more. */
  readonly rescue?: boolean;
  /** Proxies whose `X-Forwarded-For` is believed, as CIDR blocks; left out: nobody's. */
  readonly trustedProxies?: readonly string[];
  /** Told to stop, it says so in `/readyz` for this long before it takes no more requests; left out: 0. */
  readonly drainMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** What every slice of a server works with. */
export interface RunContext<T extends ServerTables, K> {
  readonly database: Database<T>;
  readonly keys: K;
  readonly log: Logger;
  readonly now: () => number;
  /** Addresses by which browsers and programs reach it, the first one first. */
  readonly origins: () => readonly string[];
}

/** A server that runs. */
export interface RunningServer extends AsyncDisposable {
  readonly url: string;
  readonly routes: readonly RouteRow[];
  /** Addresses that give or take files. */
  readonly fileRoutes: readonly Pick<RouteRow, 'method' | 'url' | 'action'>[];
}

/** What runs, and ends in the order of these. */
export interface RunParts {
  readonly server: AsyncDisposable &
    Pick<RunningServer, 'routes' | 'fileRoutes'> & {
      readonly listen: (host: string, port: number) => Promise<number>;
    };
  /** What works beside the requests, the last that began first. */
  readonly working: AsyncDisposableStack;
  readonly database: AsyncDisposable;
}

/**
 * Takes requests, and begins what works beside them.
 *
 * @param begin called with the address at which it listens; what it gives is given with the rest
 * @throws what listening or `begin` throws, when all has ended
 */
export async function runServer<G>(
  { server, working, database }: RunParts,
  replica: Replica,
  { host, port, drainMs = 0 }: Pick<RunOptions, 'host' | 'port' | 'drainMs'>,
  begin: (url: string) => Promise<G>,
): Promise<G & RunningServer> {
  await using open = new AsyncDisposableStack();
  // The last one ends first: requests under way end before what they need does.
  open.use(database);
  open.use(working);
  open.use(server);
  const url = `http://${host}:${await server.listen(host, port)}`;
  const given = await begin(url);
  const ends = open.move();
  return {
    ...given,
    url,
    routes: server.routes,
    fileRoutes: server.fileRoutes,
    async [Symbol.asyncDispose]() {
      // Whoever sends requests here is told first.
      replica.stopping = true;
      await sleep(drainMs);
      await ends[Symbol.asyncDispose]();
    },
  };
}
