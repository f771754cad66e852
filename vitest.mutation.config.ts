import { defineConfig } from 'vitest/config';

/**
 * What mutation testing of `law` and `ledger` runs: their own tests, without those that read the whole checkout and
 * without the slowest properties. What only these would notice counts as surviving.
 */
export default defineConfig({
  test: {
    include: ['packages/{law,ledger}/src/**/*.test.ts'],
    exclude: [
      'packages/law/src/purity.test.ts',
      'packages/law/src/register/papers.test.ts',
      'packages/{law,ledger}/src/**/*.property.test.ts',
    ],
    testTimeout: 60_000,
  },
});
