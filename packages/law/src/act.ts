import { z } from 'zod';

/**
 * What software may do to a face, each needing its own permit (§ 第十九条第五、六项 tells verify from identify).
 *
 * - `capture`  open a camera or take a photo and look for a face in it; nothing is encoded
 * - `enrol`    encode a face and keep the sealed template
 * - `verify`   compare one-to-one with the template of one named person
 * - `identify` compare one-to-many with the templates of one purpose
 */
export const FaceAct = z.enum(['capture', 'enrol', 'verify', 'identify']);
export type FaceAct = z.infer<typeof FaceAct>;

/**
 * What an organisation may do that touches faces without looking at one, judged on its state.
 *
 * - `install`           put up a device at a site (§ 第十三条)
 * - `go_live`           switch a device in a public place on (§ 第十三条第一款)
 * - `activate_purpose`  begin to process for a purpose (§ 第四条, 第九条, 第十条)
 * - `change_purpose`    change purpose, method or kind of information (《个人信息保护法》第十四条第二款)
 * - `change_notice`     change what persons were told (§ 第五条第二款)
 * - `extend_retention`  keep faces longer (§ 第八条第二款)
 * - `transfer`          send face information out of its device (§ 第八条第一款)
 * - `export_template`   hand a template to anybody: never
 * - `train`             use faces to develop or train (§ 第二条第二款)
 * - `entrust`           let another process by instruction (《个人信息保护法》第二十一条)
 * - `disclose`          provide to another processor, or publish (《个人信息保护法》第二十三条、第二十五条)
 * - `resume`            go on after an incident (§ 第九条第二款)
 */
export const OrganisationalAct = z.enum([
  'install',
  'go_live',
  'activate_purpose',
  'change_purpose',
  'change_notice',
  'extend_retention',
  'transfer',
  'export_template',
  'train',
  'entrust',
  'disclose',
  'resume',
]);
export type OrganisationalAct = z.infer<typeof OrganisationalAct>;

/** Everything that is asked of the gate before it is done. */
export const Act = z.enum([...FaceAct.options, ...OrganisationalAct.options]);
export type Act = z.infer<typeof Act>;
