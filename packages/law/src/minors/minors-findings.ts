import type { FindingText } from '../rule.ts';
import { minorsPostureFindings } from './minors-posture-findings.ts';

/** What the rules of § 第七条 say of one person, and what is said of the state of a processor. */
export const minorsFindings = {
  ...minorsPostureFindings,
  guardian_consent_missing: {
    requirement: 'R07.1',
    why: {
      'zh-CN':
        '本人不满十四周岁，没有父母或者其他监护人的同意。基于同意处理不满十四周岁未成年人的人脸信息，应当取得监护人的同意。',
      en: 'The person is under fourteen and no parent or other guardian has consented. For the face of a child under fourteen the consent of a parent or other guardian shall be obtained.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，或者请监护人看过告知后单独作出决定。孩子自己的同意不够。',
      en: 'Use another way, or ask a parent or guardian to read the notice and decide. The child’s own consent is not enough.',
    },
  },
  own_consent_from_childhood: {
    requirement: 'R07.1',
    why: {
      'zh-CN': '这份同意是本人不满十四周岁时自己作出的，当时应当取得监护人的同意。',
      en: 'The person gave this consent alone while under fourteen, when the consent of a guardian should by law have been obtained.',
    },
    remedy: {
      'zh-CN': '本人现在已满十四周岁，请重新告知，并请本人单独作出决定。',
      en: 'The person is fourteen or over now: give notice again and ask for their own separate decision.',
    },
  },
  guardian_not_shown: {
    requirement: 'R07.1',
    why: {
      'zh-CN': '同意写明由监护人作出，但没有核实过监护关系的记录，不能证明取得了父母或者其他监护人的同意。',
      en: 'The consent says a guardian gave it, but no check of the guardianship is recorded, so it does not show that a parent or other guardian consented.',
    },
    remedy: {
      'zh-CN': '请核实监护关系并留下记录，再请监护人决定。不要用孩子的人脸来核实。',
      en: 'Check the guardianship, record the check, then ask the guardian to decide. Do not use the child’s face to check.',
    },
  },
  guardianship_ended: {
    requirement: 'R07.1',
    why: {
      'zh-CN': '作出同意的人已经不是监护人。处理不满十四周岁未成年人的人脸信息，应当有监护人的同意。',
      en: 'The one who consented is no longer the guardian. The consent of a guardian shall be obtained for the face of a child under fourteen.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，并请现在的监护人重新决定。',
      en: 'Use another way, and ask the present guardian to decide.',
    },
  },
  age_unknown: {
    requirement: 'R07.3',
    why: {
      'zh-CN':
        '不知道本人是否已满十四周岁，无法判断是否需要监护人的同意。标准建议在登记时以合理方式核实年龄；本软件在不知道年龄时一律拒绝。',
      en: 'It is not known whether the person is fourteen, so whether a guardian has to consent cannot be told. The standards ask for a reasonable age check at enrolment; this software refuses while the age is unknown.',
    },
    remedy: {
      'zh-CN': '请本人或者监护人说明是否已满十四周岁，不要为此采集人脸。也可以使用其他方式。',
      en: 'Ask the person or their guardian whether they are fourteen, without capturing a face for it. Or use another way.',
    },
  },
  guardian_checked_late: {
    requirement: 'R07.3',
    why: {
      'zh-CN': '监护关系是在同意之后才核实的。标准要求以合理方式核实监护人，本软件要求先核实、后同意。',
      en: 'The guardianship was checked only after the consent. The standards ask for a reasonable check of the guardian; this software wants it before the consent.',
    },
    remedy: {
      'zh-CN': '监护关系已经核实的，请监护人重新作出决定。',
      en: 'Now that the guardianship is checked, ask the guardian to decide again.',
    },
  },
  guardian_consent_outgrown: {
    requirement: 'R07.7',
    why: {
      'zh-CN':
        '本人已满十四周岁，这份同意是监护人作出的。我们由第七条推论：满十四周岁起，以本人自己的单独同意为准。',
      en: 'The person is fourteen or over, and this consent is a guardian’s. We infer from Article 7 that from the fourteenth birthday the person’s own separate consent is what counts.',
    },
    remedy: {
      'zh-CN': '请向本人告知，并请本人自己决定；不同意的，请删除其人脸信息并使用其他方式。',
      en: 'Give the person notice and ask for their own decision; if they do not agree, erase their face information and use another way.',
    },
  },
} as const satisfies Record<string, FindingText>;
