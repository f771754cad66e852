import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { CivilDate } from '../time/civil-date.ts';
import { DeviceFacts } from './siting-facts.ts';

/** How the camera of a self-service device was found to behave (TC260-PG-20251A 6.1 b, 8.1 a). */
export const CameraBehaviour = z.strictObject({
  measured_on: CivilDate,
  opens_only_after_start: z.boolean(),
  /** From the result until the camera is closed, the longest that was measured. */
  closes_after_ms: z.int().min(0),
  shows_that_it_runs: z.boolean(),
  /** Cameras of the device that look outward, beside this one. */
  other_outward_cameras: z.int().min(0),
  sees_keypad: z.boolean(),
  /** Applications that can call the camera. */
  applications: z.int().min(0),
});

/** A device as the gate knows it, and what else the rows need to know of it. */
export const Device = DeviceFacts.extend({
  site_id: Id,
  purpose_ids: z.array(Id).max(200),
  /** Since when it has been in its state. */
  state_since_at: Instant,
  /** When its camera last gave a frame in which faces were looked for; `null` if never. */
  last_capture_at: Instant.nullable(),
  /** When it was put up; `null` while it is not. */
  installed_on: CivilDate.nullable(),
  /**
   * `self_service`: nobody but the person starts it. `passive`: takes whoever passes.
   * `counts_only`: never identifies, so no face recognition device (§ 第十九条第四项); it serves no purpose.
   */
  operation: z.enum(['self_service', 'passive', 'counts_only']),
  /** Who put it up, in which capacity (Video Reg. 7, 9), by which document; `null` when nobody knows. */
  installer: z
    .strictObject({
      organisation_id: Id,
      capacity: z.enum(['government_department', 'managing_unit', 'security_duty', 'none']),
      /** The document that shows the capacity; `null` while there is none. */
      document: Id.nullable(),
    })
    .nullable(),
  /** The paper that says why a spot of a public site is closed to the public; `null` if there is none. */
  closed_area_document: Id.nullable(),
  /** Digest of its public key, by which it is known when it connects; `null` while it has none. */
  key_digest: Digest.nullable(),
  /** When somebody signed for the capture area; `null` if nobody did. */
  capture_area_approved_at: Instant.nullable(),
  /** When it was last moved or re-aimed, or its picture was found to be of another scene; `null` if never. */
  moved_at: Instant.nullable(),
  /** Greatest distance and smallest face that it takes; `null` when it is not set. */
  capture_range: z
    .strictObject({ greatest_distance_cm: z.int().min(1), smallest_face_px: z.int().min(1) })
    .nullable(),
  /** Whether its area looks into a private space (Video Reg. 8); `null` when nobody has looked. */
  sees_private_space: z.boolean().nullable(),
  /** The last photo of its sign; `null` if there is none. */
  sign_photo_on: CivilDate.nullable(),
  /** `null` while nobody has measured it, and for a device that is no self-service device. */
  camera: CameraBehaviour.nullable(),
});
export type Device = z.infer<typeof Device>;
