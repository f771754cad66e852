import { redirectScreen, serveScreen } from '@consentry/server';
import type { PlatformServer } from '../platform.ts';

/** Built screens by the word of their address: `/my/` of a person, `/console/` of staff, `/verify/` of anybody. */
export const SCREENS = ['my', 'console', 'verify'] as const;
export type ScreenFolders = Readonly<Partial<Record<(typeof SCREENS)[number], string>>>;

/** Serves the screens, where the platform was given their folders. */
export function screenRoutes(server: PlatformServer, folders: ScreenFolders): void {
  for (const screen of SCREENS) {
    serveScreen(server, `/${screen}/`, folders[screen]);
    redirectScreen(server, `/${screen}`, `${screen}/`, folders[screen] !== undefined);
  }
  redirectScreen(server, '/', 'my/', folders.my !== undefined);
}
