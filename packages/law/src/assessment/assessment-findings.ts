import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules of § 第九条 on the impact assessment say. */
export const assessmentFindings = {
  assessment_missing: {
    requirement: 'R09.1',
    why: {
      'zh-CN': '还没有完成个人信息保护影响评估。处理人脸信息应当事前进行评估，试点、试用也一样。',
      en: 'The impact assessment is not done. It shall be carried out before faces are processed, pilots and trials included.',
    },
    remedy: {
      'zh-CN': '请完成并批准影响评估后再使用人脸。',
      en: 'Complete and approve the impact assessment before using faces.',
    },
  },
  assessment_not_beforehand: {
    requirement: 'R09.1',
    why: {
      'zh-CN': '影响评估的批准时间晚于现在。评估应当在处理之前进行。',
      en: 'The impact assessment is approved only later than now. It shall come before the processing.',
    },
    remedy: {
      'zh-CN': '请等评估批准生效后再使用人脸，并核对设备时间。',
      en: 'Wait until the assessment is approved, and check the clock of the device.',
    },
  },
  assessment_of_other_version: {
    requirement: 'R09.5',
    why: {
      'zh-CN':
        '影响评估针对的是目的的第 {assessed} 版，现在使用的是第 {current} 版，这一版没有评估。处理人脸信息的目的、方式发生变化的，应当重新进行评估。',
      en: 'The impact assessment covers version {assessed} of the purpose, but version {current} is in use, which nobody assessed. Where purpose or method changes, the assessment shall be made anew.',
    },
    remedy: {
      'zh-CN': '请对当前版本重新评估并批准。',
      en: 'Assess and approve the present version.',
    },
  },
  assessment_of_other_configuration: {
    requirement: 'R09.1',
    why: both(
      '现在的配置与评估时的配置摘要不同，这一配置没有事前评估。应当事前进行个人信息保护影响评估。',
      'The configuration in use has another digest than the one assessed, so it was not assessed beforehand. The assessment shall come first.',
    ),
    remedy: both(
      '请恢复评估过的配置，或者重新评估；属于细微技术变化的，请评估人附理由认定。',
      'Go back to the configuration that was assessed, or assess again; where it is a minor technical change, have an assessor say so with reasons.',
    ),
  },
  assessment_after_first_capture: {
    requirement: 'R09.1',
    why: both(
      '影响评估在第一次采集之后才批准。应当事前进行评估，现在虽已完成，当时没有做到。',
      'The assessment was approved after the first capture. It shall come before; it is there now, and was not then.',
    ),
    remedy: both(
      '请判断评估之前采集的人脸信息如何处理，并记录理由。',
      'Judge what becomes of the faces that were captured before, and record why.',
    ),
  },
  assessment_evidence_missing: {
    requirement: 'R09.2',
    why: both(
      '影响评估的第 {part} 部分没有证据、风险分值或者剩余风险。评估应当包括第九条第一款的四项内容。',
      'Part {part} of the assessment has no evidence, risk score or residual risk. The assessment shall contain the four items of Article 9, paragraph 1.',
    ),
    remedy: both('请补齐这一部分再批准。', 'Complete this part, then approve.'),
  },
  assessment_mitigation_unjudged: {
    requirement: 'R09.2',
    why: both(
      '影响评估没有说明降低不利影响的措施是否有效。第二项内容应当包括措施是否有效。',
      'The assessment does not say that measures against the impact work. Item 2 shall say whether they do.',
    ),
    remedy: both(
      '请评估措施是否有效；无效的，请先改进。',
      'Assess whether they work; where they do not, mend them first.',
    ),
  },
  assessment_risks_missing: {
    requirement: 'R09.2',
    why: both(
      '影响评估的第三部分缺 {count} 种风险。应当包括泄露、篡改、丢失、毁损或者被非法获取、出售、使用的风险以及可能造成的危害。',
      'Part 3 of the assessment lacks {count} risks. It shall cover leakage, tampering, loss, destruction or illegal acquisition, sale or use, and the harm.',
    ),
    remedy: both('请补充这些风险再批准。', 'Add these risks, then approve.'),
  },
  assessment_protection_unjudged: {
    requirement: 'R09.2',
    why: both(
      '影响评估没有全部说明保护措施是否合法、有效并与风险程度相适应，缺 {count} 项。第四项内容应当包括这三点。',
      'The assessment does not find protection lawful, effective and commensurate; {count} of the three are missing. Item 4 shall cover them.',
    ),
    remedy: both(
      '请逐点评估；做不到的，请先改进保护措施。',
      'Assess each; where one fails, mend the protection first.',
    ),
  },
  change_not_assessed: {
    requirement: 'R09.5',
    why: both(
      '与评估时相比，处理方式有 {count} 方面发生变化，没有重新评估。目的、方式发生变化的，应当重新进行个人信息保护影响评估。',
      'Against what was assessed, the processing differs in {count} respects and was not assessed anew. Where purpose or method changes, the assessment shall be made again.',
    ),
    remedy: both(
      '请暂停这项活动，重新评估并批准。',
      'Suspend the activity until it is assessed and approved again.',
    ),
  },
  incident_not_reassessed: {
    requirement: 'R09.6',
    why: both(
      '发生重大安全事件后，这项活动没有重新评估就在继续。发生重大安全事件的，应当重新进行影响评估。涉及人脸信息的泄露、篡改、丢失一律视为重大（我们的理解，见 G23）。',
      'After a major security incident this activity goes on without a new assessment. It shall be made anew. Any leak, tampering or loss that concerns faces counts as major (our reading, G23).',
    ),
    remedy: both('请暂停这项活动，重新评估后再恢复。', 'Suspend the activity, assess again, then resume.'),
  },
  incident_reassessment_open: {
    requirement: 'R09.6',
    why: both(
      '发生重大安全事件后，这项活动已经暂停，还没有重新评估。恢复之前应当重新进行影响评估；“恢复之前”是本产品的设置。',
      'After a major security incident this activity is suspended and not yet assessed anew. The assessment shall be made again; before resuming is our setting.',
    ),
    remedy: both('请完成重新评估。', 'Complete the new assessment.'),
  },
  assessment_review_due: {
    requirement: 'R09.7',
    why: both(
      '上次评估或者复核在{last}，已超过365天。评论文B说“定期”评估，条文没有要求；一年是本产品的建议。',
      'The last assessment or review was on {last}, more than 365 days ago. A commentary says “regularly”, the text does not; a year is our suggestion.',
    ),
    remedy: both('请复核并记录。', 'Review it and note that.'),
  },
  assessment_risks_untreated: {
    requirement: 'RS.6',
    why: both(
      '影响评估没有处理监控、歧视、隐私、泄露中的 {count} 种风险；评论文A建议处理。',
      'The assessment leaves {count} of monitoring, discrimination, privacy and leaks untreated; a commentary suggests to treat them.',
    ),
    remedy: both('请补充。', 'Add them.'),
  },
  bias_test_missing: {
    requirement: 'RS.6',
    why: both(
      '影响评估没有偏差测试部分。评论文A建议评估歧视风险；没有这一部分，本产品不予批准。',
      'The assessment has no section on bias. A commentary suggests to assess discrimination; this product approves none without it.',
    ),
    remedy: both('请按年龄、肤色、性别分组测试。', 'Test by age, skin tone and gender.'),
  },
  bias_groups_missing: {
    requirement: 'RS.6',
    why: both(
      '偏差测试缺 {count} 个分组。评论文A建议评估歧视风险，本产品按年龄、肤色、性别分组。',
      'The bias test lacks {count} groups. A commentary suggests to assess discrimination; this product does it by age, skin tone and gender.',
    ),
    remedy: both('请补测这些分组。', 'Test these groups too.'),
  },
  bias_data_without_consent: {
    requirement: 'RS.6',
    why: both(
      '偏差测试用的既不是取得同意的数据，也不是合成数据。评论文A建议测试，测试本身也要有依据。',
      'The bias test used data that is neither consented nor synthetic. A commentary suggests the test, and the test needs a footing too.',
    ),
    remedy: both('请改用取得同意的数据或者合成数据重测。', 'Test again with consented or synthetic data.'),
  },
} as const satisfies Record<string, FindingText>;
