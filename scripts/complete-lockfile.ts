/**
 * Writes into package-lock.json the optional packages of other platforms that npm left out.
 *
 * npm drops an optional package from the lockfile when the registry it asks does not serve it, and
 * `npm ci` then refuses the lockfile as incomplete. Run after every `npm install`:
 * `node scripts/complete-lockfile.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Locked {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> };
const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'aix',
];
const processors = [
  'arm64',
  'x64',
  'arm',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'wasm32',
  'mips64el',
];
let added = 0;

for (const [path, locked] of Object.entries(lock.packages)) {
  if (path === '' || locked.optionalDependencies === undefined) continue;
  for (const [name, version] of Object.entries(locked.optionalDependencies)) {
    const found = lock.packages[`node_modules/${name}`];
    if (!/^\d+\.\d+\.\d+/.test(version) || found?.version === version) continue;
    if (found !== undefined)
      throw new Error(`${name}: locked at ${found.version ?? '?'}, ${path} wants ${version}`);
    const words = name.replace('win', 'win32').replaceAll('win3232', 'win32').split(/[/_-]/);
    const os = systems.filter((system) => words.includes(system));
    const cpu = processors.filter((processor) => words.some((word) => word === processor));
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(locked.dev === true ? { dev: true } : {}),
      optional: true,
      ...(os.length > 0 ? { os } : {}),
      ...(cpu.length > 0 ? { cpu } : {}),
      ...(words.includes('musl') || words.includes('musleabihf') ? { libc: ['musl'] } : {}),
    };
    added += 1;
  }
}

const sorted = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
process.stdout.write(`${added} optional packages of other platforms added to package-lock.json\n`);
