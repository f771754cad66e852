import { z } from 'zod';
import { Id } from '../id.ts';
import { Instant } from '../instant.ts';

/** A point of the frame, each coordinate a fraction of its side from the top left. */
export const Point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);
export type Point = z.infer<typeof Point>;

/** Where a device stands. The last group is closed to it by § 第十三条第二款 and Video Reg. 8. */
export const Space = z.enum([
  'entrance',
  'reception',
  'corridor',
  'gate',
  'office',
  'lift',
  'counter',
  'shop_floor',
  'home',
  'other',
  'hotel_room',
  'bathroom',
  'changing_room',
  'toilet',
  'dormitory_room',
  'rest_room',
  'nursing_room',
  'fitting_room',
  'private_dining_room',
]);
export type Space = z.infer<typeof Space>;

export const DeviceFacts = z.strictObject({
  id: Id,
  state: z.enum(['pending', 'approved', 'suspended', 'retired']),
  place: z.enum(['public', 'non_public', 'household']),
  space: Space,
  /** The document that shows need for public security (§ 第十三条第一款), for a public place. */
  public_security_basis: z.string().max(500).nullable(),
  /** Signed memo for a terminal that only the person starts in a public place (reading G17), or `null`. */
  user_initiated_memo: z.string().max(500).nullable(),
  /** Three or more corners; a face whose box centre is outside is dropped (R13.2). */
  capture_area: z.array(Point).min(3).max(32).nullable(),
  sign_approved_at: Instant.nullable(),
});
export type DeviceFacts = z.infer<typeof DeviceFacts>;
