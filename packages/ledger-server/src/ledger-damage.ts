import { appendEvent } from '@consentry/server';
import { z } from 'zod';
import type { Read, Write } from './ledger-tables.ts';

/** Stream of what is found of the log itself: `ledger.inconsistent`, `ledger.consistent`. */
export const LEDGER = 'ledger';

const Body = z.object({ code: z.string(), detail: z.string() });

/** What is wrong with the evidence log, since when (epoch milliseconds); `null` where nothing is known to be. */
export async function damageOf(
  reading: Read,
): Promise<{ readonly code: string; readonly detail: string; readonly since: number } | null> {
  const last = await reading
    .selectFrom('events')
    .select(['kind', 'body', 'at'])
    .where('stream', '=', LEDGER)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.kind !== 'ledger.inconsistent') return null;
  return { ...Body.parse(JSON.parse(last.body)), since: last.at };
}

/** Says in the stream of the ledger what was found, or by `null` that all is well again; what was said already, not. */
export async function noteDamage(
  writing: Write,
  found: { readonly code: string; readonly detail: string } | null,
  now: number,
): Promise<void> {
  const known = await damageOf(writing);
  if ((found === null) === (known === null)) return;
  const kind = found === null ? 'ledger.consistent' : 'ledger.inconsistent';
  await appendEvent(writing, LEDGER, { kind, body: JSON.stringify(found ?? {}), at: now });
}
