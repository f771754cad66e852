import { execFile } from 'node:child_process';
import { argon2Sync, createCipheriv, createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Suite } from '@consentry/contract';
import { makeFolder } from '@consentry/ledger';
import { prepareModels } from '@consentry/recognition';
import { readSuite } from '@consentry/vault';
import { buildScreen } from '@consentry/web';
import type { Command } from 'commander';
import { type CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { explainError } from './explain-error.ts';
import type { Messages } from './messages.ts';
import { cacheFolder, defaultDataFolder } from './paths.ts';

const execute = promisify(execFile);

/** Permissions a process started with `--permission` alone must not have. */
const DENIED = ['net', 'child', 'worker', 'addon', 'ffi', 'wasi', 'inspector'];

type CheckName = 'node' | 'permission_model' | 'crypto' | 'data' | 'store' | 'models' | 'kiosk';

/** What one check found: a version or a name where it is good, else the error. */
type Check = { readonly check: CheckName } & (
  | { readonly good: true; readonly detail: string }
  | { readonly good: false; readonly error: Pick<CliError, 'code' | 'what' | 'why' | 'remedy'> }
);

/** `consentry doctor`: does what a door will do, and says what would go wrong. */
export function addDoctor(program: Command, m: Messages, withContext: Contextual): void {
  program
    .command('doctor')
    .option('--data <folder>', m.startData, defaultDataFolder())
    .description(m.doctor)
    .action(
      withContext(async ({ output, m, exit }, { data }: { data: string }) => {
        const checks = [
          await attempt('node', async () => {
            if (Number(process.versions.node.split('.')[0]) < 26) throw new Error(process.version);
            return process.version;
          }),
          await attempt('permission_model', askPermissionModel),
          await attempt('crypto', async () => tryCrypto()),
          await attempt('data', async () => tryFolder(data)),
          // The suite of the store that is there, or those it can be made with.
          await attempt('store', async () => readSuite(join(data, 'vault')) ?? Suite.options.join(', ')),
          await attempt('models', async () => {
            const { detect, landmarks, embed } = await prepareModels({ cache: cacheFolder() });
            return [detect, landmarks, embed].map(({ manifest }) => manifest.id).join(', ');
          }),
          await attempt('kiosk', async () => (await buildScreen('kiosk')).folder),
        ];
        const lines = checks.flatMap((it) => {
          if (it.good) return [`✓ ${m.doctorCheck[it.check]} (${it.detail})`];
          const { what, why, remedy } = it.error;
          const problem = [m.errorWhat + output.pick(what), m.errorWhy + output.pick(why)];
          return [
            `✗ ${m.doctorCheck[it.check]}`,
            ...[...problem, m.errorRemedy + output.pick(remedy)].map((line) => `    ${line}`),
          ];
        });
        const good = checks.every((check) => check.good);
        lines.push(good ? m.doctorGood : m.doctorBad, m.noAssessment);
        output.result({ good, checks }, lines.join('\n'));
        if (!good) exit(EXIT.unsound);
      }),
    );
}

async function attempt(check: CheckName, action: () => Promise<string>): Promise<Check> {
  try {
    return { check, good: true, detail: await action() };
  } catch (error) {
    const { code, what, why, remedy } = explainError(error);
    return { check, good: false, error: { code, what, why, remedy } };
  }
}

/** Asks a process of its own, confined like the vault, what it may do. */
async function askPermissionModel(): Promise<string> {
  const ask = `process.stdout.write(JSON.stringify(${JSON.stringify(DENIED)}.filter((it) => process.permission.has(it))))`;
  const { stdout } = await execute(process.execPath, ['--permission', '--no-warnings', '--eval', ask]);
  const allowed = JSON.parse(stdout) as string[];
  if (allowed.length > 0) throw new Error(allowed.join(', '));
  return DENIED.join(', ');
}

function tryCrypto(): string {
  createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12)).final();
  createCipheriv('sm4-gcm', randomBytes(16), randomBytes(12)).final();
  createHash('sm3').digest();
  generateKeyPairSync('ed25519');
  const salt = randomBytes(16);
  argon2Sync('argon2id', { message: 'x', nonce: salt, parallelism: 1, tagLength: 32, memory: 64, passes: 1 });
  return process.versions.openssl ?? '';
}

async function tryFolder(folder: string): Promise<string> {
  makeFolder(folder);
  const path = join(folder, `.doctor-${process.pid}`);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.write('x');
    await file.sync();
  } finally {
    await file.close();
    await rm(path);
  }
  return folder;
}
