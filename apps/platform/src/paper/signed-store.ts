import type { Disposal } from '@consentry/documents';
import type { Reading } from '@consentry/server';
import { iso } from '../consent/consent.ts';
import { readDisposal, readEnd } from '../filing/filing-store.ts';
import type { PlatformTables } from '../store/tables.ts';

/** Reads what devices signed for, of each device, for papers; `null` while the use goes on. */
export async function readSigned(reading: Reading<PlatformTables>): Promise<Disposal | null> {
  if ((await readEnd(reading)) === null) return null;
  const { erased, certificates } = await readDisposal(reading);
  const rows = await reading
    .selectFrom('erasure_certificates')
    .select((e) => [
      'device',
      e.fn.countAll<number>().as('certificates'),
      e.fn.max<number>('received_at').as('last_at'),
    ])
    .groupBy('device')
    .orderBy('device')
    .execute();
  return {
    erased,
    certificates,
    devices: rows.map((one) => ({
      device_id: one.device,
      certificates: one.certificates,
      last_at: iso(one.last_at),
    })),
  };
}
