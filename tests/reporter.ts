import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** What `npm test` leaves out because a bare machine cannot run it. */
const LEFT_OUT: readonly string[] = [
  'npm run test:postgres, the tests of packages/server on a real PostgreSQL (needs it installed)',
  'npm run test:disk, what power cuts, failing system calls and erasures leave on a disk (needs root and loop devices)',
];
/** Who runs them says so. */
const NOT_RUN: readonly string[] =
  process.env['CONSENTRY_TEST_POSTGRES'] === undefined && process.env['CONSENTRY_TEST_DISK'] === undefined
    ? LEFT_OUT
    : [];

/** Ends the output with `N passed, N failed` alone on a line, after naming what was not run. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    let passed = 0;
    let failed = errors.length;
    let skipped = 0;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failed += 1;
        else skipped += 1;
      }
    }
    if (reason !== 'passed' && failed === 0) failed = 1;
    const lines = NOT_RUN.map((what) => `not run here: ${what}\n`);
    process.stdout.write(
      `${lines.join('')}${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
    );
  }
}
