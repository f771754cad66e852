/** A message on its way to somebody. */
export interface Message {
  readonly channel: 'email' | 'phone';
  /** Address or number. Written to no log. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What is said of a receiver for good (RFC 5321, 4.2.1: 5yz to `RCPT TO`): trying again brings nothing. */
export class MessageRefused extends Error {
  override readonly name = 'MessageRefused';
}

/** What brings messages to people. */
export interface MessageSender {
  /**
   * @throws {MessageRefused} where the receiver is refused for good
   * @throws any other error when it could not; it is tried again
   */
  send(message: Message): Promise<void>;
}

/** Sends to the terminal of whoever runs the server: to try it out, and for nothing else. */
export function consoleSender(write: (line: string) => void): MessageSender {
  return { send: async ({ to, text }) => write(`${to}: ${text}\n`) };
}
