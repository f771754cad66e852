import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { MessageRefused, type MessageSender } from './message.ts';

/** Longest to wait for a mail server, milliseconds. */
const WAIT_MS = 20_000;

/**
 * Sends by e-mail. A number that is no address is not sent to: choose a webhook for text messages.
 *
 * @param url `smtps://user:password@host:port`, or `smtp://…`, which has to turn to TLS
 * @param from address of the sender
 */
export function smtpSender(url: string, from: string): MessageSender {
  const { hostname, port, protocol, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // What is in clear on the wire is anybody's; on the same machine there is no wire.
    requireTLS: !secure && !isLoopback(hostname),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ channel, to, subject, text }) {
      if (channel !== 'email') throw new TypeError('A mail server cannot reach a telephone.');
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
      } catch (error) {
        // Its words may hold the address.
        if (Refusal.safeParse(error).success)
          throw new MessageRefused('The mail server refused the receiver.');
        throw error;
      }
    },
  };
}

/** What nodemailer throws when the only receiver was refused for good. */
const Refusal = z.object({ command: z.literal('RCPT TO'), responseCode: z.int().min(500).max(599) });

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
