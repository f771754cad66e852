import { z } from 'zod';
import { Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { BiText } from '../text.ts';
import { CivilDate } from '../time/civil-date.ts';

/**
 * A public-security video system in use at a place of Video Reg. 7, and its filing with public
 * security (Video Reg. 14). Not the filing of § 第十五条.
 */
const VideoSystem = z
  .strictObject({
    in_use_on: CivilDate,
    /** `null` while it is not filed. */
    filed: z.strictObject({ filed_on: CivilDate, receipt: Id }).nullable(),
    /** When something that was filed last changed, and when the change was last filed; `null` if never. */
    changed_on: CivilDate.nullable(),
    change_filed_on: CivilDate.nullable(),
  })
  .refine(({ filed, change_filed_on }) => change_filed_on === null || filed !== null, {
    path: ['change_filed_on'],
    error: 'a change filed of what was never filed',
  });

/** A camera that an inspection found in a private space (Video Reg. 8). */
const Find = z
  .strictObject({
    id: Id,
    found_at: Instant,
    /** When it was reported to the local public security organ; `null` while it was not. */
    reported_at: Instant.nullable(),
  })
  .refine(
    ({ found_at, reported_at }) => reported_at === null || Date.parse(reported_at) >= Date.parse(found_at),
    {
      path: ['reported_at'],
      error: 'reported before it was found',
    },
  );

/** A place where devices stand. */
export const Site = z.strictObject({
  id: Id,
  name: BiText,
  /**
   * What Video Reg. make of it: a place listed in Article 7, another public place (Article 9), or none.
   * A site that is a public place may have closed parts.
   */
  public_place: z.enum(['article_7', 'article_9', 'none']),
  /** When the site was approved for devices; `null` while it is not. */
  approved_at: Instant.nullable(),
  /** The question of military zones and units with secrets nearby (Video Reg. 10); `null` if nobody asked. */
  neighbours: z
    .strictObject({
      checked_on: CivilDate,
      secret_unit_near: z.boolean(),
      /** That unit's consent; `null` while there is none. */
      consent: z.strictObject({ document: Id, given_on: CivilDate }).nullable(),
    })
    .nullable(),
  /** `null` when there is none in use, or the site is no place of Article 7. */
  video_system: VideoSystem.nullable(),
  /** Toilets, changing rooms and the like that the processor manages there; `null` if it manages none. */
  private_spaces: z
    .strictObject({
      /** `null` when nobody has looked yet. */
      last_inspected_on: CivilDate.nullable(),
      finds: z.array(Find).max(100),
    })
    .nullable(),
});
export type Site = z.infer<typeof Site>;
