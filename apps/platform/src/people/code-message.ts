import type { PersonLanguage } from '@consentry/contract';
import type { Message } from '@consentry/server';
import { codeText } from './code-text.ts';

/** Writes the message of a code. @param minutes for which it is good */
export function codeMessage(
  to: Pick<Message, 'channel' | 'to'> & { readonly language: PersonLanguage },
  code: string,
  minutes: number,
): Message {
  const { subject, text } = codeText(to.language, `${code.slice(0, 4)} ${code.slice(4)}`, minutes);
  return { channel: to.channel, to: to.to, subject, text };
}
