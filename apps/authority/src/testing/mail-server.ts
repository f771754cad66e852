import { type Server, type Socket, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail server in the process of a test (RFC 5321): it takes letters, refuses receivers, or is down. */
export class MailServer implements AsyncDisposable {
  /** Letters as they came, headers and all, the latest last. */
  readonly letters: string[] = [];
  /** Receivers it does not know: refused by 550 for good. */
  readonly unknown = new Set<string>();
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  /** Address for the settings of mail. */
  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** Listens; after `stop` at the same address. */
  async start(): Promise<this> {
    const server = createServer((socket) => this.#talk(socket));
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Is down: nobody listens. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    const server = this.#server;
    this.#server = null;
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  #talk(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => {});
    let rest = '';
    let letter: string[] | null = null;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const answer = (line: string): void => {
      if (letter !== null) {
        if (line !== '.') return void letter.push(line);
        this.letters.push(letter.join('\n'));
        letter = null;
        return void say('250 taken');
      }
      const [verb = ''] = line.toUpperCase().split(' ');
      if (verb === 'DATA') {
        letter = [];
        return void say('354 go on');
      }
      if (verb === 'EHLO') return void say('250 8BITMIME');
      const to = /^RCPT TO:<(.*)>/i.exec(line)?.[1];
      if (to !== undefined && this.unknown.has(to)) return void say('550 5.1.1 no such mailbox');
      say(verb === 'QUIT' ? '221 bye' : '250 ok');
    };
    say('220 mail');
    socket.on('data', (data) => {
      const lines = (rest + String(data)).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) answer(line);
    });
  }
}

/** The text of a letter, its quoted-printable or base64 undone. */
export function textOf(letter: string): string {
  const [head = '', ...body] = letter.split('\n\n');
  const text = body.join('\n\n');
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(text, 'base64').toString();
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return text;
  const bytes = text
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
