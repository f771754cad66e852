import type { KeyObject } from 'node:crypto';
import type { Identity } from '@consentry/contract';
import { ProblemError, type Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { changeIdentity } from './people-store.ts';
import { endSessions } from './sign-in-store.ts';

/**
 * Changes who a person is. Whoever was signed in as them is signed out, and codes that are on their way
 * count no more: they went to the contact of before.
 *
 * @throws {ProblemError} `identifier_taken`
 */
export async function changeWho(
  writing: Writing<PlatformTables>,
  secret: KeyObject,
  change: { readonly person: string; readonly identity: Identity; readonly version: number },
  now: number,
): Promise<void> {
  if (!(await changeIdentity(writing, secret, change, now))) throw new ProblemError('identifier_taken');
  await writing.deleteFrom('code_challenges').where('person', '=', change.person).execute();
  await endSessions(writing, change.person);
}
