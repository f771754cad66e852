import { randomUUID } from 'node:crypto';
import { type ProposeWitnesses, Watcher, type WitnessPolicyView } from '@consentry/contract';
import { NoteKey, type WitnessPolicy } from '@consentry/ledger';
import { ProblemError } from '@consentry/server';
import { z } from 'zod';
import type { LedgerTables, Read, Write } from '../ledger-tables.ts';

type Row = LedgerTables['witness_policies'];

const Watchers = z.array(Watcher);

/** A policy with its witnesses read. */
export interface StoredPolicy extends Omit<Row, 'witnesses'> {
  readonly witnesses: readonly Watcher[];
}

function policyOf({ witnesses, ...row }: Row): StoredPolicy {
  return { ...row, witnesses: Watchers.parse(JSON.parse(witnesses)) };
}

/** Lists policies, the latest first. */
export async function listPolicies(reading: Read): Promise<readonly StoredPolicy[]> {
  const rows = await reading
    .selectFrom('witness_policies')
    .selectAll()
    .orderBy('proposed_at', 'desc')
    .orderBy('policy')
    .limit(100)
    .execute();
  return rows.map(policyOf);
}

/** Finds one policy. */
export async function findPolicy(reading: Read, policy: string): Promise<StoredPolicy | null> {
  const row = await reading
    .selectFrom('witness_policies')
    .selectAll()
    .where('policy', '=', policy)
    .executeTakeFirst();
  return row === undefined ? null : policyOf(row);
}

/** The policy in force; `null` where nobody was ever named to watch. */
export async function policyInForce(reading: Read): Promise<StoredPolicy | null> {
  const row = await reading
    .selectFrom('witness_policies')
    .selectAll()
    .where('state', '=', 'in_force')
    .executeTakeFirst();
  return row === undefined ? null : policyOf(row);
}

/** What a reader of checkpoints asks for. */
export function asked(policy: StoredPolicy | null): WitnessPolicy {
  if (policy === null) return { witnesses: [], quorum: 0 };
  return { witnesses: policy.witnesses.map(({ key }) => NoteKey.parse(key)), quorum: policy.quorum };
}

/** Proposes who watches, in place of an earlier proposal. */
export async function proposePolicy(
  writing: Write,
  { quorum, witnesses }: ProposeWitnesses,
  by: string,
  now: number,
): Promise<StoredPolicy> {
  await writing
    .updateTable('witness_policies')
    .set({ state: 'dropped', ended_at: now })
    .where('state', '=', 'proposed')
    .execute();
  const row: Row = {
    policy: randomUUID(),
    state: 'proposed',
    quorum,
    witnesses: JSON.stringify(witnesses),
    proposed_by: by,
    proposed_at: now,
    confirmed_by: null,
    confirmed_at: null,
    ended_at: null,
  };
  await writing.insertInto('witness_policies').values(row).execute();
  return policyOf(row);
}

/** Puts a proposal in force. @throws {ProblemError} `policy_state`, `four_eyes` */
export async function confirmPolicy(
  writing: Write,
  policy: string,
  by: string,
  now: number,
): Promise<StoredPolicy> {
  const row = await findPolicy(writing, policy);
  if (row?.state !== 'proposed') throw new ProblemError('policy_state');
  if (row.proposed_by === by) throw new ProblemError('four_eyes');
  await writing
    .updateTable('witness_policies')
    .set({ state: 'replaced', ended_at: now })
    .where('state', '=', 'in_force')
    .execute();
  const change = { state: 'in_force', confirmed_by: by, confirmed_at: now } as const;
  await writing.updateTable('witness_policies').set(change).where('policy', '=', policy).execute();
  return { ...row, ...change };
}

/** Shows a policy. */
export function policyView(policy: StoredPolicy): WitnessPolicyView {
  const { ended_at: _ended_at, witnesses, proposed_at, confirmed_at, ...rest } = policy;
  return {
    ...rest,
    witnesses: [...witnesses],
    proposed_at: new Date(proposed_at).toISOString(),
    confirmed_at: confirmed_at === null ? null : new Date(confirmed_at).toISOString(),
  };
}

/** What somebody cosigned last. */
export type StoredSeen = LedgerTables['ledger_seen'];

/** Everybody's last cosignature. */
export async function listSeen(reading: Read): Promise<readonly StoredSeen[]> {
  return reading.selectFrom('ledger_seen').selectAll().execute();
}

/** Keeps a cosignature that was checked; of a witness of the policy also with its checkpoint. */
export async function keepCosignature(
  writing: Write,
  seen: StoredSeen & { readonly outside: boolean },
): Promise<void> {
  const { outside, ...row } = seen;
  const { key, ...change } = row;
  const known = await writing
    .selectFrom('ledger_seen')
    .select('size')
    .where('key', '=', key)
    .executeTakeFirst();
  if (known === undefined) await writing.insertInto('ledger_seen').values(row).execute();
  else if (known.size <= row.size)
    await writing.updateTable('ledger_seen').set(change).where('key', '=', key).execute();
  if (!outside) return;
  const checkpoint = await writing
    .selectFrom('ledger_checkpoints')
    .select('cosignatures')
    .where('size', '=', row.size)
    .executeTakeFirstOrThrow();
  const name = row.line.split(' ')[1] ?? '';
  const others = checkpoint.cosignatures
    .split('\n')
    .filter((line) => line !== '' && line.split(' ')[1] !== name);
  const cosignatures = [...others, row.line].map((line) => `${line}\n`).join('');
  await writing
    .updateTable('ledger_checkpoints')
    .set({ cosignatures })
    .where('size', '=', row.size)
    .execute();
}
