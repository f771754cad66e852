import type { FindingText } from '../rule.ts';

/** What the rules of § 第九条第一款 say. */
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
    requirement: 'R09.1',
    why: {
      'zh-CN':
        '影响评估针对的是目的的第 {assessed} 版，现在使用的是第 {current} 版，这一版没有事前评估。目的、方式发生变化的，按第九条第二款应当重新评估。',
      en: 'The impact assessment covers version {assessed} of the purpose, but version {current} is in use, which nobody assessed beforehand. Where purpose or method changes, Article 9, paragraph 2 says it shall be done again.',
    },
    remedy: {
      'zh-CN': '请对当前版本重新评估并批准。',
      en: 'Assess and approve the present version.',
    },
  },
} as const satisfies Record<string, FindingText>;
