import { z } from 'zod';

/** `GET /v1/health`: the program answers, and its database does. */
export const PlatformHealth = z.strictObject({
  status: z.literal('ok'),
  at: z.iso.datetime({ offset: true }),
});
