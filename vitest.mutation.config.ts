import { defineConfig } from 'vitest/config';

/** What mutation testing of `law` runs: its own tests, without those that read the whole checkout. */
export default defineConfig({
  test: {
    include: ['packages/law/src/**/*.test.ts'],
    exclude: ['packages/law/src/purity.test.ts', 'packages/law/src/register/papers.test.ts'],
    testTimeout: 60_000,
  },
});
