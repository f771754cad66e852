import { z } from 'zod';
import { Id } from '../id.ts';
import { Device } from './device-section.ts';
import { Site } from './site-section.ts';

/** What the rows of `siting` need to know of a processor. */
export const SitingSection = z
  .strictObject({
    sites: z.array(Site).max(20_000),
    devices: z.array(Device).max(100_000),
    /** Terminals that are not in the list, asked to connect and were served all the same. */
    unknown_terminals_served: z.int().min(0),
    /** What images and identities collected in public places are used for (PIPL 26), by purpose. */
    public_place_uses: z
      .array(
        z
          .strictObject({
            purpose_id: Id,
            /** The document by which this use maintains public security; `null` if it serves another end. */
            public_security_document: Id.nullable(),
            /** Persons of whom such data are used. */
            persons: z.int().min(0),
            /** Of them, those whose separate consent covers this use. */
            with_separate_consent: z.int().min(0),
          })
          .refine(({ persons, with_separate_consent }) => with_separate_consent <= persons, {
            path: ['with_separate_consent'],
            error: 'more than there are persons',
          }),
      )
      .max(1000),
  })
  .superRefine(({ sites, devices }, context) => {
    const closed = new Set(sites.filter((site) => site.public_place === 'none').map(({ id }) => id));
    for (const [index, { place, site_id }] of devices.entries()) {
      if (place !== 'public' || !closed.has(site_id)) continue;
      const message = 'a public place at a site that is none';
      context.addIssue({ code: 'custom', path: ['devices', index, 'place'], message });
    }
  });
export type SitingSection = z.infer<typeof SitingSection>;
