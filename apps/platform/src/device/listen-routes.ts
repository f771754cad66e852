import { DeviceId } from '@consentry/contract';
import { z } from 'zod';
import type { PlatformServer } from '../platform.ts';
import type { DeviceWork } from './device-work.ts';

const Params = z.strictObject({ device: DeviceId });

/**
 * `GET /v1/devices/{device}/events`: says `ask` when the device should ask for its bundle again, at once
 * and after each change. It carries nothing else: what is true comes signed, as the answer to a lease.
 */
export function listenRoutes(server: PlatformServer, { changes }: DeviceWork): void {
  server.stream({
    url: '/v1/devices/:device/events',
    action: 'device.listen',
    summary: 'Tells a device, by server-sent events, when to ask for its bundle again.',
    params: Params,
    about: async (_, { params }) => params,
    listen: async ({ send, signal }, { params }) => {
      let told = '';
      const gone = Promise.withResolvers<void>();
      const stop = changes.listen(params.device, ({ epoch, state }) => {
        const news = `${epoch} ${state}`;
        if (news === told) return;
        told = news;
        void send('ask', String(epoch));
      });
      signal.addEventListener('abort', () => gone.resolve());
      if (signal.aborted) gone.resolve();
      await gone.promise;
      stop();
    },
  });
}
