import type { Strength } from '../finding.ts';
import { type BiText, both } from '../text.ts';

interface LifeText {
  /** Row of the register. */
  readonly row: string;
  readonly strength: Strength;
  readonly what: BiText;
  readonly remedy: BiText;
}

/** What each event means and what mends it. */
export const lifeTexts = {
  fourteenth_birthday: {
    row: 'R07.7',
    strength: 'inference',
    what: both(
      '本人满十四周岁，监护人的同意自当日零时起不再足够（由第七条推论）。',
      'The person turns fourteen: from 00:00 of the day the guardian’s consent no longer suffices (inferred from Article 7).',
    ),
    remedy: both(
      '请在此之前告知本人，请本人自己决定；没有本人同意的，当日起停止使用并删除其人脸信息。',
      'Give the person notice before that day and ask for their own decision; without it, stop using and erase their face information on the day.',
    ),
  },
  guardianship_ended: {
    row: 'R07.1',
    strength: 'law',
    what: both(
      '作出同意的人不再是监护人。处理不满十四周岁未成年人的人脸信息，应当有监护人的同意。',
      'The one who consented is no longer the guardian. The consent of a guardian shall be obtained for the face of a child under fourteen.',
    ),
    remedy: both(
      '请停止使用，并请现在的监护人重新决定；不同意的，删除其人脸信息。',
      'Stop using it and ask the present guardian to decide; erase the face information if they do not agree.',
    ),
  },
  retention_over: {
    row: 'R08.4',
    strength: 'law',
    what: both(
      '保存期限届满。人脸信息的保存期限不得超过实现处理目的所必需的最短时间，个人同意也不能延长。',
      'The retention period ends. Face information shall not be kept longer than the purpose needs, and consent cannot extend it.',
    ),
    remedy: both(
      '请在届满时删除。本人仍愿意使用人脸的，请重新告知并取得同意。',
      'Erase it at that instant. If the person still wants to use their face, give notice and ask for consent again.',
    ),
  },
  notice_changed: {
    row: 'R05.3',
    strength: 'law',
    what: both(
      '告知事项发生变更，应当将变更部分告知本人。',
      'What was told changes; the person shall be told what changed.',
    ),
    remedy: both(
      '请在生效前把变更部分告知本人，并请本人就新的告知作出决定；此前本软件不再用其人脸放行。',
      'Tell the person what changes before it takes effect, and ask for their decision under the new notice; until then this software does not use their face.',
    ),
  },
  purpose_changed: {
    row: 'R06.7',
    strength: 'law',
    what: both(
      '处理目的、处理方式或者个人信息种类发生变更，应当重新取得个人同意。',
      'Purpose, method or kind of information changes; consent shall be obtained anew.',
    ),
    remedy: both(
      '请在变更前重新告知并取得同意；不同意的，使用其他方式并删除其人脸信息。',
      'Give notice and ask for consent again before the change; who does not agree uses another way, and their face information is erased.',
    ),
  },
  assessment_reopened_by_change: {
    row: 'R09.5',
    strength: 'law',
    what: both(
      '处理目的、方式发生变化，而新版本没有经过评估，应当重新进行个人信息保护影响评估。',
      'Purpose or method changes and the new version is not assessed; the impact assessment shall be done again.',
    ),
    remedy: both(
      '请在变更生效前完成新的评估；此前不要启用新版本。',
      'Assess the new version before it takes effect; do not use it until then.',
    ),
  },
  assessment_reopened_by_incident: {
    row: 'R09.6',
    strength: 'law',
    what: both(
      '发生重大安全事件，应当重新进行个人信息保护影响评估。',
      'After a major security incident the impact assessment shall be done again.',
    ),
    remedy: both(
      '请停用有关目的，控制事件后重新评估，批准后再恢复。',
      'Suspend the purpose, assess again once the incident is contained, and resume after approval.',
    ),
  },
  device_moved: {
    row: 'R13.2',
    strength: 'law',
    what: both(
      '设备移动过，应当依法合理确定采集区域，原来的审批不再适用。',
      'The device was moved; its capture area shall be determined again, and the approval no longer fits.',
    ),
    remedy: both(
      '请停用该设备，在新位置重新确定采集区域、提示标识并审批。',
      'Suspend the device; set its capture area and sign at the new place and have it approved again.',
    ),
  },
} as const satisfies Record<string, LifeText>;

/** What can happen in the life of a consent, purpose or device. */
export type LifeEventKind = keyof typeof lifeTexts;
