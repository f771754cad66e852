import { article, cite, clause, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第七条: guardians decide for children under fourteen, and what connected law adds for minors. */
export const minorsRows = {
  'R07.1': {
    slice: 'minors',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [
      article(7, 1),
      cite('pipl', 31, 1),
      cite('network-data', 22, 1, 3),
      cite('children', 9),
      cite('children', 10),
    ],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '不满十四周岁的孩子，应当由父母或者其他监护人决定是否使用人脸。您是监护人的，可以不同意，也可以随时撤回，撤回后孩子的人脸信息会被删除。',
      'For a child under fourteen a parent or other guardian shall decide whether the face is used. If you are the guardian, you can say no, or withdraw at any time, and the child’s face is erased.',
    ),
    trigger: both(
      '基于同意处理不满十四周岁未成年人的人脸信息',
      'Consent-based processing of a person under 14',
    ),
    duty: both(
      '「基于个人同意处理不满十四周岁未成年人人脸信息的，应当取得未成年人的父母或者其他监护人的同意。」与第六条合看，该同意应当单独、知情、自愿、明确，并可以拒绝。',
      'The consent of a parent or other guardian shall be obtained; read with Article 6 it is separate, informed, free and explicit, and can be refused.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'processing' }],
      text: both('处理之前', 'Before processing'),
    },
    exception: {
      liftedBy: ['other_basis'],
      text: both(
        '有同意以外的依据的（R06.11），仍须专门的处理规则（R07.2）。',
        'Another basis than consent (R06.11) still needs the dedicated rules (R07.2).',
      ),
    },
    enforce: both(
      '登记时以出生日期或者监护人声明核对年龄；不满十四周岁（按北京时间的生日）须监护人的同意，本人的不够；学校、游乐场所年龄不明的，默认拒绝。',
      'An age gate at enrolment by birthdate or guardian’s declaration; under 14 (birthday in Asia/Shanghai) a guardian’s consent is needed and the child’s own is not enough; unknown age in schools and playgrounds is refused.',
    ),
    evidence: both(
      '监护人身份和监护关系证明的索引（不存复印件）、同意凭据',
      'Reference to the proof of identity and relationship (no copies), consent receipt',
    ),
    prompt: both('经办人核对证明', 'A clerk checks the proof'),
    scenarios: [
      {
        given: both('出生后13年364天的孩子', 'A child of 13 years and 364 days'),
        when: both('只有孩子本人同意', 'only the child consents'),
        then: both('拒绝，并指明 R07.1', 'it is refused, naming R07.1'),
      },
      {
        given: both('监护人的同意', 'A guardian’s consent'),
        when: both('登记', 'the child is enrolled'),
        then: both('允许', 'it is allowed'),
      },
      {
        given: both('监护人已经同意', 'A guardian who consented'),
        when: both('监护人撤回', 'withdraws'),
        then: both('清除', 'all is erased'),
      },
    ],
    gaps: ['G28'],
  },
  'R07.2': {
    slice: 'minors',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(7, 2), cite('pipl', 31, 2), cite('network-data', 21)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '处理孩子的人脸，应当有专门的规则，写明怎样存储、使用、转移、披露。您可以要求查看这份规则。',
      'Where children’s faces are processed, there shall be rules of their own on how they are stored, used, moved and disclosed. You can ask to read them.',
    ),
    trigger: both(
      '处理任何不满十四周岁未成年人的人脸信息，不论依据',
      'Any face of a child under 14 is processed, whatever the basis',
    ),
    duty: both(
      '「应当在存储、使用、转移、披露等方面制定专门的处理规则」。',
      'There shall be dedicated rules on storage, use, transfer and disclosure.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'processing' }],
      text: both('处理之前', 'Before processing'),
    },
    exception: null,
    enforce: both(
      '可能遇到不满十四周岁者的活动，须有专门规则才能启用：存储、使用、转移、披露四项，并有保存期限、安全、拒绝的后果、投诉渠道、更正和删除；另用密钥类别和更严的角色。',
      'An activity that may meet under-fourteens activates only with dedicated rules under the four headings plus retention, security, effect of refusal, complaint channel, correction and deletion; separate class of keys, stricter role.',
    ),
    evidence: both('规则文件，分版本并公开', 'The rules, versioned and published'),
    prompt: both('律师审阅', 'A lawyer reads them'),
    scenarios: [
      {
        given: both(
          '受众含不满十四周岁者，规则缺“转移”',
          'An audience with under-fourteens, and rules without “transfer”',
        ),
        when: both('启用', 'it is activated'),
        then: both('拒绝，并指明 R07.2', 'it is refused, naming R07.2'),
      },
    ],
    gaps: [],
  },
  'R07.3': {
    slice: 'minors',
    addressee: ['processor'],
    strength: 'standard',
    sources: ['standard'],
    articles: [clause('gbt-45574', '6.7 b'), clause('ydt-6414', '7–9')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '标准建议先问清年龄，并核实监护人。我们不会为了判断年龄拍您或者孩子的脸；不愿意说明年龄的，可以用其他方式。',
      'A standard asks us to find out the age and to check the guardian first. We take no picture of you or your child to find out an age; if you would rather not say, use another way.',
    ),
    trigger: both(
      '需要核对未成年人或者监护人的年龄、身份',
      'The age or identity of a minor or guardian has to be checked',
    ),
    duty: both(
      '按照标准，以合理方式核对年龄和监护人身份（短信、电话、视频、邮件、书面、绑定账号）；只在法律明确要求时收集未成年人的身份数据。',
      'The standards ask for a reasonable check of age and of the guardian (SMS, phone, video, mail, paper, bound account); a minor’s identity data are collected only where law clearly requires it.',
    ),
    deadline: { rules: [{ kind: 'at', event: 'enrolment' }], text: both('登记之时', 'At enrolment') },
    exception: null,
    enforce: both(
      '核对分强度等级；不以采集人脸来判断年龄',
      'Levels of strength; no capture to establish age',
    ),
    evidence: both('核对方式的记录', 'A log of how it was checked'),
    prompt: both('经办人核对', 'A clerk checks'),
    scenarios: [
      {
        given: both('需要核对年龄', 'An age check'),
        when: both('开始核对', 'it starts'),
        then: both('不打开任何摄像头画面', 'no camera stream opens'),
      },
    ],
    gaps: ['G28'],
  },
  'R07.4': {
    slice: 'minors',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'standard'],
    articles: [cite('minor-network', 34), clause('gbt-45574', '6.7 c')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '未成年人和监护人可以要求查看、复制、更正、补充、删除未成年人的信息。处理者应当及时处理；拒绝的，应当书面告诉您理由。',
      'Minors and guardians can ask to see, copy, correct, supplement or delete what is kept of a minor. It shall be handled in time; a no shall come in writing, with reasons.',
    ),
    trigger: both(
      '未成年人或者其监护人请求查阅、复制、更正、补充、删除',
      'A minor or guardian asks to consult, copy, correct, supplement or delete',
    ),
    duty: both(
      '应当提供便捷的功能，及时受理并处理；拒绝的，应当书面告知并说明理由。',
      'There shall be a convenient function, and the request shall be accepted and handled in time; a refusal shall be in writing with reasons.',
    ),
    deadline: {
      rules: [
        { kind: 'promptly', after: 'request' },
        {
          kind: 'within',
          amount: 15,
          unit: 'working_days',
          of: 'request',
          case: both('标准（GB/T 45574 6.7 c）', 'the standard (GB/T 45574 6.7 c)'),
        },
      ],
      text: both(
        '及时；标准（GB/T 45574 6.7 c）：15个工作日，法律另有更短期限的从其规定',
        'In time; the standard (GB/T 45574 6.7 c) says 15 working days, or a shorter legal period',
      ),
    },
    exception: null,
    enforce: both('按工作日计时的请求期限', 'A clock for requests in working days'),
    evidence: both('答复', 'The reply'),
    prompt: both('经办人处理', 'A handler'),
    scenarios: [
      {
        given: both('2026年2月13日的请求', 'A request of 13 February 2026'),
        when: both('计算期限', 'the deadline is computed'),
        then: both(
          '2026年3月12日到期（跨2026年春节的15个工作日）',
          'it is 12 March 2026: 15 working days across the Spring Festival of 2026',
        ),
      },
    ],
    gaps: ['G30'],
  },
  'R07.5': {
    slice: 'minors',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('minor-network', 36)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '工作人员不能随意查看未成年人的信息：每次查看都应当经过批准并留下记录。',
      'Staff cannot look at a minor’s information as they like: each look shall be approved and recorded.',
    ),
    trigger: both('工作人员访问未成年人个人信息', 'Staff access minors’ personal information'),
    duty: both(
      '应当以最小授权为原则；每次访问应当经相关负责人或者其授权的管理人员审批，记录访问情况，并采取技术措施。',
      'Access shall be by least privilege, approved each time by the person responsible or a manager they authorise, recorded, and held in by technical measures.',
    ),
    deadline: { rules: [{ kind: 'at', event: 'access' }], text: both('每次访问', 'At each access') },
    exception: null,
    enforce: both(
      '每次访问须第二人批准，批准短时失效',
      'A second person approves each access; approvals expire soon',
    ),
    evidence: both('访问记录，含批准人', 'Access log with the approver'),
    prompt: both('批准人', 'The approver decides'),
    scenarios: [
      {
        given: both('未获批准的操作员', 'An operator without approval'),
        when: both('打开未成年人的记录', 'opens a minor’s record'),
        then: both('拒绝（403）', 'it is refused (403)'),
      },
    ],
    gaps: [],
  },
  'R07.6': {
    slice: 'minors',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('minor-network', 37), whole('minors-audit-announcement')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '处理未成年人信息的，应当每年检查一次是否守法，并向主管部门报告。您不需要做什么。',
      'Whoever processes minors’ information shall have it audited each year and report to the authority. You need not do anything.',
    ),
    trigger: both(
      '当年处理过任何未成年人（不满十八周岁，不只是不满十四周岁）的个人信息',
      'Personal information of any minor (under 18, not only under 14) was processed in the year',
    ),
    duty: both(
      '应当每年自行或者委托专业机构进行合规审计，并将上一年的情况通过个人信息保护业务系统报送设区的市级网信部门。',
      'A compliance audit shall be made each year, by oneself or a professional body, and the result of the year before reported to the city-level cyberspace authority through its online system.',
    ),
    deadline: {
      rules: [{ kind: 'yearly', month: 1, day: 31 }],
      text: both('每年1月底前', 'Before the end of January each year'),
    },
    exception: null,
    enforce: both(
      '自第一条未成年人记录起，每年一项任务；12月1日、1月1日、1月15日提醒（提醒日是本产品的设定）。',
      'A yearly task from the first record of a minor; reminders on 1 December, 1 January and 15 January (the reminders are our setting).',
    ),
    evidence: both('审计报告、报送回执', 'Audit report, receipt of its submission'),
    prompt: both('审计人员', 'An auditor judges'),
    scenarios: [
      {
        given: both('2026年有一条未成年人记录', 'One record of a minor in 2026'),
        when: both('到了2027年1月2日', 'it is 2 January 2027'),
        then: both('有一项2027年1月31日到期的任务', 'a task due on 31 January 2027 is open'),
      },
    ],
    gaps: ['G28'],
  },
  'R07.7': {
    slice: 'minors',
    addressee: ['processor'],
    strength: 'inference',
    sources: ['inference'],
    articles: [article(7), whole('minor-protection')],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '孩子年满十四周岁那天起，我们认为应由本人自己决定，监护人的同意不再够用。没有本人的同意，就不再使用这张脸，并予删除。',
      'From the fourteenth birthday on we hold that the person decides alone, and a guardian’s consent is not enough. Without the person’s own consent the face is no longer used, and is erased.',
    ),
    trigger: both('孩子年满十四周岁', 'A child turns 14'),
    duty: both(
      '我们的推论：到了年龄，监护人的同意不再足够；取得本人的单独同意，否则删除。',
      'Our inference: from that age a guardian’s consent is no longer enough; take the person’s own separate consent, or delete.',
    ),
    deadline: {
      rules: [{ kind: 'at_age', years: 14 }],
      text: both('十四周岁生日当天（北京时间0时）', 'On the 14th birthday, 00:00 in Asia/Shanghai'),
    },
    exception: null,
    enforce: both(
      '监护人的同意在十四周岁生日自动到期，不设宽限。',
      'A guardian’s consent ends by itself on the 14th birthday, with no grace.',
    ),
    evidence: both('到期事件', 'The event of its end'),
    prompt: null,
    scenarios: [
      {
        given: both(
          '监护人的同意，生日在今天0时（北京时间）',
          'A guardian’s consent, and the birthday today at 00:00 in Asia/Shanghai',
        ),
        when: both('比对', 'the child is to be matched'),
        then: both('拒绝，直到本人同意', 'it is refused until the person’s own consent'),
      },
    ],
    gaps: ['G28'],
  },
  'R07.8': {
    slice: 'minors',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('children', 8), clause('ydt-6414', '10–11')],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '应当有专人负责保护孩子的信息，并告诉监护人信息放在哪里、放多久、不同意会怎样、到哪里投诉和删除。您可以找这位负责人。',
      'One person shall be in charge of protecting children’s information, and guardians shall be told where it is kept, for how long, what a no means, and where to complain and delete. You can turn to that person.',
    ),
    trigger: both('通过网络处理儿童个人信息', 'Children’s information is processed through networks'),
    duty: both(
      '应当指定专人负责儿童个人信息保护；应当告知目的、存储地点、期限、到期后的处理方式、安全措施、拒绝的后果、投诉渠道、更正和删除的途径。',
      'A person in charge shall be designated; and purpose, place, period, what happens after, security, effect of refusal, complaint channel and the way to correct and delete shall be notified.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'processing' }],
      text: both('处理之前', 'Before processing'),
    },
    exception: null,
    enforce: both('儿童保护负责人的联系方式为必填', 'The contact of the person in charge is required'),
    evidence: both('任命书', 'Letter of appointment'),
    prompt: null,
    scenarios: [
      {
        given: both('没有儿童保护负责人的联系方式', 'No contact for the protection of children'),
        when: both('启用', 'it is activated'),
        then: both('拒绝，并指明 R07.8', 'it is refused, naming R07.8'),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
