import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that need root: loop mounts, strace. `npm run test:disk` starts them where the machine lets it. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['tests/disk/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    reporters: ['default', './tests/reporter.ts'],
  },
});
