import type { RightsKind } from '@consentry/contract';
import { type BiText, both } from '@consentry/law';

/** What a refusal says of the court (《个人信息保护法》第五十条第二款). */
export const COURT = both(
  '拒绝您行使权利的请求的，您可以依法向人民法院提起诉讼（《个人信息保护法》第五十条第二款）。',
  'Where your request is refused, you may sue in a people’s court (Personal Information Protection Law, Article 50, paragraph 2).',
);

/** What the platform answers by itself, by kind; `null` where only a human answers. */
export const SAID: Readonly<Record<RightsKind, BiText | null>> = {
  access: both(
    '平台所保存的您的全部信息已经备好，随时可以查看。',
    'Everything the platform holds of you is ready to be read at any time.',
  ),
  copy: both(
    '平台所保存的您的全部信息已经备好，随时可以下载（JSON）。',
    'Everything the platform holds of you is ready to be downloaded at any time (JSON).',
  ),
  correct: both('已按您的请求更正。', 'It was corrected as you asked.'),
  delete: both(
    '您的全部同意已经撤回，所有设备上的密钥和人脸模板均已删除。同意和撤回的记录依法须保存至少三年；您使用其他方式通行所需的身份信息仍然保留。',
    'All your consents are withdrawn, and the keys and templates at every device are gone. The records of consents and their ends are kept for the three years that the law asks for; what says who you are is kept as long as you use the other ways.',
  ),
  explain: both(
    '处理目的、规则和法律依据的说明已经备好，随时可以阅读。',
    'What is done for which purpose, by which rules and under which law is ready to be read at any time.',
  ),
  limit: null,
  transfer: null,
  decision_review: null,
};

/** What a copy leaves out, and why. */
export const LEFT_OUT: readonly BiText[] = [
  both(
    '人脸模板：只保存在设备内，加密，平台没有；向外导出属于传输（第八条），也无法用于其他用途。',
    'The face template: it is kept encrypted inside the device, and the platform has none; to export it is a transfer (Article 8), and nobody could use it well.',
  ),
  both('他人的信息：例如监护人、经办人是谁。', 'What is of others: who a guardian or a member of staff is.'),
  both(
    '匿名或者以编号提交的投诉：不与您关联。',
    'Complaints that were sent by a reference: they are not linked to you.',
  ),
];

/** What a comparison of faces decides. */
export const DECIDES = both(
  '设备只比对您本次的人脸与您自己登记的模板，得出“是”或者“不是”，并据此开门或者提示使用其他方式；不评分，不用于其他决定。不同意自动作出的决定的，可以要求人工复核。',
  'A device compares the face before it with the templates enrolled for the purpose, and answers yes or no: it opens, or offers the other ways. No score is kept and nothing else is decided by it. Whoever does not accept what was decided automatically can ask for a human to look at it.',
);
