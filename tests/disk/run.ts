/**
 * Runs the tests of the disk: power cuts, failing system calls, what an erasure leaves on the medium and in memory.
 * They need root, a loop device and permission to trace. Says what it did not run; in CI (`CI=true`) that fails.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { DiskImage } from './disk-image.ts';

/** Something the machine has to let us do, the tests that need it, and what to do where it does not. */
interface Ability {
  readonly tests: readonly string[];
  readonly needs: string;
  readonly remedy: string;
  /** @throws where the machine does not let us */
  readonly tryIt: () => void;
}

const ABILITIES: readonly Ability[] = [
  {
    tests: ['power-cut', 'remains'],
    needs: 'to mount an image through a loop device',
    remedy:
      'Run it as root, on a machine or in a container with loop devices; Debian: apt install e2fsprogs mount util-linux.',
    tryIt: () => DiskImage.make()[Symbol.dispose](),
  },
  {
    tests: ['syscalls'],
    needs: 'to trace system calls and let them fail',
    remedy: 'Debian: apt install strace; in a container allow ptrace (--cap-add SYS_PTRACE).',
    tryIt: () => {
      const strace = ['-o', '/dev/null', '-e', 'inject=fsync:error=EIO:when=1'];
      execFileSync('strace', [...strace, process.execPath, '-e', ''], { stdio: 'ignore' });
    },
  },
  {
    tests: ['memory', 'kill'],
    needs: 'to read the memory of processes of its own, and to end them',
    remedy: 'Run it as root on Linux.',
    tryIt: () => {
      if (process.platform !== 'linux' || process.getuid?.() !== 0)
        throw new Error('This is not root on Linux.');
    },
  },
];

const given = process.argv.slice(2);
const tests: string[] = [];
let left = 0;
for (const { tests: names, needs, remedy, tryIt } of ABILITIES) {
  try {
    tryIt();
    tests.push(...names);
  } catch (error) {
    left += 1;
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    process.stderr.write(`not run here: ${names.join(', ')} (need ${needs}: ${why}). ${remedy}\n`);
  }
}
const failed = tests.length === 0 ? 1 : await runTests(given.length === 0 ? tests : given);
process.exitCode = left > 0 && process.env['CI'] !== undefined ? 1 : failed;

async function runTests(names: readonly string[]): Promise<number> {
  const config = join(import.meta.dirname, 'vitest.config.ts');
  const vitest = spawn('vitest', ['run', '--config', config, ...names], {
    stdio: 'inherit',
    env: { ...process.env, CONSENTRY_TEST_DISK: '1' },
  });
  const pass = (signal: NodeJS.Signals): boolean => vitest.kill(signal);
  process.once('SIGINT', pass).once('SIGTERM', pass);
  const [code] = (await once(vitest, 'exit')) as [number | null];
  return code ?? 1;
}
