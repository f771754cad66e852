import type { PlatformServer } from '../platform.ts';
import { type ScreenFile, readScreen } from './read-screen.ts';

/** Built screens by the word of their address: `/my/` of a person, `/console/` of staff, `/verify/` of anybody. */
export const SCREENS = ['my', 'console', 'verify'] as const;
export type ScreenFolders = Readonly<Partial<Record<(typeof SCREENS)[number], string>>>;

/** Serves the screens, where the platform was given their folders, from its own origin and no other. */
export function screenRoutes(server: PlatformServer, folders: ScreenFolders): void {
  for (const screen of SCREENS) {
    const folder = folders[screen];
    const files = folder === undefined ? new Map<string, ScreenFile>() : readScreen(folder);
    const page = `/${screen}/`;
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
    redirect(server, `/${screen}`, `${screen}/`, files.has(''));
  }
  redirect(server, '/', 'my/', folders.my !== undefined);
}

/** An address without its last slash, or the bare one of the platform, as people type them. */
function redirect(server: PlatformServer, url: string, to: string, there: boolean): void {
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
