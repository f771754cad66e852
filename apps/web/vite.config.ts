import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds a screen for a strict CSP: nothing inline, nothing from elsewhere, relative addresses. */
export default defineConfig({
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
