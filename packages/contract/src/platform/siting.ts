import { BiText, DeviceFacts, PostureFacts } from '@consentry/law';
import { z } from 'zod';

const Instant = z.iso.datetime({ offset: true });
const facts = DeviceFacts.shape;
const { sites, devices } = PostureFacts.shape.siting.shape;

/** What else the law asks of a place (Video Reg. 7 to 10, 14), as whoever surveyed it found it. */
export const SiteSurroundings = sites.element.pick({
  public_place: true,
  neighbours: true,
  video_system: true,
  private_spaces: true,
});
export type SiteSurroundings = z.infer<typeof SiteSurroundings>;

/** What else the law asks of a device at its spot (R13.1, R13.2, R13.5, R13.7, R13.10), as the installer found it. */
export const DeviceSurvey = devices.element.pick({
  installed_on: true,
  operation: true,
  installer: true,
  closed_area_document: true,
  capture_range: true,
  sees_private_space: true,
  camera: true,
});
export type DeviceSurvey = z.infer<typeof DeviceSurvey>;

/** `POST /v1/sites`, `PUT /v1/sites/{site}`: a place where devices may stand, and why. */
export const SiteSurvey = z
  .strictObject({
    name: BiText,
    /** `public` in doubt (reading G16). */
    place: facts.place,
    /** Who manages the place (Video Reg. 7, 9). */
    managing_unit: z.string().trim().min(1).max(200),
    /** The document that shows need for public security (§ 第十三条第一款); `null` outside public places. */
    public_security_basis: facts.public_security_basis,
    /** Signed memo for terminals that only the person starts in a public place (reading G17). */
    user_initiated_memo: facts.user_initiated_memo,
    /** `null` while nobody has looked: then the law refuses what turns on it. */
    surroundings: SiteSurroundings.nullable().default(null),
  })
  .refine(({ place, surroundings }) => place !== 'public' || surroundings?.public_place !== 'none', {
    path: ['surroundings', 'public_place'],
    error: 'a public place that is none',
  });
export type SiteSurvey = z.infer<typeof SiteSurvey>;

/** `GET /v1/sites/{site}`, versioned. */
export const SiteView = z.strictObject({
  site_id: z.uuid(),
  ...SiteSurvey.shape,
  surveyed_by: z.string(),
  /** `null` while it is not approved, and again after each change. */
  approved_at: Instant.nullable(),
  approved_by: z.string().nullable(),
});
export type SiteView = z.infer<typeof SiteView>;

/** `PUT /v1/devices/{device}/spot`: where in its site a device stands, and what it takes in. */
export const DeviceSpot = z.strictObject({
  space: facts.space,
  /** Three or more corners, fractions of the frame; a face outside is dropped. */
  capture_area: facts.capture_area,
  /** Day of the photo that shows the sign by the device; `null` while there is none. */
  sign_photo_on: z.iso.date().nullable(),
  /** `null` while nobody has looked: then the law refuses what turns on it. */
  survey: DeviceSurvey.nullable().default(null),
});
export type DeviceSpot = z.infer<typeof DeviceSpot>;

/** A page of a list: from its beginning, or from where another ended. */
export const ListPage = z.strictObject({ cursor: z.string().min(1).max(512).optional() });

/** `GET /v1/sites`. */
export const SiteList = z.strictObject({
  sites: z.array(SiteView),
  /** Where the list goes on; `null` at its end. */
  cursor: z.string().nullable(),
});
