import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the kiosk for a strict CSP: nothing inline, nothing from elsewhere, relative addresses. */
export default defineConfig({
  root: fileURLToPath(new URL('kiosk', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
});
