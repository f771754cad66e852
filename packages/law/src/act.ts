import { z } from 'zod';

/**
 * What software may do to a face, each needing its own permit (§ 第十九条第五、六项 tells verify from identify).
 *
 * - `capture`  open a camera or take a photo and look for a face in it; nothing is encoded
 * - `enrol`    encode a face and keep the sealed template
 * - `verify`   compare one-to-one with the template of one named person
 * - `identify` compare one-to-many with the templates of one purpose
 */
export const Act = z.enum(['capture', 'enrol', 'verify', 'identify']);
export type Act = z.infer<typeof Act>;
