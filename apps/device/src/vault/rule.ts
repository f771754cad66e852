import type { Permit } from '@consentry/law';
import {
  type EmbedManifest,
  Gallery,
  isOnePerson,
  type Rule,
  siteThreshold,
  type Template,
} from '@consentry/recognition';
import type { z } from 'zod';

type Manifest = Pick<z.infer<typeof EmbedManifest>, 'thresholds' | 'output_length'>;

/**
 * False match rate at which the frames of one enrolment must agree. Looser than for a door: the
 * frames are seconds apart, and what is asked is whether somebody else stepped in.
 */
const ONE_PERSON_FMR = 1e-2;
const NO_MODEL = '0'.repeat(64);

/** Gives what a match takes in a gallery: the site's own threshold, or the model's strictest. */
export function ruleFor(manifest: Manifest): (gallery: Gallery, act: 'verify' | 'identify') => Rule {
  return (gallery, act) => siteThreshold({ gallery, act, table: manifest.thresholds });
}

/** Gives what tells whether the frames of one enrolment are all of one person. */
export function allOnePerson(
  manifest: Manifest,
  now: () => number,
): (permit: Permit<'enrol'>, templates: readonly Template[]) => boolean {
  const nobody = new Gallery(NO_MODEL, manifest.output_length);
  const rule = siteThreshold({
    gallery: nobody,
    act: 'verify',
    fmr: ONE_PERSON_FMR,
    table: manifest.thresholds,
  });
  return (permit, templates) => isOnePerson(permit, templates, rule, now());
}
