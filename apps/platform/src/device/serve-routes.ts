import { DeviceId, DeviceView } from '@consentry/contract';
import { ProblemError } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import { askToGoLive } from './device-approval.ts';
import { findDevice } from './device-store.ts';
import { deviceView } from './device-view.ts';
import { serve } from './serve-store.ts';

const Params = z.strictObject({ device: DeviceId, purpose: z.string().min(1).max(64) });
const Nothing = z.strictObject({}).nullish();

/**
 * `PUT /v1/devices/{device}/purposes/{purpose}`: from then on the device has the consents to it. The purpose
 * is in force, which the law was asked about, and the device approved, about whose spot it was asked; in a
 * public place it is asked once more, of this purpose at this device.
 */
export function serveRoutes(server: PlatformServer): void {
  server.command({
    method: 'PUT',
    url: '/v1/devices/:device/purposes/:purpose',
    action: 'device.serve',
    summary: 'Lets an approved device serve a purpose in force.',
    problems: ['device_not_approved', 'purpose_not_in_force'],
    versioned: true,
    params: Params,
    body: Nothing,
    answer: DeviceView,
    about: async (reading, { params }) => {
      const row = await findDevice(reading, params.device);
      return row === null ? null : { site: row.site, device: row.device };
    },
    do: async (writing, { params }, { now, principal }) => {
      const row = await findDevice(writing, params.device);
      if (row === null) throw new ProblemError('not_found');
      if (row.state !== 'approved') throw new ProblemError('device_not_approved');
      const purpose = await writing
        .selectFrom('purposes')
        .select('state')
        .where('purpose', '=', params.purpose)
        .executeTakeFirst();
      if (purpose === undefined) throw new ProblemError('not_found');
      if (purpose.state !== 'active') throw new ProblemError('purpose_not_in_force');
      const refused = await askToGoLive(writing, row, params.purpose, actingStaff(principal), now);
      if (refused !== null) return { refused };
      await serve(writing, params.device, params.purpose);
      return { body: await deviceView(writing, row), version: row.version };
    },
  });
}
