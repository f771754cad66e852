import type { FindingText } from '../rule.ts';

/** What the rules of § 第十条第一款 and of GB/T 45574 6.1 a say. */
export const alternativesFindings = {
  face_is_only_way: {
    requirement: 'R10.1',
    why: {
      'zh-CN':
        '这里现在没有其他可用的验证方式，人脸成了唯一方式。存在其他方式的，不得将人脸识别技术作为唯一验证方式。',
      en: 'No other way of verifying works here now, so the face would be the only one. Where other means exist, face recognition shall not be the only means of verification.',
    },
    remedy: {
      'zh-CN': '请恢复至少一种其他方式（例如密码、卡、人工），再使用人脸。',
      en: 'Bring back at least one other way (for example a PIN, a card, a member of staff) before using faces.',
    },
  },
  no_way_for_who_refuses: {
    requirement: 'R10.2',
    why: {
      'zh-CN': '不同意使用人脸的人，现在没有别的办法。个人不同意的，应当提供其他合理、便捷的方式。',
      en: 'A person who does not agree to use their face has no other way now. They shall be offered another reasonable and convenient way.',
    },
    remedy: {
      'zh-CN': '请在同一地点安排一种同样方便的方式；系统恢复之前请由工作人员办理。',
      en: 'Provide an equally convenient way at the same place; until it works, let a member of staff help.',
    },
  },
  only_biometric_ways: {
    requirement: 'R10.4',
    why: {
      'zh-CN':
        '其他可用的方式都是生物特征（指纹、声纹）。国家标准希望另有非生物特征的方式；这是标准的要求，第十条本身没有写。',
      en: 'The other ways that work are all biometric (fingerprint, voice). The national standard asks for a way that is not biometric; that is the standard, Article 10 itself does not say so.',
    },
    remedy: {
      'zh-CN': '请增加一种不用生物特征的方式，例如密码、卡、二维码或者人工。',
      en: 'Add a way that is not biometric, such as a PIN, a card, a QR code or a member of staff.',
    },
  },
} as const satisfies Record<string, FindingText>;
