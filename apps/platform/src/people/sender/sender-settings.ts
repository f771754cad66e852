import process from 'node:process';
import type { CodeSender } from './code-sender.ts';
import { consoleSender } from './code-sender.ts';
import { fileSender } from './file-sender.ts';
import { smtpSender } from './smtp-sender.ts';
import { webhookSender } from './webhook-sender.ts';

/** How codes reach people. */
export type SenderSettings =
  | { readonly via: 'console' }
  | { readonly via: 'file'; readonly path: string }
  | { readonly via: 'smtp'; readonly url: string; readonly from: string }
  | { readonly via: 'webhook'; readonly url: string; readonly secret: string };

/** Gives the sender of the settings. */
export function codeSender(settings: SenderSettings, now: () => number): CodeSender {
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
