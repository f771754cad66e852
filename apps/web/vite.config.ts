import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';

/** What libraries try that a strict policy forbids, and each time would report. */
const KEPT_FROM: ReadonlyArray<readonly [file: RegExp, from: string, to: string]> = [
  // react-aria empties its live region by way of HTML; the nodes can go by themselves.
  [/LiveAnnouncer/, ".innerHTML = ''", '.replaceChildren()'],
  // zod tries whether it may make code from text; it may not, and has another way.
  [/zod\/v4\/core\/util\./, 'new F("")', 'throw F'],
];

const keepPolicy: Plugin = {
  name: 'keep-policy',
  transform(code, id) {
    const [, from, to] = KEPT_FROM.find(([file]) => file.test(id)) ?? [];
    return from === undefined || to === undefined ? null : code.replaceAll(from, to);
  },
};

/** Builds a screen for a strict CSP: nothing inline, nothing from elsewhere, relative addresses. */
export default defineConfig({
  base: './',
  plugins: [react(), keepPolicy],
  build: {
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
});
