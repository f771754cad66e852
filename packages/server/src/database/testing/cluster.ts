import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** What a test cluster's one user is called, and its password. */
const USER = 'consentry';
const PASSWORD = 'a password of a test';

const START_WAIT_MS = 30_000;

/** A PostgreSQL of our own in a temporary folder, reached by a socket in that folder only. */
export interface Cluster extends Disposable {
  /** `postgresql://…` of its database `postgres`. */
  readonly url: string;
  /** Begins to serve; waits until it does. */
  start(): void;
  /** Ends it as a power cut would end its processes: at once, nothing said, nothing written. */
  kill(): void;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Gives the folder of the server's programs, or `null` where PostgreSQL is not installed. */
export function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...pathFolders()];
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null
  );
}

/**
 * Makes and starts a cluster; as an unprivileged user where the caller is root, which PostgreSQL refuses.
 *
 * @throws when PostgreSQL is not installed or does not start; the message holds what it said
 */
export function startCluster(): Cluster {
  const bin = findPostgres();
  if (bin === null) throw new Error('PostgreSQL is not installed.');
  const account = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'cpg-'));
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid ?? account.uid);
  const data = join(folder, 'data');
  const call = (program: string, args: readonly string[]): void =>
    run(join(bin, program), args, folder, account);
  const start = (): void =>
    call('pg_ctl', ['start', '-w', '-t', '60', '-D', data, '-l', join(folder, 'log')]);
  try {
    initialise(call, folder, data);
    start();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `postgresql://${USER}:${encodeURIComponent(PASSWORD)}@localhost/postgres?host=${encodeURIComponent(folder)}`,
    start: () => startAgain(start),
    kill: () => process.kill(postmaster(data), 'SIGKILL'),
    [Symbol.dispose]: () => {
      try {
        // A test that ended between kill and start left nothing to stop.
        if (existsSync(join(data, 'postmaster.pid')))
          call('pg_ctl', ['stop', '-m', 'immediate', '-w', '-D', data]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The processes of a killed server need a moment to notice; until then another refuses to start. */
function startAgain(start: () => void): void {
  const end = performance.now() + START_WAIT_MS;
  for (;;) {
    try {
      start();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}

function initialise(
  call: (program: string, args: readonly string[]) => void,
  folder: string,
  data: string,
): void {
  const password = join(folder, 'password');
  writeFileSync(password, PASSWORD, { mode: 0o644 });
  // Its order is not that of code points, so that a column that forgot its collation is noticed.
  const order = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=zh-CN'];
  const access = ['-U', USER, '--auth=scram-sha-256', `--pwfile=${password}`];
  call('initdb', ['-D', data, '-E', 'UTF8', ...order, ...access]);
  writeFileSync(
    join(data, 'postgresql.auto.conf'),
    [
      `unix_socket_directories='${folder}'`,
      `listen_addresses=''`,
      'fsync=on',
      'synchronous_commit=on',
      // A count of every table would start processes of its own each time.
      'max_parallel_workers_per_gather=0',
      // Tests that write a hundred thousand rows at once stand beside others.
      'max_locks_per_transaction=256',
      'max_pred_locks_per_transaction=1024',
      '',
    ].join('\n'),
  );
}

function run(program: string, args: readonly string[], folder: string, account: Account): void {
  // pg_ctl's server would hold a pipe open for ever.
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...account,
    cwd: folder,
    encoding: 'utf8',
    stdio: program.endsWith('pg_ctl') ? 'ignore' : 'pipe',
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
  });
  if (status === 0) return;
  const log = existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8').slice(-2000) : '';
  throw new Error(`${program} ${args[0] ?? ''} failed: ${stdout ?? ''}${stderr ?? ''}${log}`, {
    cause: error,
  });
}

function postmaster(data: string): number {
  return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Debian's package makes the user `postgres`; `nobody` serves as well. */
function unprivileged(): Account {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (entry === undefined) throw new Error('There is no user postgres or nobody to run PostgreSQL as.');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

function pathFolders(): string[] {
  return (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
}
