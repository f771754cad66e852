import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'apps/*/src/**/*.test.ts',
      'apps/web/{kiosk,my,console,authority,gallery,shared}/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    // They need root: npm run test:disk.
    exclude: ['tests/disk/**'],
    pool: 'threads',
    isolate: false,
    // Much of a test is waiting, for a disk, a browser, another process.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './tests/reporter.ts'],
  },
});
