import type { ServerTables } from '../database/tables.ts';
import type { Server } from '../http/app.ts';
import { type ScreenFile, readScreen } from './read-screen.ts';

/**
 * Serves a built screen from the origin of the server and no other.
 *
 * @param page address below which it is, with slashes on both ends
 * @param folder of the build; left out: nothing is there
 */
export function serveScreen<N extends string>(
  server: Server<ServerTables, N | 'screen.open'>,
  page: string,
  folder: string | undefined,
): void {
  const files = folder === undefined ? new Map<string, ScreenFile>() : readScreen(folder);
  server.files({
    url: `${page}*`,
    action: 'screen.open',
    read: async (path, _query, { headers }) => {
      const file = files.get(path.slice(page.length));
      if (file === undefined) return null;
      const { type, plain, gzip, headers: own } = file;
      if (headers['if-none-match'] === own['etag']) {
        return { type, bytes: new Uint8Array(), status: 304, headers: own };
      }
      if (gzip === null || !/\bgzip\b/.test(String(headers['accept-encoding'])))
        return { type, bytes: plain, headers: own };
      return { type, bytes: gzip, headers: { ...own, 'content-encoding': 'gzip' } };
    },
  });
}

/** Sends on from an address without its last slash, or the bare one of the server, as people type them. */
export function redirectScreen<N extends string>(
  server: Server<ServerTables, N | 'screen.open'>,
  url: string,
  to: string,
  there: boolean,
): void {
  server.files({
    url,
    action: 'screen.open',
    read: async () =>
      there
        ? {
            type: 'text/plain; charset=utf-8',
            bytes: new Uint8Array(),
            status: 302,
            headers: { location: to, 'cache-control': 'no-cache' },
          }
        : null,
  });
}
