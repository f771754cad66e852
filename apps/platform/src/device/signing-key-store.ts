import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

/** Which keys sign bundles: the number of the one in use, and the next where it is announced. */
export interface SigningState {
  readonly inUse: number;
  readonly next: number | null;
  /** Grows by one with each announcement and each change. */
  readonly generation: number;
}

/** Puts the rows of the later keys as a state; the first key has no row. */
export function stateOfKeys(
  rows: ReadonlyArray<{ readonly number: number; readonly used_since: number | null }>,
): SigningState {
  const inUse = Math.max(1, ...rows.filter((row) => row.used_since !== null).map(({ number }) => number));
  const next = rows.find(({ number }) => number > inUse)?.number ?? null;
  return { inUse, next, generation: 2 * inUse - (next === null ? 1 : 0) };
}

/** Reads the later keys, by number. */
export async function readSigningKeys(reading: Reading<PlatformTables>) {
  return reading.selectFrom('signing_keys').selectAll().orderBy('number').execute();
}

/** Writes that a key is announced to the devices. */
export async function addSigningKey(
  writing: Writing<PlatformTables>,
  row: Pick<PlatformTables['signing_keys'], 'number' | 'public_key' | 'announced_by' | 'announced_at'>,
): Promise<void> {
  await writing
    .insertInto('signing_keys')
    .values({ ...row, used_since: null })
    .execute();
}

/** Writes that bundles are signed by a key from now on. */
export async function useSigningKey(
  writing: Writing<PlatformTables>,
  number: number,
  now: number,
): Promise<void> {
  await writing
    .updateTable('signing_keys')
    .set({ used_since: now })
    .where('number', '=', number)
    .where('used_since', 'is', null)
    .execute();
}

/** Takes a device's word of the generation it trusts durably. */
export async function noteKeys(
  writing: Writing<PlatformTables>,
  device: string,
  generation: number,
): Promise<void> {
  await writing
    .updateTable('device_sets')
    .set({ key_generation: generation })
    .where('device', '=', device)
    .where('key_generation', '<', generation)
    .execute();
}

/** Counts the devices that do not trust a generation yet and would be lost with a change. */
export async function devicesBehind(reading: Reading<PlatformTables>, generation: number): Promise<number> {
  const row = await reading
    .selectFrom('device_sets as s')
    .innerJoin('devices as d', 'd.device', 's.device')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('d.state', '<>', 'retired')
    .where('s.key_generation', '<', generation)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
