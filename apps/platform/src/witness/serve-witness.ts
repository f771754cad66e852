import { createServer, type IncomingMessage } from 'node:http';
import type { OpenWitness } from './open-witness.ts';

/** Longest request that is read: 63 hashes and a note. */
const BODY_MAX_BYTES = 128 * 1024;
const REQUEST_MS = 15_000;

/** A witness that listens. */
export interface ServedWitness extends AsyncDisposable {
  readonly url: string;
}

/**
 * Serves `POST /add-checkpoint` (C2SP tlog-witness). What it cosigns it remembers on disk before it answers.
 *
 * @param port `0` takes a free one
 */
export async function serveWitness(
  { witness }: OpenWitness,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<ServedWitness> {
  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS },
    (request, response) => {
      const answer = async () => {
        if (request.url !== '/add-checkpoint') return { status: 404, type: TEXT, body: 'Not here.\n' };
        if (request.method !== 'POST') return { status: 405, type: TEXT, body: 'POST only.\n' };
        const body = await bodyOf(request);
        return body === null ? { status: 413, type: TEXT, body: 'Too long.\n' } : witness.addCheckpoint(body);
      };
      answer()
        .catch(() => ({ status: 500, type: TEXT, body: 'Nothing was cosigned.\n' }))
        .then(({ status, type, body }) => {
          response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body);
        })
        .catch(() => response.destroy());
    },
  );
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const address = server.address();
  const at = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host}:${at}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const TEXT = 'text/plain; charset=utf-8';

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > BODY_MAX_BYTES) return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}
