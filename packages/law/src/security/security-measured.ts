import { z } from 'zod';
import { CivilDate } from '../time/civil-date.ts';

const Count = z.int().min(0);
const Share = z.number().min(0).max(1);

/** Pages that show a person, as they were looked at (GB/T 45574 5.5 i, l, r). */
export const Pages = z
  .strictObject({
    looked_at_on: CivilDate,
    with_person: Count,
    /** With the viewer’s id and the time in the picture. */
    watermarked: Count,
    /** Showing a face image without being asked to. */
    face_shown: Count,
    /** From which text or picture can be copied, printed or captured. */
    copy_open: Count,
  })
  .refine((pages) => pages.watermarked <= pages.with_person, {
    path: ['watermarked'],
    error: 'more than all pages',
  })
  .refine((pages) => pages.face_shown <= pages.with_person, {
    path: ['face_shown'],
    error: 'more than all pages',
  })
  .refine((pages) => pages.copy_open <= pages.with_person, {
    path: ['copy_open'],
    error: 'more than all pages',
  });

/** How well templates are protected, as measured (GB/T 40660). */
export const TemplateProtection = z.strictObject({
  /** Share of templates from which a face was rebuilt that was accepted; `null` when not measured. */
  inversion: z.strictObject({ measured_on: CivilDate, success_rate: Share }).nullable(),
  /** Between templates of one person in two galleries: 0 cannot be linked, 1 always can; `null` when not measured. */
  linkage: z.strictObject({ measured_on: CivilDate, linkability: Share, pairs: Count }).nullable(),
  /** When it was last shown that a template can be revoked and issued anew; `null` when never. */
  renewed_on: CivilDate.nullable(),
});

/** What is held up to a camera, or put in its place. */
export const AttackKind = z.enum(['photo', 'replay', 'mask', 'injection']);
export type AttackKind = z.infer<typeof AttackKind>;

/** Detection of presentation attacks, as tested (GB/T 41819, GB/T 38671). */
export const AttackDetection = z
  .strictObject({
    tests: z
      .array(
        z.strictObject({
          attack: AttackKind,
          tested_on: CivilDate,
          presentations: z.int().min(1),
          /** Share of them that was taken for a person. */
          apcer: Share,
        }),
      )
      .max(4),
    /** Comparisons made although no result of the detection was there. */
    comparisons_without_result: Count,
  })
  .refine(({ tests }) => new Set(tests.map(({ attack }) => attack)).size === tests.length, {
    path: ['tests'],
    error: 'an attack tested twice',
  });
