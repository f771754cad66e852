import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, type Server, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { messageSender } from './sender-settings.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
async function portOf(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
const message = {
  channel: 'email' as const,
  to: 'fang@example.com',
  subject: 'Your code',
  text: 'Your code is 1234 5678.',
};

test('a file gets one line a message, and is its owner’s', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  const path = join(folder, 'codes');
  const sender = messageSender({ via: 'file', path }, Date.now);
  await sender.send(message);
  await sender.send(message);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([message, message]);
  expect(statSync(path).mode & 0o077).toBe(0);
  rmSync(folder, { recursive: true });
});

test('a webhook gets a signed message, is not followed elsewhere, and has to say yes', async () => {
  const got: Array<{ mark: string; body: string }> = [];
  let status = 204;
  const http = createHttp((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      got.push({ mark: String(request.headers['consentry-signature']), body });
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  const url = `http://127.0.0.1:${await portOf(http)}/codes`;
  const sender = messageSender({ via: 'webhook', url, secret: 'shared' }, () => 1_800_000_000_000);
  await sender.send(message);
  const mark = createHmac('sha256', 'shared')
    .update(`1800000000.${JSON.stringify(message)}`)
    .digest('hex');
  expect(got).toEqual([{ mark: `t=1800000000,v1=${mark}`, body: JSON.stringify(message) }]);
  for (status of [302, 500]) await expect(sender.send(message)).rejects.toThrow();
  expect(got).toHaveLength(3);
});

/** A mail server that takes one letter. */
function mailServer(lines: string[], capabilities: string): Server {
  return createServer((socket) => {
    let inData = false;
    socket.write('220 mail\r\n');
    socket.on('error', () => {});
    socket.on('data', (data) => {
      for (const line of String(data).split('\r\n').slice(0, -1)) {
        lines.push(line);
        if (inData) {
          if (line !== '.') continue;
          inData = false;
        }
        if (line === 'STARTTLS') {
          socket.write('454 no\r\n');
          continue;
        }
        if (line === 'DATA') inData = true;
        socket.write(
          line.startsWith('EHLO')
            ? `250-mail\r\n250 ${capabilities}\r\n`
            : inData
              ? '354 go\r\n'
              : '250 ok\r\n',
        );
        if (line === 'QUIT') socket.end();
      }
    });
  });
}

test('a mail server gets the message; a telephone is not reached by mail', async () => {
  const lines: string[] = [];
  const port = await portOf(mailServer(lines, '8BITMIME'));
  const sender = messageSender(
    { via: 'smtp', url: `smtp://127.0.0.1:${port}`, from: 'door@example.com' },
    Date.now,
  );
  await sender.send(message);
  expect(lines).toContain('RCPT TO:<fang@example.com>');
  expect(lines.join('\n')).toContain('1234 5678');
  await expect(sender.send({ ...message, channel: 'phone' })).rejects.toThrow('telephone');
});

test('an address cannot bring along other receivers', async () => {
  const lines: string[] = [];
  const port = await portOf(mailServer(lines, '8BITMIME'));
  const sender = messageSender(
    { via: 'smtp', url: `smtp://127.0.0.1:${port}`, from: 'door@example.com' },
    Date.now,
  );
  await sender.send({ ...message, to: 'a@example.com, b@example.com' }).catch(() => {});
  await sender.send({ ...message, to: 'a@example.com>\r\nRCPT TO:<b@example.com' }).catch(() => {});
  expect(lines.filter((line) => line === 'RCPT TO:<b@example.com>')).toEqual([]);
});

test('a mail server elsewhere that offers no TLS gets nothing', async () => {
  const lines: string[] = [];
  const port = await portOf(mailServer(lines, '8BITMIME'));
  // A name for this machine that is not known to be it.
  const sender = messageSender(
    { via: 'smtp', url: `smtp://0.0.0.0:${port}`, from: 'door@example.com' },
    Date.now,
  );
  await expect(sender.send(message)).rejects.toThrow();
  expect(lines.join('\n')).not.toContain('DATA');
  expect(lines[0]).toMatch(/^EHLO/);
});
