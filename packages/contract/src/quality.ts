import { z } from 'zod';

/** Why a frame cannot be used yet, in words a person at the door can act on. */
export const QualityReason = z.enum([
  'no_face',
  'several_faces',
  'outside_area',
  'too_small',
  'turned_away',
  'too_dark',
  'too_bright',
  'blurred',
  'covered',
  'at_edge',
]);
export type QualityReason = z.infer<typeof QualityReason>;

/** Why a photo file is refused before anything is looked for in it. */
export const ImageErrorCode = z.enum([
  'image_empty',
  'image_too_large',
  'image_too_many_pixels',
  'image_too_small',
  'image_unknown_format',
  'image_svg',
  'image_tiff',
  'image_heic',
  'image_gif',
  'image_bmp',
  'image_avif',
  'image_animated',
  'image_cmyk',
  'image_truncated',
  'image_polyglot',
  'image_corrupt',
]);
export type ImageErrorCode = z.infer<typeof ImageErrorCode>;
