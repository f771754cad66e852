import { both } from '../text.ts';
import type { FindingText } from '../rule.ts';

/** What the rules that rest on standards say: R14.8, R14.9, R14.10. */
export const protectionFindings = {
  faces_with_identities: {
    requirement: 'R14.8',
    why: both(
      '人脸信息和身份信息存放在同一处。标准要求分开存储（GB/T 45574 5.5 i）。',
      'Faces and identities are in one store. The standard asks to keep them apart (GB/T 45574 5.5 i).',
    ),
    remedy: both('请分到两个库。', 'Move them into two stores.'),
  },
  faces_and_identities_one_key: {
    requirement: 'R14.8',
    why: both(
      '人脸信息和身份信息用同一把密钥。标准要求分开存储（GB/T 45574 5.5 i）；分用密钥是本产品设置。',
      'Faces and identities are under one key. The standard asks to keep them apart (GB/T 45574 5.5 i); that their keys differ is our setting.',
    ),
    remedy: both('请为两者各用一把密钥。', 'Give each a key of its own.'),
  },
  page_shows_face: {
    requirement: 'R14.8',
    why: both(
      '有{count}个页面默认显示人脸图像。标准要求默认去标识化展示（GB/T 45574 5.5 l）。',
      'Pages that show a face image by default: {count}. The standard asks for de-identified display (GB/T 45574 5.5 l).',
    ),
    remedy: both('请从这些页面去掉人脸图像。', 'Take the images off these pages.'),
  },
  page_without_watermark: {
    requirement: 'R14.8',
    why: both(
      '有{count}个页面没有水印。标准要求水印含查看者标识和时间（GB/T 45574 5.5 r）。',
      'Pages without a watermark: {count}. The standard asks for one with viewer and time (GB/T 45574 5.5 r).',
    ),
    remedy: both('请加上水印。', 'Add the watermark.'),
  },
  page_copy_open: {
    requirement: 'R14.8',
    why: both(
      '有{count}个页面可以复制、打印或者截屏。标准要求关闭（GB/T 45574 5.5 r）。',
      'Pages that can be copied, printed or captured: {count}. The standard asks to switch that off (GB/T 45574 5.5 r).',
    ),
    remedy: both('请关闭这些功能。', 'Switch it off.'),
  },
  template_reversible: {
    requirement: 'R14.9',
    why: both(
      '测试中有{rate}%的模板可以还原出能通过比对的人脸，超过{max}%。标准要求模板不可逆；{max}%是本产品设置。',
      'In the test a face that is accepted was rebuilt from {rate}% of templates, more than {max}%. The standard asks for irreversible templates; {max}% is our setting.',
    ),
    remedy: both(
      '请更换模板的变换方法并重新签发。',
      'Change the transform of templates and issue them anew.',
    ),
  },
  template_linkable: {
    requirement: 'R14.9',
    why: both(
      '测试中不同库的模板可关联程度为{linkability}（0为不可关联，1为总可关联），超过{max}。标准要求不可关联；{max}是本产品设置。',
      'In the test templates of different galleries can be linked to a degree of {linkability} (0 not at all, 1 always), more than {max}. The standard asks for unlinkable templates; {max} is our setting.',
    ),
    remedy: both(
      '请各库用各自的密钥变换模板并重新签发。',
      'Transform templates with a key of their own gallery and issue them anew.',
    ),
  },
  template_not_renewable: {
    requirement: 'R14.9',
    why: both(
      '没有证明模板可以撤销并重新签发。标准要求可更新。',
      'Nothing shows that a template can be revoked and issued anew. The standard asks for renewable templates.',
    ),
    remedy: both(
      '请演练一次撤销和重新签发并登记日期。',
      'Revoke and reissue one as an exercise, and record the day.',
    ),
  },
  attack_detection_missing: {
    requirement: 'R14.10',
    why: both(
      '没有呈现攻击检测，照片、重放、面具或者注入的视频可能通过。标准要求检测。',
      'There is no detection of presentation attacks: a photo, a replay, a mask or injected video may pass. The standard asks for detection.',
    ),
    remedy: both(
      '请启用检测；在此之前请有人在场值守。',
      'Switch detection on; until then keep the door attended.',
    ),
  },
  attack_untested: {
    requirement: 'R14.10',
    why: both(
      '有一类攻击（照片、重放、面具或者注入）没有测试过。标准要求检测这四类。',
      'One kind of attack (photo, replay, mask or injection) was never tested. The standard asks to detect all four.',
    ),
    remedy: both('请检测实验室补测。', 'Have a laboratory test it.'),
  },
  attack_passes: {
    requirement: 'R14.10',
    why: both(
      '测试中一类攻击有{rate}%通过，超过{max}%。标准要求检测攻击；{max}%是本产品设置。',
      'In the test {rate}% of the attacks of one kind passed, more than {max}%. The standard asks to detect attacks; {max}% is our setting.',
    ),
    remedy: both(
      '请改进检测并重新测试；在此之前请有人值守。',
      'Improve detection and test again; until then keep the door attended.',
    ),
  },
  attack_test_old: {
    requirement: 'R14.10',
    why: both(
      '一类攻击最近一次测试在{last}，已超过一年。标准要求检测攻击；一年是本产品设置。',
      'One kind of attack was last tested on {last}, more than a year ago. The standard asks to detect attacks; the year is our setting.',
    ),
    remedy: both('请重新测试。', 'Test again.'),
  },
  compared_without_detection: {
    requirement: 'R14.10',
    why: both(
      '有{count}次比对没有攻击检测的结果。标准要求每次采集都检测。',
      'Comparisons made without a result of attack detection: {count}. The standard asks for detection at each capture.',
    ),
    remedy: both('请使没有检测结果的比对不能进行。', 'Make a comparison without a result impossible.'),
  },
} as const satisfies Record<string, FindingText>;
