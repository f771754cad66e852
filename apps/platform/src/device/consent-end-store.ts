import type { ConsentEndView } from '@consentry/contract';
import { type Database, type Reading, type Writing, appendEvent, inTransaction } from '@consentry/server';
import { type HolderState, holderState } from '../consent/withdrawal.ts';
import type { PlatformTables } from '../store/tables.ts';
import type { WithdrawalWatch } from './withdrawal-watch.ts';

type Read = Reading<PlatformTables>;

/** Stream of how far the ends of consents are. */
const WITHDRAWALS = 'withdrawals';
/** Ends looked at in one go. */
const ENDS_MAX = 500;

interface Holder {
  readonly device: string;
  readonly erasedAt: number | null;
  readonly state: (watched: number) => HolderState;
}

/** Every device that was ever granted the consent: each has its tombstone. */
async function holdersOf(reading: Read, consentId: string): Promise<readonly Holder[]> {
  const rows = await reading
    .selectFrom('device_tombstones as t')
    .innerJoin('device_sets as s', 's.device', 't.device')
    .select(['t.device', 't.epoch', 't.erased_at', 's.acknowledged', 's.longest_ttl'])
    .where('t.consent', '=', consentId)
    .orderBy('t.device')
    .execute();
  return rows.map((row) => ({
    device: row.device,
    erasedAt: row.erased_at,
    state: (watched) =>
      holderState(
        {
          tombstones: new Map([[consentId, row.epoch]]),
          acknowledged: row.acknowledged,
          longestTtl: row.longest_ttl,
        },
        consentId,
        watched,
      ),
  }));
}

/**
 * Shows how far the end of a consent is: `null` when it has not ended. For the slice `consent`.
 *
 * `effective` is shown once {@link noteEffective} has written it down, never before.
 */
export async function consentEnd(
  reading: Read,
  watch: WithdrawalWatch,
  consentId: string,
): Promise<ConsentEndView | null> {
  const end = await reading
    .selectFrom('consent_ends')
    .selectAll()
    .where('consent', '=', consentId)
    .executeTakeFirst();
  if (end === undefined) return null;
  const holders = await holdersOf(reading, consentId);
  const watched = end.effective_at === null ? watch.watched(consentId) : Number.POSITIVE_INFINITY;
  return {
    consent_id: consentId,
    state: end.erased_at !== null ? 'erased' : end.effective_at !== null ? 'effective' : 'accepted',
    accepted_at: iso(end.accepted_at),
    effective_at: end.effective_at === null ? null : iso(end.effective_at),
    erased_at: end.erased_at === null ? null : iso(end.erased_at),
    holders: holders.map(({ device, erasedAt, state }) => ({
      device_id: device,
      state: erasedAt === null ? state(watched) : 'erased',
    })),
  };
}

/**
 * Looks at every end that is not effective yet, and writes down those that are: each holder has said that
 * it holds the tombstone, or its lease has run out on this process's clock.
 *
 * @param now epoch milliseconds, for what is written down; it decides nothing
 */
export async function noteEffective(
  database: Database<PlatformTables>,
  watch: WithdrawalWatch,
  now: number,
): Promise<void> {
  const { reading } = database;
  let after = '';
  for (;;) {
    const open = await reading
      .selectFrom('consent_ends')
      .select('consent')
      .where('effective_at', 'is', null)
      .where('consent', '>', after)
      .orderBy('consent')
      .limit(ENDS_MAX)
      .execute();
    const over: string[] = [];
    for (const { consent } of open) {
      const watched = watch.watched(consent);
      const holders = await holdersOf(reading, consent);
      if (holders.every(({ state }) => state(watched) !== 'may_match')) over.push(consent);
    }
    if (over.length > 0) {
      await inTransaction(database, async (writing) => {
        const noted = await writing
          .updateTable('consent_ends')
          .set({ effective_at: now })
          .where('consent', 'in', over)
          .where('effective_at', 'is', null)
          .returning('consent')
          .execute();
        for (const { consent } of noted) await tellStep(writing, 'effective', consent, now);
      });
      for (const consent of over) watch.forget(consent);
    }
    const last = open.at(-1);
    if (last === undefined || open.length < ENDS_MAX) return;
    after = last.consent;
  }
}

/** Takes a device's word that keys and template of a consent are gone; the last one makes it `erased`. */
export async function noteErased(
  writing: Writing<PlatformTables>,
  device: string,
  consentId: string,
  now: number,
): Promise<void> {
  await writing
    .updateTable('device_tombstones')
    .set({ erased_at: now })
    .where('device', '=', device)
    .where('consent', '=', consentId)
    .where('erased_at', 'is', null)
    .execute();
  const left = await writing
    .selectFrom('device_tombstones')
    .select('device')
    .where('consent', '=', consentId)
    .where('erased_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (left !== undefined) return;
  // What is erased everywhere can match nowhere.
  const before = await writing
    .selectFrom('consent_ends')
    .select('effective_at')
    .where('consent', '=', consentId)
    .executeTakeFirst();
  const noted = await writing
    .updateTable('consent_ends')
    .set((row) => ({ erased_at: now, effective_at: row.fn.coalesce('effective_at', row.val(now)) }))
    .where('consent', '=', consentId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (noted.numUpdatedRows === 0n) return;
  if (before?.effective_at === null) await tellStep(writing, 'effective', consentId, now);
  await tellStep(writing, 'erased', consentId, now);
}

/** Tells whoever follows the stream how far the end of a consent is. */
export async function tellStep(
  writing: Writing<PlatformTables>,
  step: 'effective' | 'erased',
  consent: string,
  at: number,
): Promise<void> {
  await appendEvent(writing, WITHDRAWALS, {
    kind: `withdrawal.${step}`,
    body: JSON.stringify({ consent }),
    at,
  });
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
