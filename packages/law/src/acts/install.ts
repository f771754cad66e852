import { z } from 'zod';
import { Id } from '../id.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { organisationalAct } from './organisational-act.ts';

/** A device that is to be put up at its site. */
const Target = z.strictObject({ device_id: Id });

/** The state with this device in use; `null` where there is no such device. */
export function withDeviceInUse(facts: PostureFacts, id: string): PostureFacts | null {
  const { devices } = facts.siting;
  if (!devices.some((device) => device.id === id)) return null;
  return {
    ...facts,
    siting: {
      ...facts.siting,
      devices: devices.map((device) => (device.id === id ? { ...device, state: 'approved' } : device)),
    },
  };
}

/** § 第十三条: before a device is put up, its place, area and sign, who puts it up, and the neighbours. */
export const install = organisationalAct({
  target: Target,
  rows: ['R12.1', 'R13.1', 'R13.2', 'R13.3', 'R13.4', 'R13.5', 'R13.7', 'R13.9', 'R13.10', 'R19.4'],
  touches: ({ device_id }, { siting }) =>
    siting.devices
      .filter(({ id }) => id === device_id)
      .flatMap(({ id, site_id, purpose_ids }) => [
        { kind: 'device', id } as const,
        { kind: 'site', id: site_id } as const,
        ...purpose_ids.map((purpose) => ({ kind: 'purpose', id: purpose }) as const),
      ]),
  after: (facts, { device_id }) => withDeviceInUse(facts, device_id) ?? { missing: '/device_id' },
  rules: [],
  subject: ({ device_id }) => ({ deviceId: device_id }),
});
