import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { checkStore, type StoreReport, softwareCustody, VaultError } from '@consentry/vault';
import { probeConfinement } from './confinement.ts';

/**
 * `consentry vault check`, in a process confined as the vault is: prints one JSON line, a `StoreReport`
 * or `{ ok: false, code, message }`, and exits 0 where the store is in order, 1 where it is not.
 */

const { values } = parseArgs({ options: { store: { type: 'string', default: '' } } });

interface CheckFailure {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}

async function check(): Promise<StoreReport | CheckFailure> {
  const { confined } = await probeConfinement();
  if (!confined)
    return { ok: false, code: 'not_confined', message: 'Keys are opened in a confined process only.' };
  const custody = softwareCustody(values.store, randomBytes);
  try {
    return checkStore({ folder: values.store, custody, random: randomBytes, now: Date.now() });
  } catch (error) {
    if (error instanceof VaultError) return { ok: false, code: error.code, message: error.message };
    return { ok: false, code: 'internal', message: 'The check could not run. Give the folder of a vault.' };
  }
}

const report = await check();
process.exitCode = report.ok ? 0 : 1;
process.stdout.write(`${JSON.stringify(report)}\n`);
