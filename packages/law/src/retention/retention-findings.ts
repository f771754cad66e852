import type { FindingText } from '../rule.ts';

/** What the rules of § 第八条第二款 say. */
export const retentionFindings = {
  retention_over: {
    requirement: 'R08.4',
    why: {
      'zh-CN':
        '保存期限已经届满。人脸信息的保存期限不得超过实现处理目的所必需的最短时间，届满后不能再用于登记或者比对。',
      en: 'The retention period is over. Face information shall not be kept longer than the purpose needs, and may not be enrolled or compared after that.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，并删除到期的人脸信息。本人仍愿意使用人脸的，请重新告知并取得同意。',
      en: 'Use another way, and erase the face information that is over its time. If the person still wants to use their face, give notice and ask for consent again.',
    },
  },
  retention_longer_than_purpose: {
    requirement: 'R08.4',
    why: {
      'zh-CN':
        '同意记录的到期时间超过了目的设定的 {days} 天。保存期限不得超过实现目的所必需的最短时间，个人同意也不能延长。',
      en: 'The consent runs past the {days} days that the purpose sets. Retention shall not exceed the shortest time the purpose needs, and consent cannot extend it.',
    },
    remedy: {
      'zh-CN': '请把到期时间改为不晚于同意之日起 {days} 天。',
      en: 'Set the end to no later than {days} days after the decision.',
    },
  },
} as const satisfies Record<string, FindingText>;
