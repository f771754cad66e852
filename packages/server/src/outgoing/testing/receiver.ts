import { type IncomingMessage, type ServerResponse, createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A certificate of `hooks.example.com` that only tests trust, and its key. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBrjCCAVOgAwIBAgIUIA3gnV6KAk7MySbCSaRiCfjgTSAwCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRaG9va3MuZXhhbXBsZS5jb20wIBcNMjYxMTIyMDgxODM2WhgP
MjEyNjEwMjkwODE4MzZaMBwxGjAYBgNVBAMMEWhvb2tzLmV4YW1wbGUuY29tMFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEATb+5M6U9CBJP6nX2IusYz58ZDmXNvNr
/wSMMFA/56T9PmuUWq0rArdE2C4fFCePyTKFVIAxb2dfvjfdOVzVF6NxMG8wHQYD
VR0OBBYEFORX09h5l8hZa9aUI5Rx0Iqq8Bd/MB8GA1UdIwQYMBaAFORX09h5l8hZ
a9aUI5Rx0Iqq8Bd/MA8GA1UdEwEB/wQFMAMBAf8wHAYDVR0RBBUwE4IRaG9va3Mu
ZXhhbXBsZS5jb20wCgYIKoZIzj0EAwIDSQAwRgIhAM0r88QuAfexzvvM/+nvapv0
yrR73LUMeeInfArg03lYAiEAxUvHzHILTfiyfcs68Kjh/uYlaUu6JSy19WErTSpS
x2Y=
-----END CERTIFICATE-----`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgsVwrE+vtR+0No0wl
4ZXTuT6g9Y8XkWwch2487XV0HIChRANCAAQBNv7kzpT0IEk/qdfYi6xjPnxkOZc2
82v/BIwwUD/npP0+a5RarSsCt0TYLh8UJ4/JMoVUgDFvZ1++N905XNUX
-----END PRIVATE KEY-----`;

/** One request that came. */
export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A receiver of webhooks on this machine. */
export interface Receiver extends AsyncDisposable {
  readonly port: number;
  readonly received: readonly Received[];
}

/** Starts one; left to itself it answers 204. */
export async function startReceiver(
  answer: (response: ServerResponse, request: Received) => void = (response) =>
    void response.writeHead(204).end(),
  { secure = false, host = '127.0.0.1', port = 0 } = {},
): Promise<Receiver> {
  const received: Received[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const one = { headers, body: Buffer.concat(chunks).toString() };
      received.push(one);
      answer(response, one);
    });
  };
  const server = secure ? createHttps({ cert: CERTIFICATE, key: KEY }, listener) : createHttp(listener);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
