import type { ListReferrals } from '@consentry/contract';
import { appendEvent, ProblemError, type Reading, type Writing } from '@consentry/server';
import type { z } from 'zod';
import type { AuthorityTables } from '../store/tables.ts';
import { type ReferralAct, type StoredReferral, afterReferral } from './referral.ts';
import type { ReferralTables } from './referral-tables.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;

const REFERRALS = 'referrals';

/** Reads one. */
export async function findReferral(reading: Read, referral: string): Promise<StoredReferral | null> {
  const row = await reading
    .selectFrom('referrals')
    .selectAll()
    .where('referral', '=', referral)
    .executeTakeFirst();
  return row ?? null;
}

/** Reads one that the access table has let through. @throws {ProblemError} `not_found` */
export async function requireReferral(reading: Read, referral: string): Promise<StoredReferral> {
  const found = await findReferral(reading, referral);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Reads those from or to a department, before one of them, newest first. */
export async function listReferrals(
  reading: Read,
  department: string,
  { state, side, complaint }: Pick<z.output<typeof ListReferrals>, 'state' | 'side' | 'complaint'>,
  before: { readonly at: number; readonly referral: string } | null,
  limit: number,
): Promise<readonly StoredReferral[]> {
  let rows = reading
    .selectFrom('referrals')
    .selectAll()
    .where((where) =>
      where.or([
        ...(side === 'in' ? [] : [where('from_department', '=', department)]),
        ...(side === 'out' ? [] : [where('to_department', '=', department)]),
      ]),
    );
  if (complaint !== undefined) rows = rows.where('complaint', '=', complaint);
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (before !== null) {
    rows = rows.where((where) =>
      where.or([
        where('proposed_at', '<', before.at),
        where.and([where('proposed_at', '=', before.at), where('referral', '<', before.referral)]),
      ]),
    );
  }
  return rows.orderBy('proposed_at', 'desc').orderBy('referral', 'desc').limit(limit).execute();
}

/** Reads all that wait for an answer of a department. */
export async function waitingReferrals(
  reading: Read,
  department: string,
): Promise<readonly StoredReferral[]> {
  return reading
    .selectFrom('referrals')
    .selectAll()
    .where('to_department', '=', department)
    .where('state', '=', 'open')
    .execute();
}

/** Writes a proposal, with its event. @throws {ProblemError} `referral_open` where the other one has not answered yet */
export async function addReferral(writing: Write, row: StoredReferral): Promise<void> {
  const open = await writing
    .selectFrom('referrals')
    .select('referral')
    .where('complaint', '=', row.complaint)
    .where('state', '=', 'open')
    .where((where) =>
      // Who is asked to take it over is asked alone.
      row.kind === 'refer' ? where('kind', '=', 'refer') : where('to_department', '=', row.to_department),
    )
    .executeTakeFirst();
  if (open !== undefined) throw new ProblemError('referral_open');
  await writing.insertInto('referrals').values(row).execute();
  const { referral, complaint, kind, to_department: to, proposed_by: by } = row;
  await note(writing, 'proposed', { referral, complaint, kind, to, by }, row.proposed_at);
}

/**
 * Takes one a step on, to its next version, with its event.
 *
 * @throws {ProblemError} `referral_state` where the act cannot be done now
 */
export async function stepReferral(
  writing: Write,
  row: StoredReferral,
  act: ReferralAct,
  change: Partial<StoredReferral>,
  by: string,
  now: number,
): Promise<StoredReferral> {
  const state = afterReferral(row.kind, row.state, act);
  if (state === null) throw new ProblemError('referral_state');
  const next = { ...change, state, version: row.version + 1 };
  await writing.updateTable('referrals').set(next).where('referral', '=', row.referral).execute();
  const { referral, complaint } = row;
  await note(writing, act, { referral, complaint, by, state }, now);
  return { ...row, ...next };
}

/** Lets a department read a case, or changes how much of it. */
export async function shareCase(writing: Write, share: AuthorityTables['case_shares']): Promise<void> {
  const { purpose, scope, shared_by, shared_at } = share;
  await writing
    .insertInto('case_shares')
    .values(share)
    .onConflict((on) =>
      on.columns(['case_id', 'department']).doUpdateSet({ purpose, scope, shared_by, shared_at }),
    )
    .execute();
}

/** Takes back that a department may read a case, unless it may by another accepted referral. */
export async function unshareCase(writing: Write, row: StoredReferral): Promise<void> {
  const other = await writing
    .selectFrom('referrals')
    .select('referral')
    .where('complaint', '=', row.complaint)
    .where('to_department', '=', row.to_department)
    .where('referral', '<>', row.referral)
    .where('state', '=', 'accepted')
    .where('kind', 'in', ['share', 'joint'])
    .executeTakeFirst();
  if (other !== undefined) return;
  await writing
    .deleteFrom('case_shares')
    .where('case_id', '=', row.complaint)
    .where('department', '=', row.to_department)
    .execute();
}

/** Writes down what one department does. */
export async function addMeasure(writing: Write, row: ReferralTables['measures']): Promise<void> {
  await writing.insertInto('measures').values(row).execute();
}

/** Lists what both departments do, oldest first. */
export async function measuresOf(
  reading: Read,
  referrals: readonly string[],
): Promise<ReadonlyArray<ReferralTables['measures']>> {
  if (referrals.length === 0) return [];
  return reading
    .selectFrom('measures')
    .selectAll()
    .where('referral', 'in', referrals)
    .orderBy('noted_at')
    .orderBy('measure')
    .execute();
}

async function note(
  writing: Write,
  kind: string,
  body: Readonly<Record<string, string>>,
  now: number,
): Promise<void> {
  await appendEvent(writing, REFERRALS, { kind: `referral.${kind}`, body: JSON.stringify(body), at: now });
}
