import { type OutgoingHttpHeaders, request } from 'node:http';

/** What is sent, byte by byte. */
export interface RawRequest {
  readonly method: string;
  /** As it goes over the wire: nothing is normalised. */
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Uint8Array | null;
}

/** What came back. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A stream of events never ends by itself. */
const STREAM = 'text/event-stream';

/** Sends a request as it is. A stream is closed as soon as it has begun. */
export async function sendRaw(url: string, { method, path, headers, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    // Left out, Node would send the body of a DELETE without saying how long it is.
    const length = body === null ? {} : { 'content-length': body.length };
    const sent = request({ hostname, port, method, path, headers: { ...length, ...headers } }, (answer) => {
      const status = answer.statusCode ?? 0;
      const chunks: Buffer[] = [];
      const done = (): void =>
        resolve({ status, headers: answer.headers, text: Buffer.concat(chunks).toString() });
      if (answer.headers['content-type']?.startsWith(STREAM) === true) {
        answer.destroy();
        done();
      } else answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', done);
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}
