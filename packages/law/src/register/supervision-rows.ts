import { article, cite, clause, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第十六条 and § 第十八条, and of the officer whom the Personal Information Protection Law asks for. */
export const supervisionRows = {
  'R16.1': {
    slice: 'supervision',
    addressee: ['authority'],
    strength: 'law',
    sources: ['law', 'commentary_b'],
    articles: [article(16, 1)],
    kinds: ['evidence', 'prompt'],
    plain: both(
      '几个部门一起监督人脸识别，互通信息。您向其中一个部门举报即可。',
      'Several authorities watch over face recognition and share what they know. You may report to any one of them.',
    ),
    trigger: both(
      '网信部门、公安机关和其他履行个人信息保护职责的部门开展工作',
      'Cyberspace authorities, public security organs and other departments in charge do their work',
    ),
    duty: both(
      '「网信部门会同公安机关和其他履行个人信息保护职责的部门，建立健全信息共享和通报工作机制，协同开展相关工作」。',
      'Cyberspace authorities, with public security organs and other departments in charge, establish and improve mechanisms of information sharing and notification and work in coordination.',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: null,
    enforce: null,
    evidence: both(
      '向各部门报送的材料及其中数字的登记；不一致的提示核对，这一比较是本产品设置',
      'A register of what was given to which authority, with the figures; differences are pointed out, which is this product’s setting',
    ),
    prompt: both('请核对报送各部门的数字是否一致', 'Check that the figures given to each authority agree'),
    scenarios: [
      {
        given: both(
          '向网信部门报5台设备，向公安机关报7台',
          'The cyberspace authority was told of 5 devices, the public security organ of 7',
        ),
        when: both('比较报送材料', 'the submissions are compared'),
        then: both('提示数字不一致', 'the difference is pointed out'),
      },
    ],
    gaps: ['G31'],
  },
  'R16.2': {
    slice: 'supervision',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(16, 2)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '主管部门检查时，单位必须配合，检查人员看不到您的人脸。您可以向主管部门举报。',
      'When an authority inspects, the organisation must cooperate, and the inspector sees no face. You can report to the authority.',
    ),
    trigger: both(
      '「网信部门、公安机关和其他履行个人信息保护职责的部门依法对应用人脸识别技术处理个人信息活动实施监督检查」',
      'Cyberspace authorities, public security organs and other departments in charge supervise and inspect according to law',
    ),
    duty: both('「个人信息处理者应当依法予以配合」。', 'The processor shall cooperate according to law.'),
    deadline: {
      rules: [{ kind: 'at', event: 'request_of_authority' }],
      text: both('按照部门的要求', 'As the authority asks'),
    },
    exception: null,
    enforce: both(
      '检查人员角色只读，不接触人脸信息；一次导出全部证据。',
      'The inspector’s role reads only and sees no face; one export holds all evidence.',
    ),
    evidence: both('检查记录', 'The log of inspections'),
    prompt: both('请指定联系人配合', 'Name a contact person who cooperates'),
    scenarios: [
      {
        given: both('检查人员已登录', 'An inspector is logged in'),
        when: both('导出证据', 'evidence is exported'),
        then: both(
          '证据包含第五条至第十五条的证据，不含任何模板',
          'the pack holds the evidence of Articles 5 to 15 and no template',
        ),
      },
    ],
    gaps: [],
  },
  'R18.1': {
    slice: 'supervision',
    addressee: ['processor', 'responsible_person'],
    strength: 'law',
    sources: ['law'],
    articles: [
      article(18),
      cite('pipl', 66),
      cite('pipl', 69),
      whole('csl'),
      cite('video', 26),
      cite('video', 27),
      cite('video', 28),
      cite('video', 29),
    ],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '违法使用您人脸的单位会受到处罚；不能证明自己没有过错的，必须赔偿您。您可以投诉、举报或者起诉。',
      'Who uses your face against the law can be punished, and must compensate you unless it proves it was not at fault. You can complain, report or sue.',
    ),
    trigger: both('「违反本办法规定的」', 'The Measures are violated'),
    duty: both(
      '「依照有关法律、行政法规的规定处理」。《个人信息保护法》第六十六条：责令改正，给予警告，没收违法所得，对违法处理个人信息的应用程序，责令暂停或者终止提供服务；拒不改正的，并处一百万元以下罚款；情节严重的，并处五千万元以下或者上一年度营业额百分之五以下罚款；对直接负责的主管人员和其他直接责任人员处一万元以上十万元以下罚款，情节严重的处十万元以上一百万元以下罚款。《公共安全视频图像信息系统管理条例》第二十七条：违反该条例第八条第一款安装的，没收相关设备设施，删除所收集的视频图像信息，对违法个人并处5000元以上1万元以下罚款，对违法单位并处1万元以上2万元以下罚款。《个人信息保护法》第六十九条：个人信息处理者不能证明自己没有过错的，应当承担损害赔偿等侵权责任。',
      'Violations are handled under the relevant laws and administrative regulations. Personal Information Protection Law, Article 66: order to correct, warning, confiscation of unlawful gains, suspension or end of the application; up to 1 million yuan if correction is refused; in grave cases up to 50 million yuan or 5 % of last year’s turnover; persons directly responsible 10,000 to 100,000 yuan, in grave cases 100,000 to 1 million. Public Security Video Regulations, Article 27: a device in a place of Article 8 is confiscated and its footage deleted; individuals pay 5,000 to 10,000 yuan, units 10,000 to 20,000. Personal Information Protection Law, Article 69: a processor that cannot prove it was not at fault shall bear tort liability.',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: {
      liftedBy: ['mitigation'],
      text: both(
        '能证明没有过错、及时改正、主动减轻危害、配合检查的，依法减轻、从轻或者不予处罚；具体适用由主管部门决定。',
        'Proof of no fault, prompt correction, active reduction of harm and cooperation may mitigate or spare the penalty; the authority decides.',
      ),
    },
    enforce: both(
      '责任视图列出条款和幅度；“没有过错”的证据包可以导出。',
      'A view of exposure lists provision and band; a pack of evidence of no fault can be exported.',
    ),
    evidence: both(
      '“没有过错”的证据包：可独立核验的记录',
      'A pack of evidence of no fault: records that others can verify',
    ),
    prompt: both('请法律顾问判断适用的条款和幅度', 'Counsel judges which provision and band apply'),
    scenarios: [
      {
        given: both('选定一项违法情形', 'A violation is chosen'),
        when: both('查看责任', 'its exposure is opened'),
        then: both('列出适用的条款和处罚幅度', 'the provision and the band are listed'),
      },
    ],
    gaps: ['G32', 'G39'],
  },
  'R18.2': {
    slice: 'supervision',
    addressee: ['anyone'],
    strength: 'law',
    sources: ['law'],
    articles: [article(18), { instrument: 'criminal-law', article: 253, inserted: 1 }],
    kinds: ['evidence', 'prompt'],
    plain: both(
      '窃取、出售您的人脸信息可能是犯罪。您可以向公安机关报案。',
      'Stealing or selling your face information can be a crime. You can report it to the police.',
    ),
    trigger: both('「构成犯罪的」', 'A crime is constituted'),
    duty: both(
      '「依法追究刑事责任」，例如侵犯公民个人信息罪（《刑法》第二百五十三条之一，本项目未核对原文）。',
      'Criminal liability is pursued according to law, for example for infringing citizens’ personal information (Criminal Law, Article 253-1; text not checked by this project).',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: null,
    enforce: null,
    evidence: both('保全证据的快照', 'A snapshot that preserves the evidence'),
    prompt: both('请向公安机关报案', 'Report to the public security organ'),
    scenarios: [
      {
        given: both('怀疑人脸信息被窃取', 'Facial information is suspected stolen'),
        when: both('登记该嫌疑', 'the suspicion is logged'),
        then: both('生成证据保全快照和报案任务', 'a snapshot is taken and a task to report is created'),
      },
    ],
    gaps: [],
  },
  'RP.7': {
    slice: 'supervision',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'standard'],
    articles: [
      cite('pipl', 52),
      cite('audit', 12),
      whole('officer-announcement'),
      clause('gbt-45574', '5.5 y'),
    ],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '存有100万人以上个人信息的单位，必须有负责人，并公开其联系方式。您有问题可以直接联系负责人。',
      'An organisation with the personal information of 1,000,000 persons must have an officer for it and publish how to reach them. You can contact the officer with any question.',
    ),
    trigger: both(
      '处理100万人以上个人信息。标准另以10万人以上敏感个人信息为界。',
      'Personal information of 1,000,000 persons or more is processed; the standard draws a line at 100,000 persons’ sensitive information',
    ),
    duty: both(
      '应当指定个人信息保护负责人；应当公开其联系方式，并将其姓名、联系方式等报送履行个人信息保护职责的部门。公告：通过同一系统向设区的市级网信部门报送。标准另要求：负责人为管理层成员，作背景审查，并备有信息处置方案。',
      'A personal information protection officer shall be appointed, contact details published, and name and contact details reported to the authority; by the announcement, to the city-level cyberspace authority in the same system. The standard adds: a member of management, a background check, a plan for disposing of the information.',
    ),
    deadline: {
      rules: [
        { kind: 'within', amount: 30, unit: 'working_days', of: 'stock_reached' },
        {
          kind: 'within',
          amount: 30,
          unit: 'working_days',
          of: 'filed_information_changed',
          case: both('报送的信息变更', 'a change of what was reported'),
        },
        {
          kind: 'passed',
          on: '2025-08-29',
          case: both('公告之前已达到的', 'reached before the announcement'),
        },
      ],
      text: both(
        '自数量达到100万人之日起30个工作日内；2025-07-18前已达到的，2025-08-29前；报送的信息变更的，变更之日起30个工作日内（依公告）',
        'Within 30 working days from reaching 1,000,000; where reached before 2025-07-18, before 2025-08-29; a change of what was reported, within 30 working days (announcement)',
      ),
    },
    exception: null,
    enforce: both(
      '对全部个人信息另行计数和计时。',
      'A second count and clock, over all personal information.',
    ),
    evidence: both('报送回执', 'The receipt'),
    prompt: both('请指定负责人', 'Appoint the officer'),
    scenarios: [
      {
        given: both('2025-07-18达到100万人', '1,000,000 is reached on 2025-07-18'),
        when: both('计算报送期限', 'the time limit is computed'),
        then: both(
          '截止日为2025-08-29（与官方公告的算例一致）',
          'it is due by 2025-08-29 (as in the official announcement)',
        ),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
