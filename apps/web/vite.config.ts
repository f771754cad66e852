import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';

/** react-aria empties its live region by way of HTML, which Trusted Types forbid; the nodes can go by themselves. */
const emptyWithoutHtml: Plugin = {
  name: 'empty-without-html',
  transform: (code, id) =>
    id.includes('LiveAnnouncer') ? code.replaceAll(/\.innerHTML = ''/g, '.replaceChildren()') : null,
};

/** Builds a screen for a strict CSP: nothing inline, nothing from elsewhere, relative addresses. */
export default defineConfig({
  base: './',
  plugins: [react(), emptyWithoutHtml],
  build: {
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
});
