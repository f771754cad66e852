/** A message on its way to somebody. */
export interface Message {
  readonly channel: 'email' | 'phone';
  /** Address or number. Written to no log. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What brings messages to people. Throws when it could not; it is tried again. */
export interface MessageSender {
  send(message: Message): Promise<void>;
}

/** Sends to the terminal of whoever runs the server: to try it out, and for nothing else. */
export function consoleSender(write: (line: string) => void): MessageSender {
  return { send: async ({ to, text }) => write(`${to}: ${text}\n`) };
}
