import { createPublicKey } from 'node:crypto';
import { SigningKeysView } from '@consentry/contract';
import { ProblemError, type Reading, appendEvent } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { DEVICE_STREAM } from './device-store.ts';
import type { DeviceWork } from './device-work.ts';
import { keyId } from './sign-bundle.ts';
import {
  addSigningKey,
  devicesBehind,
  readSigningKeys,
  stateOfKeys,
  useSigningKey,
} from './signing-key-store.ts';

const Nothing = z.strictObject({}).nullish();

/** The change of the key that signs bundles: announced under the old one, used when every device trusts it. */
export function signingKeyRoutes(server: PlatformServer, { signing }: DeviceWork): void {
  const view = async (reading: Reading<PlatformTables>): Promise<SigningKeysView> => {
    const { generation, trusted } = (await signing.inUse(reading)).keys;
    const [inUse, next] = trusted.map((pem) => keyId(createPublicKey(pem)));
    return {
      generation,
      in_use: inUse ?? '',
      next: next ?? null,
      devices_behind: await devicesBehind(reading, generation),
    };
  };
  server.query({
    url: '/v1/signing-keys',
    action: 'signing_key.read',
    summary: 'Shows which key signs bundles, which is announced, and how many devices do not trust it yet.',
    answer: SigningKeysView,
    about: async () => ({}),
    read: async (reading) => ({ body: await view(reading) }),
  });
  server.command({
    method: 'POST',
    url: '/v1/signing-keys',
    action: 'signing_key.announce',
    summary: 'Makes the next key that signs bundles and announces it to the devices under the one in use.',
    body: Nothing,
    answer: SigningKeysView,
    status: 201,
    about: async () => ({}),
    do: async (writing, _, { now, principal }) => {
      const { inUse, next } = stateOfKeys(await readSigningKeys(writing));
      if (next !== null) throw new ProblemError('signing_key_announced');
      const number = inUse + 1;
      const by = actingStaff(principal);
      // A file that is left when this is not committed is found by the next try.
      const public_key = signing.make(number);
      await addSigningKey(writing, { number, public_key, announced_by: by, announced_at: now });
      const body = JSON.stringify({ number, by });
      await appendEvent(writing, DEVICE_STREAM, { kind: 'signing_key_announced', body, at: now });
      return { body: await view(writing) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/signing-keys/use',
    action: 'signing_key.use',
    summary:
      'Signs bundles by the announced key from now on, if every device trusts it; the old one is over.',
    body: Nothing,
    answer: SigningKeysView,
    about: async () => ({}),
    do: async (writing, _, { now, principal }) => {
      const { next, generation } = stateOfKeys(await readSigningKeys(writing));
      if (next === null) throw new ProblemError('signing_key_not_announced');
      // A device that does not trust it could take no bundle ever again.
      if ((await devicesBehind(writing, generation)) > 0) throw new ProblemError('devices_behind');
      await useSigningKey(writing, next, now);
      const body = JSON.stringify({ number: next, by: actingStaff(principal) });
      await appendEvent(writing, DEVICE_STREAM, { kind: 'signing_key_used', body, at: now });
      return { body: await view(writing) };
    },
  });
}
