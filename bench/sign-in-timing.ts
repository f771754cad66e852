/**
 * Whether the time of an answer tells who is enrolled: one platform, contacts that somebody has and contacts
 * that nobody has, asked in turn; the area under the curve by which the time tells them apart (0.5 is chance).
 *
 *   node bench/sign-in-timing.ts [--asks 1000]
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPlatform } from '@consentry/platform';
import { inTransaction } from '@consentry/server';
import { pino } from 'pino';
// oxlint-disable-next-line no-restricted-imports -- a route would take a session for each of a thousand
import { addPerson } from '../apps/platform/src/people/people-store.ts';

const { values } = parseArgs({ options: { asks: { type: 'string', default: '1000' } } });
const ASKS = Number(values.asks);
const WARM_UP = 100;

const data = mkdtempSync(join(tmpdir(), 'consentry-timing-'));
const codes = { via: 'file', path: join(data, 'codes') } as const;
await using platform = await startPlatform({
  data,
  host: '127.0.0.1',
  port: 0,
  codes,
  log: pino({ level: 'silent' }),
});
const { database, keys, now } = platform.context;
const known = Array.from({ length: ASKS + WARM_UP }, () => `${randomUUID()}@example.com`);
await inTransaction(database, async (writing) => {
  for (const email of known) {
    const identity = { name: null, email, phone: null, employee_number: null, language: 'en' } as const;
    const row = { person: randomUUID(), site: null, identity, by: 'bench' };
    await addPerson(writing, keys.secret, row, now());
  }
});

/** Asks for a code, and gives how long the answer took, milliseconds. */
async function ask(email: string): Promise<number> {
  const body = JSON.stringify({ to: { kind: 'email', value: email } });
  const begun = performance.now();
  const answer = await fetch(`${platform.url}/v1/sign-in/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  await answer.arrayBuffer();
  if (answer.status !== 202) throw new Error(`answered ${answer.status}`);
  return performance.now() - begun;
}

const times: { readonly enrolled: number[]; readonly unknown: number[] } = { enrolled: [], unknown: [] };
for (const [index, email] of known.entries()) {
  // Which of the two comes first changes, or the order would tell.
  const pair = [
    ['enrolled', email],
    ['unknown', `${randomUUID()}@example.com`],
  ] as const;
  for (const [kind, contact] of index % 2 === 0 ? pair : pair.toReversed()) {
    const ms = await ask(contact);
    if (index >= WARM_UP) times[kind].push(ms);
  }
}

/** Chance that one of `a` took longer than one of `b` (Mann and Whitney's U over the number of pairs). */
function areaUnder(a: readonly number[], b: readonly number[]): number {
  let longer = 0;
  for (const one of a) for (const other of b) longer += one > other ? 1 : one === other ? 0.5 : 0;
  return longer / (a.length * b.length);
}

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const area = areaUnder(times.enrolled, times.unknown);
console.log(
  `${ASKS} asks each: median ${median(times.enrolled).toFixed(2)} ms enrolled, ${median(times.unknown).toFixed(2)} ms unknown; AUC ${Math.max(area, 1 - area).toFixed(3)} (at most 0.55)`,
);
// The control: what takes half a millisecond longer is told apart.
const slower = times.enrolled.map((ms) => ms + 0.5);
console.log(`control, 0.5 ms added: AUC ${areaUnder(slower, times.unknown).toFixed(3)}`);
rmSync(data, { recursive: true });
