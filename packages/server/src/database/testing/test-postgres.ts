/**
 * Runs the tests of the servers on a real PostgreSQL: starts a cluster in a temporary folder with fsync on,
 * hands its URL to the tests, and stops it. Run `npm run test:postgres`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findPostgres, startCluster } from './cluster.ts';

/** What is about requests, papers and signatures, whatever they are kept in: `npm test` has it, on SQLite. */
const BY_ANY_STORE = [
  'apps/platform/src/access/{foreign,headers,known-client,matrix,routes}.test.ts',
  'apps/platform/src/device/signed-request.test.ts',
  'apps/platform/src/http/platform-log.test.ts',
  'apps/platform/src/paper/paper-routes.test.ts',
];

if (findPostgres() === null) {
  process.stderr.write(
    'PostgreSQL is not installed, so nothing was tested on it. Install it (Debian: apt install postgresql) and run npm run test:postgres again.\n',
  );
  process.exitCode = 1;
} else {
  process.exitCode = await test();
}

async function test(): Promise<number> {
  using cluster = startCluster();
  const given = process.argv.slice(2);
  const all = given.some((word) => !word.startsWith('-'))
    ? []
    : ['packages/server', 'packages/staff', 'apps/platform/src', 'apps/authority/src'];
  const not = all.length === 0 ? [] : BY_ANY_STORE.map((file) => `--exclude=${file}`);
  const vitest = spawn('vitest', ['run', '--maxWorkers=2', ...not, ...all, ...given], {
    stdio: 'inherit',
    env: { ...process.env, CONSENTRY_TEST_POSTGRES: cluster.url },
  });
  // The tests end by the same signal; the cluster is stopped after them.
  const pass = (signal: NodeJS.Signals): boolean => vitest.kill(signal);
  process.once('SIGINT', pass).once('SIGTERM', pass);
  const [code] = (await once(vitest, 'exit')) as [number | null];
  return code ?? 1;
}
