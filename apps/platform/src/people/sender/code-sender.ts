import type { PersonLanguage } from '@consentry/contract';
import { codeText } from './code-text.ts';

/** A code on its way to its person. */
export interface CodeMessage {
  readonly channel: 'email' | 'phone';
  /** Address or number. Written to no log. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What brings codes to people. Throws when it could not; it is tried again. */
export interface CodeSender {
  send(message: CodeMessage): Promise<void>;
}

/** Writes the message of a code. @param minutes for which it is good */
export function codeMessage(
  to: Pick<CodeMessage, 'channel' | 'to'> & { readonly language: PersonLanguage },
  code: string,
  minutes: number,
): CodeMessage {
  const { subject, text } = codeText(to.language, `${code.slice(0, 4)} ${code.slice(4)}`, minutes);
  return { channel: to.channel, to: to.to, subject, text };
}

/** Sends to the terminal of whoever runs the platform: to try it out, and for nothing else. */
export function consoleSender(write: (line: string) => void): CodeSender {
  return { send: async ({ to, text }) => write(`${to}: ${text}\n`) };
}
