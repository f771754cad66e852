import { both } from '../text.ts';
import type { FindingText } from '../rule.ts';

/** What the rules of § 第四条 on need (R04.2) and manner (R04.3) say. */
export const purposeNeedFindings = {
  necessity_missing: {
    requirement: 'R04.2',
    why: both(
      '没有必要性记录。处理人脸信息应当具有充分的必要性。',
      'There is no record of necessity. Processing a face shall be sufficiently necessary.',
    ),
    remedy: both(
      '请写明考虑过哪些不用人脸的方式，每一种为什么不够，或者为什么仍然提供人脸。',
      'Record which ways without a face were considered, and of each why it is not enough or why a face is still offered.',
    ),
  },
  necessity_of_old_version: {
    requirement: 'R04.2',
    why: both(
      '必要性记录针对第{recorded}版目的，现在是第{current}版。现在这一版也应当具有充分的必要性。',
      'The record of necessity is for version {recorded} of the purpose; it is now version {current}, which shall be sufficiently necessary, too.',
    ),
    remedy: both('请就现在的版本重新记录并签字。', 'Record it for the present version and have it signed.'),
  },
  necessity_without_ways: {
    requirement: 'R04.2',
    why: both(
      '必要性记录没有分析任何一种不用人脸的方式。不与其他方式比较，看不出充分的必要性，而充分的必要性应当具有。',
      'The record of necessity looks at no way without a face. There shall be sufficient necessity, and without a comparison none can be seen.',
    ),
    remedy: both(
      '请逐一列明考虑过的其他方式和理由。',
      'List the other ways that were considered, each with its reason.',
    ),
  },
  necessity_reason_missing: {
    requirement: 'R04.2',
    why: both(
      '必要性记录列了 {way}，却没有写理由。充分的必要性应当有理由。',
      'The record of necessity names {way} without a reason. Sufficient necessity shall have reasons.',
    ),
    remedy: both(
      '请由人写明理由；软件只核对有没有写。',
      'Have a person write the reason; software only checks that there is one.',
    ),
  },
  face_not_needed: {
    requirement: 'R04.2',
    why: both(
      '必要性记录表明 {way} 已经足够，却没有提供给个人选择。处理人脸信息应当具有充分的必要性。',
      'The record of necessity says that {way} would do, and it is not offered. Processing a face shall be sufficiently necessary.',
    ),
    remedy: both(
      '请改用这种方式，或者把它与人脸并列提供给个人选择。',
      'Use that way, or offer it beside the face so that people can choose.',
    ),
  },
  necessity_unsigned: {
    requirement: 'R04.2',
    why: both(
      '必要性记录没有人签字。充分的必要性应当由人判断。',
      'Nobody has signed the record of necessity. Whether there is sufficient necessity shall be judged by a person.',
    ),
    remedy: both('请由个人信息保护负责人审阅并签字。', 'Have the data protection officer read and sign it.'),
  },
  necessity_after_start: {
    requirement: 'R04.2',
    why: both(
      '必要性记录在{signed}签字，这一版目的在{began}已经启用。充分的必要性应当在启用之前具有。',
      'The record of necessity was signed on {signed}; this version of the purpose had begun on {began}. There shall be sufficient necessity before the start.',
    ),
    remedy: both(
      '请暂停这个目的，重新判断必要性后以新版本启用。',
      'Suspend the purpose, judge its necessity again and start it as a new version.',
    ),
  },
  server_not_justified: {
    requirement: 'R04.3',
    why: both(
      '人脸在服务器上比对，没有写明为什么不能在设备内比对。处理人脸信息应当采取对个人权益影响最小的方式。',
      'Faces are compared in a server, and no reason says why not in the device. Processing a face shall use the manner with the least impact on the person.',
    ),
    remedy: both(
      '请改为在设备内比对，或者写明理由并重新评估。',
      'Compare in the device, or record the reason and assess it again.',
    ),
  },
  image_not_justified: {
    requirement: 'R04.3',
    why: both(
      '保存的是人脸图像，没有写明为什么模板不够。处理人脸信息应当采取对个人权益影响最小的方式。',
      'Images of faces are kept, and no reason says why templates are not enough. Processing a face shall use the manner with the least impact on the person.',
    ),
    remedy: both(
      '请只保存模板，删除图像，或者写明理由并重新评估。',
      'Keep templates only and erase the images, or record the reason and assess it again.',
    ),
  },
  passive_not_justified: {
    requirement: 'R04.3',
    why: both(
      '人脸不经本人配合就被采集，没有写明为什么不能由本人主动配合。处理人脸信息应当采取对个人权益影响最小的方式。',
      'Faces are taken without the person taking part, and no reason says why. Processing a face shall use the manner with the least impact on the person.',
    ),
    remedy: both(
      '请改为由本人主动开始，或者写明理由并重新评估。',
      'Let the person start it, or record the reason and assess it again.',
    ),
  },
  manner_not_decided: {
    requirement: 'R04.3',
    why: both(
      '没有记录是谁、在什么时候选定了处理方式，无法证明选的是影响最小的方式。',
      'No record says who chose the manner of processing and when, so nothing shows that it is the one with the least impact.',
    ),
    remedy: both(
      '请记录各方式的排序、选择和决定人。',
      'Record how the ways were ranked, which was chosen and by whom.',
    ),
  },
  manner_of_old_version: {
    requirement: 'R04.3',
    why: both(
      '处理方式是就第{decided}版目的选定的，现在是第{current}版。',
      'The manner of processing was chosen for version {decided} of the purpose; it is now version {current}.',
    ),
    remedy: both('请就现在的版本重新确认。', 'Confirm it for the present version.'),
  },
} as const satisfies Record<string, FindingText>;
