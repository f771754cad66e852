import type { Writing } from '@consentry/server';
import { findDevice } from '../device/device-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { addIncident, readIncidents } from './incident-store.ts';

/**
 * Reports that the store or the log of a device was set back or written anew: something may have been tampered with
 * (reading of RP.5). One that is open is not reported twice; whether it is one, an officer says.
 *
 * @param what code of the alarm
 */
export async function reportByDevice(
  writing: Writing<PlatformTables>,
  device: string,
  what: string,
  now: number,
): Promise<void> {
  const by = `device ${device}`;
  const open = (await readIncidents(writing)).some(
    ({ state, reported_by }) => state !== 'closed' && reported_by === by,
  );
  const row = await findDevice(writing, device);
  if (open || row === null) return;
  const known_at = new Date(now).toISOString();
  const concerned = { purposes: [], devices: [device], sites: [row.site] };
  const report = { kind: 'tampering', what, known_at, ...concerned } as const;
  await addIncident(writing, report, by, now);
}
