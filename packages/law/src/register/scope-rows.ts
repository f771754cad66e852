import { article, cite, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows on what the Measures reach: § 第二条, the terms of § 第十九条, and § 第二十条. */
export const scopeRows = {
  'R02.1': {
    slice: 'scope',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(2, 1)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '只要在境内用人脸识别处理您的脸，就应当遵守《办法》。没有申报过的用途，设备会拒绝，什么都不保存。',
      'Wherever within the mainland your face is processed by recognition, the Measures shall be kept. For a use that nobody declared, the device refuses and keeps nothing.',
    ),
    trigger: both(
      '在中华人民共和国境内应用人脸识别技术处理人脸信息',
      'Facial information is processed by facial recognition within mainland China',
    ),
    duty: both(
      '「在中华人民共和国境内应用人脸识别技术处理人脸信息的活动，适用本办法。」该活动应当遵守《办法》的全部规定。',
      'The Measures apply to the activity, which shall keep all of them.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'first_capture' }],
      text: both('自第一次采集起', 'From the first capture'),
    },
    exception: {
      liftedBy: ['research'],
      text: both(
        '人脸识别技术研发、算法训练活动（见 R02.2）。',
        'Research, development and algorithm training (see R02.2).',
      ),
    },
    enforce: both(
      '每次采集、登记、比对都须属于一项已申报的活动（目的、地点、一对一或者一对多、地域）；没有活动就不处理。',
      'Every capture, enrolment and comparison belongs to a declared activity (purpose, place, one-to-one or one-to-many, territory); no activity, no processing.',
    ),
    evidence: both('活动台账，载明地域和方式', 'A register of activities with territory and mode'),
    prompt: both(
      '跨境经营的，由法务确认地域适用（《个人信息保护法》第三条、第五十三条）',
      'Counsel confirms the territorial scope for cross-border operators (Personal Information Protection Law, Articles 3 and 53)',
    ),
    scenarios: [
      {
        given: both('设备丁没有启用中的活动', 'Device D has no active activity'),
        when: both('设备丁提交一帧画面', 'D submits a frame'),
        then: both('拒绝，指明 R02.1，什么都不保存', 'it is refused, naming R02.1, and nothing is stored'),
      },
    ],
    gaps: [],
  },
  'R02.2': {
    slice: 'scope',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [article(2, 2)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您为开门等用途登记的人脸，未经您另行同意，不得用来研发或者训练算法。您同意过的，也可以随时撤回。',
      'The face you enrolled for a door shall not be used to develop or train anything unless you agree to that separately. If you have agreed, you can withdraw at any time.',
    ),
    trigger: both(
      '活动申报为研发或者算法训练',
      'The activity is declared as research, development or algorithm training',
    ),
    duty: both(
      '「为从事人脸识别技术研发、算法训练活动应用人脸识别技术处理人脸信息的，不适用本办法的规定」；《个人信息保护法》、《网络数据安全管理条例》、《网络安全法》仍然适用，同意、影响评估和安全义务应当履行。这一排除看目的，不看数据集。',
      'The Measures do not apply; the Personal Information Protection Law, the Network Data Regulations and the Cybersecurity Law do, and their duties of consent, assessment and security shall be performed. The exclusion is by purpose, not by dataset.',
    ),
    deadline: {
      rules: [
        { kind: 'at', event: 'declaration' },
        { kind: 'before', event: 'production_use' },
      ],
      text: both(
        '申报之时；转入生产使用之前重新核查',
        'At declaration; checked again before any switch to production',
      ),
    },
    exception: null,
    enforce: both(
      '严格分隔：研发的数据集和底库不能用于生产的验证或者辨识；生产的模板没有新的目的和新的单独同意（标准：科学研究须书面同意）不能进入研发。',
      'A hard partition: a research dataset or gallery never serves verify or identify in production; production templates enter research only under a new purpose with a new separate consent (a standard asks for writing in scientific research).',
    ),
    evidence: both(
      '研发申报、伦理说明、数据来源链',
      'Research declaration, ethics note, lineage of the data',
    ),
    prompt: both(
      '法务签字确认善意主张排除，并逐项确认其他法律的义务',
      'Counsel signs that the exclusion is claimed in good faith and that the duties of other law stay ticked',
    ),
    scenarios: [
      {
        given: both('标为研发的底库', 'A gallery marked as research'),
        when: both('生产设备请求与它一对多比对', 'a production device asks one-to-many against it'),
        then: both('拒绝，并指明 R02.2', 'it is refused, naming R02.2'),
      },
      {
        given: both(
          '生产的模板，没有相应目的的同意',
          'Production templates without a consent to that purpose',
        ),
        when: both('导出到研发', 'they are exported to research'),
        then: both('拒绝并记录', 'it is refused and logged'),
      },
    ],
    gaps: ['G26', 'G27'],
  },
  'R19.2': {
    slice: 'scope',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a'],
    articles: [article(19, null, 2), cite('pipl', 4), cite('pipl', 73, null, 4)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '把您的人脸变成一串数字，不等于匿名：它仍是您的人脸信息，应当同样受到保护，您仍可以要求删除。',
      'Turning your face into numbers does not make it anonymous. It is still your facial information and shall be protected the same; you can still ask to have it erased.',
    ),
    trigger: both('主张数据已经匿名化', 'Data are claimed to be anonymised'),
    duty: both(
      '人脸信息「不包括匿名化处理后的信息」；只有无法识别特定自然人且不能复原的，才在定义之外。去标识化、假名化的信息仍是人脸信息，应当照此处理。',
      'Only information that cannot identify a natural person and cannot be restored is outside. De-identified or pseudonymised data stay facial information and shall be treated so.',
    ),
    deadline: { rules: [{ kind: 'at', event: 'claim' }], text: both('主张之时', 'When it is claimed') },
    exception: null,
    enforce: both(
      '特征值、哈希、可撤销模板、加密模板一律属于人脸信息类型；只有汇总计数和不可逆删除的结果可以是匿名类型。',
      'Embeddings, hashes, cancelable and encrypted templates are always typed as face information; only aggregate counts and what irreversible deletion leaves may be typed as anonymous.',
    ),
    evidence: both(
      '匿名化评估，含重新识别测试',
      'Assessment of the anonymisation with a re-identification test',
    ),
    prompt: both('由人确认', 'A human confirms'),
    scenarios: [
      {
        given: both('标为“已匿名”的特征值', 'An embedding labelled anonymised'),
        when: both('导出', 'it is exported'),
        then: both('按类型拒绝，并仍计入10万人', 'the type refuses it, and it still counts toward 100,000'),
      },
    ],
    gaps: ['G11', 'G12'],
  },
  'R19.3': {
    slice: 'scope',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a'],
    articles: [article(19, null, 1), cite('pipl', 20), cite('pipl', 21)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您应当能够知道是谁决定用您的人脸做什么。有问题可以找这一方，不必自己去找它的供应商。',
      'You shall be able to know who decides what your face is used for. Turn to them; you need not look for their suppliers.',
    ),
    trigger: both(
      '有多方参与（物业、供应商、云服务、母公司）',
      'Several parties take part: property manager, vendor, cloud, parent company',
    ),
    duty: both(
      '「自主决定处理目的、处理方式的组织、个人」是个人信息处理者，应当承担全部义务；共同决定的应当约定各自的权利义务，依法承担连带责任；受托人不得超出约定处理。',
      'The party that autonomously decides purpose and method owes all duties. Those who decide jointly shall agree on their rights and duties and are jointly liable; an entrusted party must not go beyond what is agreed.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'activity_start' }],
      text: both('启用之前', 'Before start'),
    },
    exception: null,
    enforce: both(
      '每项活动有一个以上具名的处理者和各方角色（处理者、共同处理者、受托人、场所管理者、设备操作者）；受托方账号不能改目的、保存期限和接收方。',
      'Each activity names its processor or processors and the role of every party (joint, entrusted, venue manager, device operator); entrusted accounts cannot change purpose, retention or recipients.',
    ),
    evidence: both(
      '角色图，共同处理或者委托协议（记录保存3年，《网络数据安全管理条例》第十二条）',
      'A map of roles, the agreements on joint processing or entrustment (records for 3 years, Network Data Regulations, Article 12)',
    ),
    prompt: both('法务确认各方角色', 'Counsel confirms the roles'),
    scenarios: [
      {
        given: both('受托组织的用户', 'A user of an entrusted organisation'),
        when: both('修改保存期限', 'changes the retention'),
        then: both('拒绝（403），并写入审计记录', 'it is refused (403) and audited'),
      },
    ],
    gaps: ['G4', 'G36'],
  },
  'R20.1': {
    slice: 'scope',
    addressee: ['anyone'],
    strength: 'law',
    sources: ['law'],
    articles: [article(20)],
    kinds: ['enforce'],
    plain: both(
      '2025年6月1日起，《办法》保护您的人脸信息。此前发生的事，适用《个人信息保护法》等规定。',
      'From 1 June 2025 the Measures protect your face. What happened before falls under the Personal Information Protection Law and others.',
    ),
    trigger: both('自2025年6月1日起', 'From 1 June 2025'),
    duty: both('「本办法自2025年6月1日起施行。」', 'The Measures are in force.'),
    deadline: {
      rules: [{ kind: 'starts', on: '2025-06-01' }],
      text: both('2025年6月1日起', 'From 1 June 2025'),
    },
    exception: {
      liftedBy: ['before_in_force'],
      text: both(
        '2025年6月1日以前的行为，适用《个人信息保护法》和最高人民法院人脸识别司法解释。',
        'Acts before 1 June 2025 fall under the Personal Information Protection Law and the Supreme People’s Court’s Provisions.',
      ),
    },
    enforce: both('规则按日期分版本', 'The rules are versioned by date'),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('2025年5月31日的事件', 'An event of 31 May 2025'),
        when: both('选用规则', 'rules are chosen'),
        then: both('用《办法》施行之前的规则', 'those from before the Measures are used'),
      },
      {
        given: both('2025年6月1日的事件', 'An event of 1 June 2025'),
        when: both('选用规则', 'rules are chosen'),
        then: both('用《办法》的规则', 'those of the Measures are used'),
      },
    ],
    gaps: [],
  },
  'RS.5': {
    slice: 'scope',
    addressee: ['anyone'],
    strength: 'commentary',
    sources: ['commentary_a'],
    articles: [whole('commentary-a')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您可以在公开页面上看到登记了多少人、有多少设备、多少投诉和撤回。',
      'On a public page you can see how many persons are enrolled, how many devices there are, and how many complained or withdrew.',
    ),
    trigger: both('人脸识别的社会治理', 'Governance of face recognition'),
    duty: both(
      '评论文A：多方共治——法律、道德、伦理、商业和职业规范、诚信。',
      'Commentary A: many parties govern together: law, morality, ethics, business and professional norms, good faith.',
    ),
    deadline: {
      rules: [{ kind: 'none' }],
      text: both(
        '没有期限；每月更新公开页面是本产品设置',
        'No time limit; a monthly public page is this product’s setting',
      ),
    },
    exception: null,
    enforce: both(
      '公开页面列出人数、设备、投诉和撤回的数字。',
      'A public page shows the numbers of persons, devices, complaints and withdrawals.',
    ),
    evidence: both('月度报告', 'The monthly report'),
    prompt: both('请伦理委员会审阅', 'The ethics board reviews it'),
    scenarios: [
      {
        given: both('月末到来', 'A month ends'),
        when: both('查看公开页面', 'the page is opened'),
        then: both('数字与账本一致', 'its numbers match the ledger'),
      },
    ],
    gaps: [],
  },
  'RS.7': {
    slice: 'scope',
    addressee: ['household'],
    strength: 'commentary',
    sources: ['commentary_a', 'law'],
    articles: [whole('commentary-a'), cite('pipl', 72)],
    kinds: ['enforce'],
    plain: both(
      '自己家里的门铃认识自家人，是家庭的事。房东、物业或者短租用人脸，不算家庭的事，您享有全部权利。',
      'A doorbell that knows its own family is a family matter. A landlord, a property manager or a host who uses faces is not a family, and you have all your rights.',
    ),
    trigger: both('个人或者家庭事务', 'Personal or household affairs'),
    duty: both(
      '评论文A：不适用公共场所的规定；《个人信息保护法》第七十二条：自然人因个人或者家庭事务处理个人信息的，不适用该法。房东、物业、短租经营者不在其内。',
      'Commentary A: outside the rules on public places; Personal Information Protection Law, Article 72: it does not apply where natural persons process personal information for personal or household affairs. Not for landlords, property managers or short-stay hosts.',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: null,
    enforce: both(
      '家庭模式只对自然人账户、且没有第三人时开放。',
      'The household profile is open only to natural persons with no third-party subjects.',
    ),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('账户属于一个组织', 'The account is an organisation’s'),
        when: both('选择家庭模式', 'the household profile is chosen'),
        then: both('拒绝，并指明 RS.7', 'refused with RS.7'),
      },
    ],
    gaps: ['G37'],
  },
} as const satisfies Rows;
