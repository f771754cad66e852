import process from 'node:process';
import { z } from 'zod';
import { fileSender } from './file-sender.ts';
import { type MessageSender, consoleSender } from './message.ts';
import { smtpSender } from './smtp-sender.ts';
import { webhookSender } from './webhook-sender.ts';

/** How messages reach people; `webhook` for text messages. */
export const SenderSettings = z.discriminatedUnion('via', [
  z.strictObject({ via: z.literal('console') }),
  z.strictObject({ via: z.literal('file'), path: z.string().min(1) }),
  z.strictObject({
    via: z.literal('smtp'),
    url: z.url({ protocol: /^smtps?$/ }),
    from: z.string().min(3).max(320),
  }),
  z.strictObject({
    via: z.literal('webhook'),
    url: z.url({ protocol: /^https?$/ }),
    secret: z.string().min(1),
  }),
]);
export type SenderSettings = z.infer<typeof SenderSettings>;

/** Gives the sender of the settings. */
export function messageSender(settings: SenderSettings, now: () => number): MessageSender {
  switch (settings.via) {
    case 'console':
      return consoleSender((line) => process.stdout.write(line));
    case 'file':
      return fileSender(settings.path);
    case 'smtp':
      return smtpSender(settings.url, settings.from);
    case 'webhook':
      return webhookSender(settings.url, settings.secret, now);
  }
}
