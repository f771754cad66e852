import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { checkStore, type StoreReport, softwareCustody, VaultError, vaultErrorText } from '@consentry/vault';
import { BROKEN_OFF, type CheckFailure, NOT_CONFINED } from './check-failure.ts';
import { probeConfinement } from './confinement.ts';

/**
 * `consentry vault check`, in a process confined as the vault is: prints one JSON line, a `StoreReport`
 * or a `CheckFailure`, and exits 0 where the store is in order, 1 where it is not.
 */

const { values } = parseArgs({ options: { store: { type: 'string', default: '' } } });

async function check(): Promise<StoreReport | CheckFailure> {
  const { confined } = await probeConfinement();
  if (!confined) return NOT_CONFINED;
  const custody = softwareCustody(values.store, randomBytes);
  try {
    return checkStore({ folder: values.store, custody, random: randomBytes, now: Date.now() });
  } catch (error) {
    if (error instanceof VaultError) return { ok: false, code: error.code, ...vaultErrorText(error.code) };
    return BROKEN_OFF;
  }
}

const report = await check();
process.exitCode = report.ok ? 0 : 1;
process.stdout.write(`${JSON.stringify(report)}\n`);
