import { createPublicKey, randomBytes, randomUUID, verify } from 'node:crypto';
import {
  DEVICE_TOKEN_LIFE_MS,
  DeviceId,
  DeviceJoined,
  DeviceTokenMade,
  JOIN_CONTEXT,
  JoinDevice,
} from '@consentry/contract';
import { ProblemError } from '@consentry/server';
import { z } from 'zod';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { findSite } from '../siting/siting-store.ts';
import { addDevice, addToken, isKnown, spendToken } from './device-store.ts';
import type { DeviceWork } from './device-work.ts';
import { handBackRoutes } from './hand-back-routes.ts';
import { leaseRoutes } from './lease-routes.ts';
import { listenRoutes } from './listen-routes.ts';
import { manageRoutes } from './manage-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { serveRoutes } from './serve-routes.ts';
import { addSet } from './set-store.ts';
import { signingKeyRoutes } from './signing-key-routes.ts';
import { noteKeys } from './signing-key-store.ts';

const Nothing = z.strictObject({}).nullish();

/** Every route of the slice `device`. */
export function deviceRoutes(server: PlatformServer, context: PlatformContext, work: DeviceWork): void {
  tokenRoute(server);
  joinRoute(server, work);
  manageRoutes(server, context);
  leaseRoutes(server, context, work);
  listenRoutes(server, work);
  reportRoutes(server, context);
  handBackRoutes(server, context);
  serveRoutes(server);
  signingKeyRoutes(server, work);
}

function tokenRoute(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/sites/:site/device-tokens',
    action: 'device.invite',
    summary: 'Makes a token that admits one device at this site, within a quarter of an hour.',
    status: 201,
    params: z.strictObject({ site: DeviceId }),
    body: Nothing,
    answer: DeviceTokenMade,
    secret: true,
    about: async (reading, { params }) => ((await findSite(reading, params.site)) === null ? null : params),
    do: async (writing, { params }, { now, principal }) => {
      const token = `csd_${randomBytes(16).toString('base64url')}`;
      const expiresAt = now + DEVICE_TOKEN_LIFE_MS;
      const by = principal.kind === 'staff' ? principal.id : '';
      await addToken(writing, token, { site: params.site, by, expiresAt });
      return { body: { token, site_id: params.site, expires_at: new Date(expiresAt).toISOString() } };
    },
  });
}

function joinRoute(server: PlatformServer, { leaseTtlMs, signing }: DeviceWork): void {
  server.command({
    method: 'POST',
    url: '/v1/devices',
    action: 'device.join',
    summary: 'Admits a device by a token and its own public key; somebody else has to approve it.',
    problems: ['device_key_known', 'device_token_wrong'],
    status: 201,
    body: JoinDevice,
    answer: DeviceJoined,
    // A token works once, whatever key the request bears.
    secret: true,
    about: async () => ({}),
    do: async (writing, { body }, { now }) => {
      if (!hasKey(body)) throw new ProblemError('device_token_wrong');
      if (await isKnown(writing, body.public_key)) throw new ProblemError('device_key_known');
      const device = randomUUID();
      const spent = await spendToken(writing, body.token, device, now);
      if (spent === null) throw new ProblemError('device_token_wrong');
      const { site, made_by: installed_by } = spent;
      await addDevice(writing, { device, site, public_key: body.public_key, installed_by }, now);
      await addSet(writing, device, leaseTtlMs);
      const { generation, trusted } = (await signing.inUse(writing)).keys;
      await noteKeys(writing, device, generation);
      return {
        body: { device_id: device, site_id: site, state: 'pending' as const, platform_keys: trusted },
      };
    },
  });
}

/** Whether the device has the private key of what it shows. */
function hasKey({ token, public_key, proof }: JoinDevice): boolean {
  const key = createPublicKey({ key: Buffer.from(public_key, 'base64'), format: 'der', type: 'spki' });
  const text = `${JOIN_CONTEXT}${token}\n${public_key}`;
  return verify(null, Buffer.from(text), key, Buffer.from(proof, 'hex'));
}
