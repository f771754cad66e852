import {
  DeviceId,
  LeaseRequest,
  type ShareBox,
  type SignedBundle,
  SignedBundle as Signed,
} from '@consentry/contract';
import { ProblemError, type Writing, appendEvent } from '@consentry/server';
import { z } from 'zod';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { bundleFor, type DeviceSet, sharesWanted } from './device-set.ts';
import { sealShares } from './share-box.ts';
import { sharesOf } from './share-store.ts';
import { type StoredDevice, findDevice } from './device-store.ts';
import type { DeviceWork } from './device-work.ts';
import { ALARM_STREAM } from './report-routes.ts';
import { noteKeys } from './signing-key-store.ts';
import { acknowledgeAt } from './set-store.ts';
import { signBundle } from './sign-bundle.ts';

const Params = z.strictObject({ device: DeviceId });

/** `POST /v1/devices/{device}/lease`: the one message a device matches by. */
export function leaseRoutes(server: PlatformServer, context: PlatformContext, work: DeviceWork): void {
  const { leaseTtlMs, sets, signing } = work;
  server.command({
    method: 'POST',
    url: '/v1/devices/:device/lease',
    action: 'device.lease',
    summary:
      'Gives an approved device its signed bundle: grants, tombstones and lease in one; a retired one has tombstones alone.',
    problems: ['device_not_approved', 'epoch_never_made'],
    params: Params,
    body: LeaseRequest,
    answer: Signed,
    // It answers one request and no other: there is nothing to give again for a key.
    secret: true,
    about: async (_, { params }) => params,
    // Outside the transaction, so that a large set holds up nobody. What is withdrawn in between finds
    // this lease counted from its request, which was before the withdrawal.
    before: async ({ body, params }, { now }): Promise<SignedBundle> => {
      if (body.device_id !== params.device)
        throw new ProblemError('malformed_request', { fields: ['/body/device_id'] });
      await requireHears(context, params.device);
      const set = await sets.read(params.device);
      if (set === null) throw new ProblemError('try_again', { retryAfterSeconds: 1 });
      const { key, keys } = await signing.inUse(context.database.reading);
      const shares = await sealed(context, set, body);
      const parts = { issuedAt: new Date(now).toISOString(), digest: sets.digestOf(set), keys, ...shares };
      return signBundle(bundleFor({ ...set, ttl: leaseTtlMs }, body, parts), key);
    },
    do: async (writing, { body, params }, { now }, signed) => {
      const { device } = params;
      const row = await findDevice(writing, device);
      if (!hears(row)) throw new ProblemError('device_not_approved');
      await noteWentBack(writing, device, body.held_epoch, now);
      await noteKeys(writing, device, body.key_generation);
      if (await acknowledgeAt(writing, device, body.held_epoch, leaseTtlMs)) return { body: signed };
      await appendEvent(writing, ALARM_STREAM, {
        kind: 'epoch_never_made',
        body: JSON.stringify({ device, held_epoch: body.held_epoch }),
        at: now,
      });
      context.log.error({ device }, 'a device holds an epoch that this database never made');
      return { refused: new ProblemError('epoch_never_made') };
    },
  });
}

/** Seals the shares that the device has not in memory to the key it made at its start. */
async function sealed(
  { database }: PlatformContext,
  set: DeviceSet,
  request: LeaseRequest,
): Promise<{ readonly shares?: ShareBox }> {
  const { share_key: recipientKey, nonce } = request;
  const wanted = sharesWanted(set, request);
  if (recipientKey === undefined || wanted.length === 0) return {};
  const shares = await sharesOf(database.reading, wanted);
  try {
    return { shares: sealShares(shares, { deviceId: set.deviceId, nonce, epoch: set.epoch, recipientKey }) };
  } catch (cause) {
    throw new ProblemError('malformed_request', { fields: ['/body/share_key'], cause });
  }
}

async function requireHears({ database }: PlatformContext, device: string): Promise<void> {
  const row = await findDevice(database.reading, device);
  if (!hears(row)) throw new ProblemError('device_not_approved');
}

/** A retired device has no grant left, and gets its tombstones so that it erases. */
function hears(row: StoredDevice | null): boolean {
  return row?.state === 'approved' || row?.state === 'retired';
}

/** A device acknowledges what it holds durably: one that holds less than it did was rolled back. */
async function noteWentBack(
  writing: Writing<PlatformTables>,
  device: string,
  heldEpoch: number,
  at: number,
): Promise<void> {
  const set = await writing
    .selectFrom('device_sets')
    .select('acknowledged')
    .where('device', '=', device)
    .executeTakeFirst();
  if (set === undefined || heldEpoch >= set.acknowledged) return;
  const body = JSON.stringify({ device, held_epoch: heldEpoch, acknowledged_epoch: set.acknowledged });
  await appendEvent(writing, ALARM_STREAM, { kind: 'store_rolled_back', body, at });
}
