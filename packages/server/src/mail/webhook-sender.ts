import { createHmac } from 'node:crypto';
import type { MessageSender } from './message.ts';

/** Longest to wait for the receiver, milliseconds. */
const WAIT_MS = 10_000;

/**
 * Hands messages to a service of the organisation, such as its text message gateway: `POST`, JSON
 * `{channel, to, subject, text}`, signed as `Consentry-Signature: t=SECONDS,v1=HEX`, an HMAC-SHA256 over
 * `SECONDS.BODY`. Redirects are not followed.
 *
 * @param url of the receiver, from the settings of whoever runs the server
 * @param secret shared with the receiver
 */
export function webhookSender(url: string, secret: string, now: () => number): MessageSender {
  return {
    async send(message) {
      const body = JSON.stringify(message);
      const seconds = Math.floor(now() / 1000);
      const mark = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'consentry-signature': `t=${seconds},v1=${mark}` },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(WAIT_MS),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`The receiver of messages answered ${answer.status}.`);
    },
  };
}
