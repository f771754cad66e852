import { DeviceId, HandBackTombstones, TombstonesTaken } from '@consentry/contract';
import { ProblemError, type Writing, appendEvent } from '@consentry/server';
import { z } from 'zod';
import { findConsent } from '../consent/consent-store.ts';
import { endConsent } from '../consent/end-consent.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { deviceHolders } from './device-holders.ts';
import { findDevice } from './device-store.ts';
import { ALARM_STREAM } from './report-routes.ts';
import { hasEnded, passEpoch, tombstoneAt } from './set-store.ts';

const Params = z.strictObject({ device: DeviceId });

/**
 * `POST /v1/devices/{device}/tombstones`: a database that was put back to an earlier day knows less than its
 * devices. What they hold as withdrawn is withdrawn again, here and at every other device.
 */
export function handBackRoutes(server: PlatformServer, context: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/devices/:device/tombstones',
    action: 'device.report',
    operation: 'device.hand_back',
    summary: 'Takes back the ends of consents that a device holds and this database has lost.',
    problems: ['device_not_approved'],
    params: Params,
    body: HandBackTombstones,
    answer: TombstonesTaken,
    about: async (_, { params }) => params,
    do: async (writing, { params: { device }, body }, { now }) => {
      if ((await findDevice(writing, device))?.state !== 'approved')
        throw new ProblemError('device_not_approved');
      let ended = 0;
      for (const consent of new Set(body.consents)) {
        if (await endAgain(writing, device, consent, now)) ended += 1;
      }
      if (body.held_epoch !== null) await passEpoch(writing, device, body.held_epoch);
      if (ended > 0) {
        const told = JSON.stringify({ device, code: 'ends_handed_back', ended });
        await appendEvent(writing, ALARM_STREAM, { kind: 'device_alarm', body: told, at: now });
        context.log.error({ device, ended }, 'this database had lost the ends of consents');
      }
      return { body: { ended } };
    },
  });
}

/**
 * Ends a consent that a device holds as over. Ids are random: who names one was told of it, and needs no other
 * right to have it ended.
 *
 * @returns whether it was not over here
 */
async function endAgain(
  writing: Writing<PlatformTables>,
  device: string,
  consent: string,
  now: number,
): Promise<boolean> {
  // First, so that nothing is said to be erased before this device has said so again.
  await tombstoneAt(writing, device, consent);
  if (await hasEnded(writing, consent)) return false;
  const held = await findConsent(writing, consent);
  const end = { reason: 'withdrawn', byKind: 'platform', byId: device } as const;
  if (held?.decision === 'given') await endConsent(writing, deviceHolders, held, end, now);
  // It is not known yet, and may come late.
  else await deviceHolders.revokeEverywhere(writing, consent, now);
  return true;
}
