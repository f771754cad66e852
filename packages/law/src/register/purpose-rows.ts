import { article, cite, clause, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第三条 and § 第四条 on purpose, need and mode; of § 第十九条第（五）项、第（六）项 on the two modes. */
export const purposeRows = {
  'R03.1': {
    slice: 'purpose',
    addressee: ['anyone'],
    strength: 'law',
    sources: ['law', 'commentary_a'],
    articles: [article(3)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '用您的脸应当尊重社会公德和伦理，不得侵害您的权益。本产品不猜测您的情绪、民族、健康、信用或者工作是否卖力；遇到这种用途，您可以拒绝并投诉。',
      'Using your face shall respect ethics and shall not harm your rights. This product does not guess your feelings, ethnicity, health, creditworthiness or how hard you work; if you meet such a use, refuse and complain.',
    ),
    trigger: both('任何活动', 'Any activity'),
    duty: both(
      '「应当遵守法律法规，尊重社会公德和伦理，遵守商业道德和职业道德，诚实守信，履行个人信息保护义务，承担社会责任，不得危害国家安全、损害公共利益、侵害个人合法权益。」',
      'It shall keep the law, respect social morality and ethics, keep business and professional ethics, be honest and bear social responsibility; it shall not harm national security, the public interest or anybody’s lawful rights.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('持续', 'Continuously') },
    exception: null,
    enforce: both(
      '目的目录含拒绝清单：情绪、民族、健康、工作效率、信用推断，以及对未同意者的营销画像。',
      'The catalogue of purposes has a list of refusals: emotion, ethnicity, health, productivity, creditworthiness, marketing profiles of people who did not consent.',
    ),
    evidence: both(
      '影响评估中的伦理清单；批准人记录',
      'The ethics checklist in the assessment; who approved it',
    ),
    prompt: both(
      '伦理审查人书面回答监控、歧视、寒蝉效应等问题',
      'An ethics reviewer answers questions on monitoring, discrimination and chilling effects in their own words',
    ),
    scenarios: [
      {
        given: both('目的为“分析顾客情绪”的活动', 'An activity whose purpose is “analyse customer emotion”'),
        when: both('提交启用', 'it is submitted'),
        then: both('不能启用', 'it cannot become active'),
      },
    ],
    gaps: [],
  },
  'R04.1': {
    slice: 'purpose',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(4), cite('pipl', 28, 2)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '用您的脸应当有一个说得清的目的，而且只用于这个目的。写着“提升服务”之类的，您可以要求说清楚。',
      'There shall be one clear purpose for which your face is used, and only that. If it says no more than “improve service”, you can ask what for.',
    ),
    trigger: both('确定任何一项活动', 'An activity is defined'),
    duty: both('「应当具有特定的目的」。', 'There shall be a specific purpose.'),
    deadline: {
      rules: [{ kind: 'before', event: 'activity_start' }],
      text: both('启用之前', 'Before start'),
    },
    exception: null,
    enforce: both(
      '目的从固定清单选取并分版本；一项活动一个目的；同意、告知、影响评估、保存期限和底库都绑定目的及其版本。',
      'The purpose is a closed, versioned field; one activity, one purpose; consent, notice, assessment, retention and gallery are bound to it and its version.',
    ),
    evidence: both('目的陈述和版本历史', 'The statement of purpose and its versions'),
    prompt: both(
      '审查人驳回“提升服务”“安全管理”之类的笼统目的',
      'A reviewer rejects vague purposes such as “improve service” or “security management”',
    ),
    scenarios: [
      {
        given: both('对目的甲的同意', 'Consent to purpose A'),
        when: both('按目的乙使用', 'the data are used under purpose B'),
        then: both('拒绝：未同意目的乙', 'it is refused: B was not consented to'),
      },
    ],
    gaps: [],
  },
  'R04.2': {
    slice: 'purpose',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'standard'],
    articles: [article(4), cite('pipl', 28, 2), clause('gbt-45574', '5.3 a')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '真的需要，才可以用您的脸。应当先考虑过刷卡、密码等方式，并写下理由，您可以询问。',
      'Your face is used only where it is really needed. Cards, numbers and other ways shall be considered first, with reasons on record that you can ask about.',
    ),
    trigger: both('确定任何一项活动', 'An activity is defined'),
    duty: both(
      '应当具有「充分的必要性」。标准另述：非敏感个人信息能实现目的的，不收集敏感个人信息。',
      'There shall be sufficient necessity. A standard adds: where non-sensitive information achieves the purpose, sensitive information is not collected.',
    ),
    deadline: {
      rules: [
        { kind: 'before', event: 'activity_start' },
        { kind: 'at', event: 'each_assessment' },
      ],
      text: both('启用之前；每次影响评估时再核', 'Before start; again at each assessment'),
    },
    exception: null,
    enforce: both(
      '启用须有必要性记录：列明考虑过的每种非人脸方式，以及为何不足或者为何仍把人脸作为一种选择。',
      'Activation needs a record of necessity that names every non-face way considered and why it fails, or why face is still offered as a choice.',
    ),
    evidence: both('签署的必要性记录', 'The record, signed'),
    prompt: both(
      '理由由人书写；软件只核对每种方式都有理由',
      'A human writes the reasons; software only checks that each way has one',
    ),
    scenarios: [
      {
        given: both('未分析任何替代方式的活动', 'An activity with no alternative analysed'),
        when: both('启用', 'it is activated'),
        then: both('拒绝，并指明 R04.2', 'it is refused, naming R04.2'),
      },
    ],
    gaps: [],
  },
  'R04.3': {
    slice: 'purpose',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a'],
    articles: [article(4)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '应当用对您影响最小的做法：只和您本人的登记比对，在设备里比对，不留照片，等您主动开始。',
      'What affects you least shall be chosen: comparing with your own enrolment only, inside the device, keeping no photo, waiting for you to start.',
    ),
    trigger: both('在几种方式之间选择', 'A choice between ways of doing it'),
    duty: both(
      '应当「采取对个人权益影响最小的方式」：一对一先于一对多，设备内先于服务器，模板先于图像，主动配合先于被动采集。',
      'The manner with the least impact on the person shall be used: one-to-one before one-to-many, device before server, template before image, active cooperation before passive capture.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'activity_start' }],
      text: both('启用之前', 'Before start'),
    },
    exception: null,
    enforce: both(
      '各方式按影响排序；影响较大的须有记录的理由；默认配置影响最小。',
      'Modes are ranked; a more intrusive one needs a recorded justification; the default is the least intrusive.',
    ),
    evidence: both('方式选择记录', 'The record of the choice'),
    prompt: both('审查人确认排序', 'A reviewer confirms the ranking'),
    scenarios: [
      {
        given: both('目的为“打开自己的储物柜”', 'The purpose “unlock own locker”'),
        when: both('选择一对多而未说明理由', 'one-to-many is chosen without justification'),
        then: both('拒绝，并建议一对一', 'it is refused, and one-to-one suggested'),
      },
    ],
    gaps: [],
  },
  'R19.1': {
    slice: 'purpose',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a'],
    articles: [article(19, null, 5), article(19, null, 6)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '确认您是不是您本人，和从很多人里找出您，是两回事，应当分别说明、分别取得您的同意。',
      'Checking that you are you and finding you among many are two things; each shall be explained and agreed to on its own.',
    ),
    trigger: both('任何比对', 'Any comparison'),
    duty: both(
      '验证个人身份（「“一对一”比对」）与辨识特定个人（「“一对多”比对」）是两种活动，应当分别具有目的和依据。',
      'Verifying an identity (one-to-one) and identifying a specific individual (one-to-many) are two activities; each shall have its own purpose and basis.',
    ),
    deadline: {
      rules: [{ kind: 'at', event: 'comparison' }],
      text: both('每次比对之时', 'At each comparison'),
    },
    exception: null,
    enforce: both(
      '两个接口操作，各有权限、目的和底库；一对多只返回超过阈值的候选，从不返回底库。',
      'Two operations, each with its permission, purpose and gallery; one-to-many returns only candidates above the threshold and never the gallery.',
    ),
    evidence: both('每次比对的方式记录', 'The mode of every call'),
    prompt: both('每种方式各做影响评估', 'An assessment for each mode'),
    scenarios: [
      {
        given: both('只许一对一的活动', 'An activity for one-to-one only'),
        when: both('请求携带多于一人的底库', 'a call carries a gallery of more than one person'),
        then: both('拒绝，并指明 R19.1', 'it is refused, naming R19.1'),
      },
    ],
    gaps: [],
  },
  'RS.9': {
    slice: 'purpose',
    addressee: ['processor'],
    strength: 'commentary',
    sources: ['commentary_a'],
    articles: [whole('commentary-a')],
    kinds: ['enforce'],
    plain: both(
      '本产品不会从您的脸判断情绪、年龄、民族、性别或者健康。',
      'This product does not tell feelings, age, ethnicity, gender or health from your face.',
    ),
    trigger: both(
      '通过人脸分析情绪、健康、民族等敏感信息',
      'Emotion, health, ethnicity or other sensitive information would be read from faces',
    ),
    duty: both(
      '评论文A：草案允许的情形已从正式文本删去，正式文本只写验证和辨识；审慎的理解是不提供这类功能。',
      'Commentary A: the draft allowed some cases and the final text deleted them; it speaks only of verifying and identifying. Careful reading: do not offer it.',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: null,
    enforce: both('产品没有推断属性的接口。', 'The product has no interface that infers attributes.'),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('全部接口', 'The whole interface'),
        when: both('检查其输出', 'its outputs are examined'),
        then: both('没有情绪、年龄、民族、性别的输出', 'none is emotion, age, ethnicity or gender'),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
