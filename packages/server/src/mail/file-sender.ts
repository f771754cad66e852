import { appendFile } from 'node:fs/promises';
import type { MessageSender } from './message.ts';

/** Appends each message to a file of its owner, one JSON a line: for tests and for a room without a network. */
export function fileSender(path: string): MessageSender {
  return {
    send: (message) => appendFile(path, `${JSON.stringify(message)}\n`, { mode: 0o600, flush: true }),
  };
}
