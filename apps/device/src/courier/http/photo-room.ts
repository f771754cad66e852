import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { App } from './app.ts';
import { readFrame } from './frame-body.ts';

/** Kinds of photo a browser makes. The vault looks at the bytes, not at this. */
const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/**
 * Adds routes whose body is a photo. They have a room of their own: no other route takes photos, and
 * these take no JSON. A photo whose request fails before its route is wiped all the same.
 */
export function photoRoom(app: App, add: (room: App) => void): void {
  app.register(async (room: App) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser(PHOTO_TYPES, async (request: FastifyRequest, pieces: IncomingMessage) => {
      const declared = request.headers['content-length'];
      return readFrame(pieces, declared === undefined ? null : Number(declared));
    });
    room.addHook('onError', async (request) => wipe(request.body));
    add(room);
  });
}

/** Overwrites the bytes of a photo with zeros. */
export function wipe(body: unknown): void {
  if (body instanceof Uint8Array) body.fill(0);
}
