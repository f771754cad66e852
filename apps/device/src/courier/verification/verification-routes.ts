import { CaptureView, FrameOutcome, Problem, StartCapture, StayOn } from '@consentry/contract';
import { z } from 'zod';
import { otherWays } from '../alternatives/ways.ts';
import { iso } from '../clock.ts';
import { findConsent } from '../consent/consent-store.ts';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { photoRoom, wipe } from '../http/photo-room.ts';
import { type Held, requirePinSession } from '../people/require-session.ts';
import { ProblemError } from '../problem/problem.ts';
import { requireDoor } from '../purpose/door.ts';
import type { Capture } from './captures.ts';
import { look } from './look.ts';
import { refuseWhenLocked, startCapture } from './start-capture.ts';

const CaptureParams = z.strictObject({ capture: z.uuid() });

/** `POST /v1/captures`; `DELETE /v1/captures/:capture`, and `POST` of its `frames` and its `extension`. */
export function verificationRoutes(app: App, courier: Courier): void {
  const schema = { body: StartCapture, response: { 201: CaptureView, '4xx': Problem } };
  app.post('/v1/captures', { schema }, async (request, reply) => {
    const capture = startCapture(courier, requireDoor(courier), request.body, request);
    return reply.code(201).send(captureView(capture, courier.now()));
  });

  const more = { params: CaptureParams, body: StayOn, response: { 200: CaptureView, '4xx': Problem } };
  app.post('/v1/captures/:capture/extension', { schema: more }, async (request) => {
    const door = requireDoor(courier);
    const capture = courier.captures.find(request.params.capture);
    if (capture === null) throw new ProblemError('capture_ended');
    if (capture.act === 'enrol') requireOpener(courier, capture, request);
    const consent = findConsent(courier.database.reading, capture.consent);
    const until = consent === null ? 0 : Date.parse(consent.not_after);
    const longer = courier.captures.extend(capture, until);
    if (longer === null) throw new ProblemError('no_more_time', { otherWays: otherWays(courier, door) });
    return captureView(longer, courier.now());
  });

  const one = { params: CaptureParams, response: { 204: z.null(), '4xx': Problem } };
  app.delete('/v1/captures/:capture', { schema: one }, async (request, reply) => {
    requireDoor(courier);
    courier.captures.end(request.params.capture);
    return reply.code(204).send(null);
  });

  photoRoom(app, (room) => frameRoute(room, courier));
}

function captureView(
  { id, act, need, expiresAt, extensionsLeft }: Capture,
  now: number,
): z.infer<typeof CaptureView> {
  return {
    capture: id,
    act,
    need,
    expires_at: iso(expiresAt),
    seconds_left: Math.max(0, Math.floor((expiresAt - now) / 1000)),
    extensions_left: extensionsLeft,
  };
}

function frameRoute(app: App, courier: Courier): void {
  const schema = { params: CaptureParams, response: { 200: FrameOutcome, '4xx': Problem } };
  app.post('/v1/captures/:capture/frames', { schema }, async (request) => {
    const frame = request.body;
    try {
      const door = requireDoor(courier);
      const capture = courier.captures.find(request.params.capture);
      if (capture === null) throw new ProblemError('capture_ended');
      if (!(frame instanceof Uint8Array)) throw new ProblemError('unsupported_media_type');
      if (frame.length === 0) throw new ProblemError('image_empty');
      const held = capture.act === 'enrol' ? requireOpener(courier, capture, request) : null;
      if (!courier.captures.take(capture)) throw new ProblemError('rate_limited', { retryAfterSeconds: 1 });
      try {
        refuseWhenLocked(courier, door, { act: capture.act, counted: capture.subject });
        return await look({ courier, door, capture, held }, frame);
      } finally {
        courier.captures.release(capture);
      }
    } finally {
      // The result exists, or there is none: the frame goes (R08.6).
      wipe(frame);
    }
  });
}
/** Only who opened an enrolment may send its frames. */
function requireOpener(
  courier: Courier,
  capture: Capture,
  request: Parameters<typeof requirePinSession>[1],
): Held {
  const held = requirePinSession(courier, request);
  if (held.session.id !== capture.session) throw new ProblemError('capture_ended');
  return held;
}
