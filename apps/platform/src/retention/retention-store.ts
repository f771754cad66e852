import { KeptFor, KeptTime } from '@consentry/contract';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import { PURPOSES } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';

type Row = PlatformTables['kept_times'];
/** How long one kind is kept for a purpose now. */
export interface StoredKept extends KeptFor {
  readonly purpose: string;
  readonly purpose_version: number;
  readonly ground: KeptTime['ground'];
  readonly changed_at: number;
  readonly revision: number;
}
export type StoredExtension = Omit<PlatformTables['kept_proposals'], 'ground'> & {
  readonly ground: KeptTime['ground'];
};

const Ground = KeptTime.shape.ground;

/** Reads the times of keeping in force, of one purpose or of all. */
export async function readKept(
  reading: Reading<PlatformTables>,
  purpose?: string,
): Promise<readonly StoredKept[]> {
  const all = reading.selectFrom('kept_times').selectAll();
  const rows = await (purpose === undefined ? all : all.where('purpose', '=', purpose))
    .orderBy('purpose')
    .orderBy('keeps')
    .execute();
  return rows.map(keptOf);
}

function keptOf(row: Row): StoredKept {
  const { purpose, purpose_version, keeps, unit, amount, reason, changed_at, revision } = row;
  const ends_on: unknown = JSON.parse(row.ends_on);
  return {
    ...KeptFor.parse({ keeps, limit: { unit, amount }, reason, ends_on }),
    purpose,
    purpose_version,
    ground: Ground.parse(row.ground === null ? null : JSON.parse(row.ground)),
    changed_at,
    revision,
  };
}

/** Begins the times of keeping of a version that comes into force, in place of those before. */
export async function beginSchedule(
  writing: Writing<PlatformTables>,
  {
    purpose,
    version,
    schedule,
    by,
  }: {
    readonly purpose: string;
    readonly version: number;
    readonly schedule: readonly KeptFor[];
    readonly by: string;
  },
  now: number,
): Promise<void> {
  await writing.deleteFrom('kept_proposals').where('purpose', '=', purpose).execute();
  await writing.deleteFrom('kept_times').where('purpose', '=', purpose).execute();
  if (schedule.length === 0) return;
  await writing
    .insertInto('kept_times')
    .values(
      schedule.map(({ keeps, limit, reason, ends_on }) => ({
        purpose,
        keeps,
        purpose_version: version,
        unit: limit.unit,
        amount: limit.amount,
        reason,
        ground: null,
        ends_on: JSON.stringify(ends_on),
        changed_by: by,
        changed_at: now,
        revision: 1,
      })),
    )
    .execute();
}

/** Sets another time, and tells whoever follows: a shorter one ends what is past it. */
export async function setKept(
  writing: Writing<PlatformTables>,
  kept: StoredKept,
  set: Pick<StoredKept, 'limit' | 'ground'>,
  by: string,
  now: number,
): Promise<void> {
  const { purpose, keeps, limit: before, revision } = kept;
  await writing
    .updateTable('kept_times')
    .set({
      unit: set.limit.unit,
      amount: set.limit.amount,
      ground: set.ground === null ? null : JSON.stringify(set.ground),
      changed_by: by,
      changed_at: now,
      revision: revision + 1,
    })
    .where('purpose', '=', purpose)
    .where('keeps', '=', keeps)
    .execute();
  if (keeps === 'template' || keeps === 'video') {
    const proposals = writing.deleteFrom('kept_proposals').where('purpose', '=', purpose);
    await proposals.where('keeps', '=', keeps).execute();
  }
  const body = JSON.stringify({ purpose, keeps, before, limit: set.limit });
  await appendEvent(writing, PURPOSES, { kind: 'retention.changed', body, at: now });
}

/** Reads the longer times that wait for approval. */
export async function readExtensions(
  reading: Reading<PlatformTables>,
  purpose: string,
): Promise<readonly StoredExtension[]> {
  const rows = await reading
    .selectFrom('kept_proposals')
    .selectAll()
    .where('purpose', '=', purpose)
    .execute();
  return rows.map((row) => ({
    ...row,
    ground: Ground.parse(row.ground === null ? null : JSON.parse(row.ground)),
  }));
}

/**
 * Writes down that somebody proposes a longer time, in place of what was proposed before. The time of
 * keeping gets a new revision, so that whoever approves names what they read.
 */
export async function addExtension(
  writing: Writing<PlatformTables>,
  { ground, ...row }: StoredExtension,
): Promise<void> {
  const { purpose, keeps, ...rest } = { ...row, ground: ground === null ? null : JSON.stringify(ground) };
  await writing
    .insertInto('kept_proposals')
    .values({ purpose, keeps, ...rest })
    .onConflict((on) => on.columns(['purpose', 'keeps']).doUpdateSet(rest))
    .execute();
  await writing
    .updateTable('kept_times')
    .set((row) => ({ revision: row('revision', '+', 1) }))
    .where('purpose', '=', purpose)
    .where('keeps', '=', keeps)
    .execute();
}
