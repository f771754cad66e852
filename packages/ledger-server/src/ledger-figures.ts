import type { FigureRow as Row, Figures } from '@consentry/server';
import { damageOf } from './ledger-damage.ts';
import type { Read } from './ledger-tables.ts';
import { lastCheckpoint } from './read-checkpoints.ts';
import { readRecheck } from './recheck.ts';
import { countEntries } from './sequence-events.ts';
import { witnessStandings } from './witness/standing-store.ts';
import { STANDINGS } from './witness/witness-standing.ts';
import { policyInForce } from './witness/witness-store.ts';

/** Figures of the log and of its witnesses. */
export async function ledgerFigures(reading: Read, now: number): Promise<Figures> {
  return [
    {
      name: 'ledger_entries',
      help: 'Entries of the evidence log: that have their place, and that are published.',
      labelNames: ['state'],
      rows: await ledger(reading),
    },
    {
      name: 'ledger_damaged',
      help: '1 while the evidence log is known to be inconsistent; nothing is signed then.',
      labelNames: [],
      rows: [{ labels: {}, value: (await damageOf(reading)) === null ? 0 : 1 }],
    },
    {
      name: 'ledger_rechecked_seconds',
      help: 'How long ago the whole evidence log was last found to be in order; -1 for never.',
      labelNames: [],
      rows: [{ labels: {}, value: await rechecked(reading, now) }],
    },
    {
      name: 'ledger_witnesses',
      help: 'Witnesses outside, by how they stand to the evidence log.',
      labelNames: ['standing'],
      rows: await witnesses(reading, now),
    },
    {
      name: 'ledger_uncosigned_seconds',
      help: 'How long the oldest entry has been published that too few witnesses cosigned; -1 where none are asked for.',
      labelNames: [],
      rows: [{ labels: {}, value: await uncosigned(reading, now) }],
    },
  ];
}

async function ledger(reading: Read): Promise<readonly Row[]> {
  const published = (await lastCheckpoint(reading))?.size ?? 0;
  return [
    { labels: { state: 'sequenced' }, value: await countEntries(reading) },
    { labels: { state: 'published' }, value: published },
  ];
}

async function rechecked(reading: Read, now: number): Promise<number> {
  const { whole_at } = await readRecheck(reading);
  return whole_at === null ? -1 : Math.max(0, now - whole_at) / 1000;
}

async function witnesses(reading: Read, now: number): Promise<readonly Row[]> {
  const policy = await policyInForce(reading);
  const standings = policy === null ? [] : await witnessStandings(reading, policy, now);
  return STANDINGS.map((standing) => ({
    labels: { standing },
    value: standings.filter((one) => one.standing === standing).length,
  }));
}

/** Since as many as are asked for cosigned together: the one who is last of them counts. */
async function uncosigned(reading: Read, now: number): Promise<number> {
  const policy = await policyInForce(reading);
  if (policy === null || policy.quorum === 0) return -1;
  const waits = (await witnessStandings(reading, policy, now)).map(({ lag }) =>
    lag === null ? 0 : Math.max(0, now - lag.since) / 1000,
  );
  return waits.toSorted((a, b) => a - b)[policy.quorum - 1] ?? -1;
}
