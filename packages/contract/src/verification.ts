import { z } from 'zod';
import { SessionView } from './people.ts';
import { PersonNumber } from './people.ts';
import { VerificationTicket } from './platform/verification.ts';
import { QualityReason } from './quality.ts';

/**
 * Usable frames of a camera that are fused for each act: several make a template surer than one
 * (bench/RESULTS.md).
 */
export const FRAMES_WANTED = { enrol: 5, verify: 3, identify: 3 } as const;

/**
 * How many photo files there are, where there is no camera: as many are wanted then, one at least.
 * Left out for a camera.
 */
const Photos = z.int().min(1).max(5).optional();

/** `POST /v1/tickets`: somebody outside asked for a verification, and its ticket is shown here. */
export const ShowTicket = z.strictObject({ ticket: VerificationTicket });
/** From now on each way in may name the verification it is for, until it is over. */
export const TicketView = z.strictObject({
  verification: z.uuid(),
  expires_at: z.iso.datetime({ offset: true }),
  /** Whether a face may answer it: only for the very purpose people agreed to here. */
  face: z.boolean(),
});
export type TicketView = z.infer<typeof TicketView>;
/** The verification of a ticket that was shown here; left out by who just comes in. */
export const ForVerification = z.uuid().optional();

/**
 * `POST /v1/captures`: ask the law before any camera opens. 201 means: the camera may open, now, for
 * this act, until `expires_at`. `not_lawful` means it may not, and says why and how else to get in.
 */
export const StartCapture = z.discriminatedUnion('act', [
  /** Enrol the person of the session, on the consent in force. */
  z.strictObject({ act: z.literal('enrol'), photos: Photos }),
  /** One-to-one with the person who typed this number. */
  z.strictObject({
    act: z.literal('verify'),
    number: PersonNumber,
    photos: Photos,
    verification: ForVerification,
  }),
  /** One-to-many, on a consent for this one look. */
  z.strictObject({
    act: z.literal('identify'),
    consent: z.uuid(),
    photos: Photos,
    verification: ForVerification,
  }),
]);

/** Also the answer to `POST /v1/captures/:capture/extension`: more time for the same capture (WCAG 2.2.1). */
export const CaptureView = z.strictObject({
  capture: z.uuid(),
  act: z.enum(['enrol', 'verify', 'identify']),
  need: z.int(),
  expires_at: z.iso.datetime({ offset: true }),
  /** Until it ends by itself. */
  seconds_left: z.int().min(0),
  /** How often more time can still be asked for. */
  extensions_left: z.int().min(0),
});
export type CaptureView = z.infer<typeof CaptureView>;

/**
 * `POST /v1/captures/:capture/frames`, body `image/jpeg`, `image/png` or `image/webp`. The bytes go
 * straight to the vault process and nowhere else.
 */
export const FrameOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('guidance'),
    reasons: z.array(QualityReason).min(1),
    have: z.int(),
    need: z.int(),
  }),
  z.strictObject({ outcome: z.literal('more'), have: z.int(), need: z.int() }),
  z.strictObject({ outcome: z.literal('enrolled'), session: SessionView }),
  z.strictObject({ outcome: z.literal('admitted'), way: z.literal('face'), session: SessionView }),
  z.strictObject({
    outcome: z.literal('not_recognised'),
    /** Tries left before face is locked for a while; other ways are not. */
    tries_left: z.int().min(0),
    other_ways: z.array(z.string()),
  }),
]);
export type FrameOutcome = z.infer<typeof FrameOutcome>;
