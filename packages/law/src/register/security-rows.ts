import { article, cite, clause, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第十四条 and of the strict protection that § 第四条 asks for. */
export const securityRows = {
  'R04.4': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(4), cite('pipl', 28, 2), cite('pipl', 51)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '保护您的人脸信息的措施必须有效；措施失效时，采集必须停止。您看到设备停用时，可以改用其他方式。',
      'What protects your face must work; when it fails, capture must stop. If a device is out of use for that reason, use another way.',
    ),
    trigger: both('任何处理', 'Any processing'),
    duty: both('处理人脸信息，应当「实施严格保护措施」。', 'Strict protective measures shall be in place.'),
    deadline: { rules: [{ kind: 'continuous' }], text: both('持续', 'Continuously') },
    exception: null,
    enforce: both(
      '第十四条各项最低控制措施须报告正常，否则停止采集。',
      'The minimum set of controls (R14) reports healthy, or capture stops.',
    ),
    evidence: both('控制措施的运行记录', 'A log of the health of the controls'),
    prompt: both(
      '安全负责人确认软件看不到的控制措施',
      'The security owner attests controls that software cannot see',
    ),
    scenarios: [
      {
        given: both(
          '模板存储的密钥不可用，或者审计链断裂',
          'The key of the template store is unavailable, or the audit chain is broken',
        ),
        when: both('请求采集', 'a capture is requested'),
        then: both('拒绝，并指明 R04.4', 'it is refused, naming R04.4'),
      },
    ],
    gaps: [],
  },
  'R14.1': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'standard'],
    articles: [article(14), clause('gbt-45574', '5.5 j'), clause('gbt-45574', '5.5 k')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您的人脸信息必须加密保存和传输，偷走文件的人不能用它认出您。您不需要做什么，可以询问是怎样加密的。',
      'Your face must be kept and sent encrypted, so that whoever steals the files cannot recognise you by them. You need do nothing, and may ask how it is encrypted.',
    ),
    trigger: both('人脸识别技术应用系统投入运行', 'A facial recognition application system is in operation'),
    duty: both(
      '「人脸识别技术应用系统应当采取数据加密」措施「保护人脸信息安全」。标准另要求：存储和传输均加密，加密权限与解密权限分开；法律、行政法规和国家有关规定要求使用商用密码的，从其规定。',
      'Application systems shall protect facial information by data encryption. The standard adds: encrypted in storage and in transit, with the authority to encrypt apart from the authority to decrypt; where commercial cryptography is required, that prevails.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('运行期间始终', 'Throughout operation') },
    exception: null,
    enforce: both(
      '每人的模板各有数据密钥，逐级加密；传输双向认证；加密与解密分属不同角色。',
      'Each person’s template has its own data key under a hierarchy; transport is mutually authenticated; encrypting and decrypting are different roles.',
    ),
    evidence: both('密钥清单和密码套件报告', 'Key inventory and report of cipher suites'),
    prompt: both(
      '按国家有关规定需要商用密码应用安全性评估的，请安排评估',
      'Where an assessment of commercial cryptography is required, arrange it',
    ),
    scenarios: [
      {
        given: both(
          '测试中取得数据库文件的副本，没有密钥',
          'In a test, a copy of the database file is taken without the keys',
        ),
        when: both('打开该文件读取模板', 'the file is opened to read templates'),
        then: both('无法恢复任何模板', 'no template can be recovered'),
      },
      {
        given: both('操作员只有加密权限', 'An operator may only encrypt'),
        when: both('该操作员请求解密', 'the operator asks to decrypt'),
        then: both('拒绝，并指明 R14.1', 'refused with R14.1'),
      },
    ],
    gaps: [],
  },
  'R14.2': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'standard'],
    articles: [article(14), clause('gbt-45574', '5.5 h'), clause('gbt-45574', '5.5 o')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '谁动过您的人脸信息必须有记录，并有人审查。您可以要求查明是否有人查看过您的信息。',
      'Whoever touches your face information must be on record, and the record must be audited. You can ask whether anybody looked at yours.',
    ),
    trigger: both('人脸识别技术应用系统投入运行', 'A facial recognition application system is in operation'),
    duty: both(
      '应当采取「安全审计」措施「保护人脸信息安全」。标准另要求：操作日志保存3年，至少每月审计一次日志和权限；这些数字不是条文规定。',
      'Security audit shall be adopted. The standard adds: operation logs kept 3 years, logs and permissions audited at least monthly; the text has no such numbers.',
    ),
    deadline: {
      rules: [
        { kind: 'continuous' },
        { kind: 'every', amount: 1, unit: 'months', case: both('标准：审计', 'standard: the audit') },
        {
          kind: 'at_least',
          amount: 3,
          unit: 'years',
          from: 'recording',
          case: both('标准：日志保存', 'standard: keeping logs'),
        },
      ],
      text: both(
        '运行期间始终；标准：至少每月一次，日志保存3年',
        'Throughout operation; the standard: at least monthly, logs kept 3 years',
      ),
    },
    exception: null,
    enforce: both(
      '日志逐条以哈希相连，改动可见；每月生成审计任务并须签字。次月第5日仍未签字即报警，这一天数是本产品设置。',
      'Log entries are chained by hash so that a change shows; a monthly audit task asks for a signature. The alarm on the 5th of the next month is this product’s setting.',
    ),
    evidence: both('每月审计报告和签字', 'The monthly report with its signature'),
    prompt: both('请审计人员审阅并签字', 'The auditor reviews and signs'),
    scenarios: [
      {
        given: both('上月的审计没有签字', 'Last month’s audit has no signature'),
        when: both('次月第5日到来', 'the 5th of the next month comes'),
        then: both('报警，指明 R14.2', 'an alarm with R14.2'),
      },
    ],
    gaps: ['G22', 'G39'],
  },
  'R14.3': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'standard'],
    articles: [article(14), clause('gbt-45574', '5.5 m'), clause('gbt-45574', '5.5 n')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '只有有权限的人才能接触您的人脸信息。您发现无关的人能看到，可以投诉。',
      'Only people with the right to do so may reach your face information. If others can see it, you can complain.',
    ),
    trigger: both('人脸识别技术应用系统投入运行', 'A facial recognition application system is in operation'),
    duty: both(
      '应当采取「访问控制」措施「保护人脸信息安全」。标准另要求：控制到字段、文件，权限最小并有期限。',
      'Access control shall be adopted. The standard adds: down to field and file, least privilege, with expiry.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('运行期间始终', 'Throughout operation') },
    exception: null,
    enforce: both(
      '每次调用都经权限判定；授权有期限，到期自动失效。',
      'Every call passes a decision on rights; a grant has an end and lapses by itself.',
    ),
    evidence: both('权限矩阵', 'The access matrix'),
    prompt: both('请系统负责人定期复核权限', 'The owner reviews the rights'),
    scenarios: [
      {
        given: both('角色为“查看者”', 'The role is “viewer”'),
        when: both('请求读取人脸模板', 'a template is asked for'),
        then: both('拒绝，并指明 R14.3', 'refused with R14.3'),
      },
      {
        given: both('授权已经到期', 'A grant has expired'),
        when: both('凭该授权请求任何数据', 'any data are asked for under it'),
        then: both('拒绝，并指明 R14.3', 'refused with R14.3'),
      },
    ],
    gaps: [],
  },
  'R14.4': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'standard'],
    articles: [article(14), clause('gbt-45574', '5.5 e'), clause('gbt-45574', '5.5 f')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '把您的人脸信息提供、下载或者导出之前，必须经过授权。您可以询问是谁批准的。',
      'Before your face information is provided, downloaded or exported, that must be authorised. You can ask who approved it.',
    ),
    trigger: both(
      '共享、提供、公开、批量查询、明文展示、下载、导出人脸信息',
      'Facial information is shared, provided, published, queried in bulk, shown in plain, downloaded or exported',
    ),
    duty: both(
      '应当采取「授权管理」措施「保护人脸信息安全」。标准另要求：上述操作经过审批，并对关键岗位人员加以管理。',
      'Authorisation management shall be adopted. The standard adds: approval of each such operation, and management of staff in key posts.',
    ),
    deadline: {
      rules: [
        { kind: 'before', event: 'access' },
        { kind: 'before', event: 'provision' },
        { kind: 'before', event: 'export' },
      ],
      text: both('每次操作之前', 'Before each operation'),
    },
    exception: null,
    enforce: both(
      '须由第二人批准的一次性令牌，操作人不能自己批准；人脸模板的导出不存在。',
      'A one-time token approved by a second person, never by the operator; export of templates does not exist.',
    ),
    evidence: both('审批记录', 'The record of approvals'),
    prompt: both('请审批人逐次判断是否必要', 'The approver judges each time whether it is necessary'),
    scenarios: [
      {
        given: both('一次导出没有第二人批准', 'An export has no second approver'),
        when: both('执行该导出', 'it is run'),
        then: both('拒绝，并指明 R14.4', 'refused with R14.4'),
      },
    ],
    gaps: [],
  },
  'R14.5': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'standard'],
    articles: [article(14), clause('gbt-45574', '5.5 q')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '系统必须能发现并阻止攻击和异常查询。您发现设备被动过手脚，请告诉值守人员。',
      'The system must notice and stop attacks and odd queries. If a device looks tampered with, please tell the staff.',
    ),
    trigger: both('人脸识别技术应用系统投入运行', 'A facial recognition application system is in operation'),
    duty: both(
      '应当采取「入侵检测和防御等措施保护人脸信息安全」。标准另要求：监测批量查询、非工作时间操作等异常。',
      'Intrusion detection and prevention and other measures shall be adopted. The standard adds: watching for abnormal operations such as mass queries or odd hours.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('持续', 'Continuously') },
    exception: null,
    enforce: both(
      '调用频率限制、对一对多比对的枚举检测、锁定、防拆检测和固件签名校验。频率上限（示例中每分钟60次）是本产品设置。',
      'Rate limits, detection of enumeration by 1:N, lock-out, tamper sensing, signed firmware. The rate (60 a minute in the case below) is this product’s setting.',
    ),
    evidence: both('告警记录和响应时间', 'Alerts and response times'),
    prompt: both('请安全运营人员处置告警', 'Security staff act on the alerts'),
    scenarios: [
      {
        given: both('上限为每分钟60次', 'The limit is 60 a minute'),
        when: both(
          '一个密钥在一分钟内调用一对多比对200次',
          'one key calls 1:N comparison 200 times in a minute',
        ),
        then: both('阻断并告警，指明 R14.5', 'blocked, with an alert naming R14.5'),
      },
      {
        given: both('设备的固件没有有效签名', 'A device’s firmware has no valid signature'),
        when: both('设备连接', 'the device connects'),
        then: both('设备被隔离，指明 R14.5', 'the device is put in quarantine with R14.5'),
      },
    ],
    gaps: [],
  },
  'R14.6': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(14), whole('csl'), whole('gbt-22239')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '重要的信息系统要按国家的安全等级接受测评。这一条约束的是单位，您不需要做什么。',
      'Important systems are assessed by the State’s grades of security. This binds the organisation; you need do nothing.',
    ),
    trigger: both(
      '「涉及网络安全等级保护」的系统',
      'The system falls under the multi-level protection scheme',
    ),
    duty: both(
      '「涉及网络安全等级保护、关键信息基础设施的，应当按照国家有关规定履行网络安全等级保护、关键信息基础设施保护义务。」',
      'Where multi-level protection or critical information infrastructure is involved, its obligations shall be performed under the relevant State provisions.',
    ),
    deadline: {
      rules: [
        { kind: 'every', amount: 1, unit: 'years', case: both('第三级系统的测评', 'assessment of level 3') },
      ],
      text: both(
        '按照等级保护的规定；第三级系统每年至少测评一次（本项目未核对原文）',
        'As those provisions say; level 3 is assessed at least once a year (text not checked by this project)',
      ),
    },
    exception: null,
    enforce: both(
      '登记系统的等级、备案证明和下次测评日；逾期标红。',
      'The system’s grade, certificate and next assessment are registered; overdue is shown red.',
    ),
    evidence: both('备案证明和测评报告', 'Certificate and assessment report'),
    prompt: both(
      '请安全负责人定级、备案、建设整改、测评和自查',
      'The security owner sees to grading, filing, building, assessment and self-inspection',
    ),
    scenarios: [
      {
        given: both(
          '第三级系统的测评报告已超过365天',
          'The assessment of a level-3 system is more than 365 days old',
        ),
        when: both('复核态势', 'the posture is reviewed'),
        then: both('R14.6 标为未满足', 'R14.6 is shown as broken'),
      },
    ],
    gaps: [],
  },
  'R14.7': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(14), whole('cii')],
    kinds: ['enforce', 'prompt'],
    plain: both(
      '单位如属于国家关键信息基础设施，出了安全事件要在1小时内报告。这一条约束的是单位，您不需要做什么。',
      'If the organisation is critical infrastructure, it reports security incidents within an hour. This binds the organisation; you need do nothing.',
    ),
    trigger: both(
      '「关键信息基础设施」的运营者及其供应商',
      'An operator of critical information infrastructure, or its supplier',
    ),
    duty: both(
      '「涉及网络安全等级保护、关键信息基础设施的，应当按照国家有关规定履行网络安全等级保护、关键信息基础设施保护义务。」',
      'Where multi-level protection or critical information infrastructure is involved, its obligations shall be performed under the relevant State provisions.',
    ),
    deadline: {
      rules: [{ kind: 'none' }],
      text: both(
        '按照有关规定；较大以上网络安全事件最迟1小时报告（见 RP.6）',
        'As those provisions say; relatively serious incidents and above are reported within 1 hour (see RP.6)',
      ),
    },
    exception: null,
    enforce: both(
      '标记为关键信息基础设施的，事件计时改为1小时，采购触发供应商审查。',
      'With the mark set, the incident clock is 1 hour and procurement triggers a supplier review.',
    ),
    evidence: null,
    prompt: both('请保护工作负责部门判断是否涉及', 'The department in charge decides whether it applies'),
    scenarios: [
      {
        given: both('标记为关键信息基础设施', 'The mark is set'),
        when: both('登记一起安全事件', 'an incident is created'),
        then: both('报告截止时间为60分钟之后', 'the report is due 60 minutes later'),
      },
    ],
    gaps: [],
  },
  'R14.8': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'standard',
    sources: ['standard'],
    articles: [clause('gbt-45574', '5.5 i'), clause('gbt-45574', '5.5 l'), clause('gbt-45574', '5.5 r')],
    kinds: ['enforce'],
    plain: both(
      '标准要求您的人脸和姓名分开存放，工作人员的页面默认不显示您的脸。这是标准，不是法律条文；看到不是这样，您可以提出意见。',
      'A standard asks that your face is kept apart from your name and that staff pages do not show it by default. It is a standard, not the text of the law; if you see otherwise, you can say so.',
    ),
    trigger: both('存储和展示人脸信息', 'Facial information is stored or displayed'),
    duty: both(
      '标准要求：人脸信息与身份信息分开存储；默认去标识化展示；展示页面带有查看者标识和时间的水印；关闭复制、打印和截屏。',
      'The standard asks: facial information stored apart from identity; de-identified display by default; a watermark with viewer and time; no copying, printing or screenshots.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: null,
    enforce: both(
      '人脸与身份分库、分密钥；页面加水印；不展示人脸图像。',
      'Faces and identities in different stores under different keys; pages watermarked; no face image shown.',
    ),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('管理页面含有一个人的资料', 'An admin page has a person on it'),
        when: both('页面呈现', 'it is rendered'),
        then: both(
          '没有人脸图像，并有含查看者标识和时间的水印',
          'it shows no face image and a watermark with viewer id and time',
        ),
      },
    ],
    gaps: [],
  },
  'R14.9': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'standard',
    sources: ['standard'],
    articles: [whole('gbt-40660'), clause('tc260-payment', '4 b')],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '标准要求保存的人脸数据不能还原成照片，也不能在别处认出您，泄露后可以更换。这是标准，不是法律条文；发生泄露时，您可以要求更换或者删除。',
      'A standard asks that what is kept of your face cannot be turned back into a photo or used to find you elsewhere, and can be replaced after a leak. It is a standard, not the text of the law; after a leak you can ask for a new one or for erasure.',
    ),
    trigger: both('生成或者保存人脸模板', 'A face template is made or kept'),
    duty: both(
      '标准要求模板不可逆、不可关联、可更新。GB/T 40660的原文本项目未取得。',
      'The standards ask that templates be irreversible, unlinkable and renewable. This project has not obtained the text of GB/T 40660.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: null,
    enforce: both(
      '各库以各自的密钥变换模板；泄露后重新签发。',
      'Templates are transformed with a key of their own gallery; after a compromise they are issued anew.',
    ),
    evidence: both('不可关联性测试记录', 'The unlinkability test'),
    prompt: null,
    scenarios: [
      {
        given: both(
          '同一人在甲、乙两个库中各有一个模板',
          'The same person has a template in gallery A and one in gallery B',
        ),
        when: both('跨库比较两个模板', 'they are compared across'),
        then: both(
          '相似度的分布与不同人之间的分布相同',
          'their scores are distributed like those of different people',
        ),
      },
    ],
    gaps: ['G11'],
  },
  'R14.10': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'standard',
    sources: ['standard'],
    articles: [whole('gbt-41819'), whole('gbt-38671'), article(14)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '标准要求设备能识破冒充您的照片、视频和面具。这是标准，不是法律条文；您怀疑有人冒充，请告诉值守人员，改用其他方式。',
      'A standard asks that devices see through photos, videos and masks that pretend to be you. It is a standard, not the text of the law; if you suspect one, tell the staff and use another way.',
    ),
    trigger: both('采集人脸', 'A face is captured'),
    duty: both(
      '标准要求检测呈现攻击（照片、重放、面具、注入）。GB/T 41819、GB/T 38671的原文本项目未取得。',
      'The standards ask for detection of presentation attacks (photo, replay, mask, injection). This project has not obtained the texts of GB/T 41819 and GB/T 38671.',
    ),
    deadline: { rules: [{ kind: 'at', event: 'capture' }], text: both('每次采集', 'At each capture') },
    exception: null,
    enforce: both(
      '没有活体检测结果不作比对；检测视频注入。拒绝率的目标是本产品设置。',
      'No comparison without a liveness result; injected video is detected. The target rate is this product’s setting.',
    ),
    evidence: both('攻击检测的测试结果', 'Test results of attack detection'),
    prompt: both('请检测实验室测试', 'Have a laboratory test it'),
    scenarios: [
      {
        given: both('一组打印照片', 'A set of printed photos'),
        when: both('逐张呈现于摄像头', 'each is shown to the camera'),
        then: both('拒绝率不低于所设目标', 'the rate of rejection is at least the target set'),
      },
    ],
    gaps: [],
  },
  'RP.14': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 51)],
    kinds: ['enforce', 'prompt'],
    plain: both(
      '接触您的个人信息的人必须接受培训并按制度办事，出了事有预案。您不需要做什么；对工作人员的做法有疑问，可以投诉。',
      'People who handle your information must be trained and follow rules, and there must be a plan for incidents. You need do nothing; if what staff do worries you, you can complain.',
    ),
    trigger: both('处理个人信息', 'Personal information is processed'),
    duty: both(
      '应当制定内部管理制度和操作规程，对个人信息实行分类管理，采取相应的加密、去标识化等安全技术措施，合理确定操作权限并定期对从业人员进行安全教育和培训，制定并组织实施个人信息安全事件应急预案。',
      'Internal rules and operating procedures shall be made, information classified, encryption and de-identification applied, rights of operation set reasonably, staff trained regularly, and an incident plan made and carried out.',
    ),
    deadline: {
      rules: [{ kind: 'continuous' }],
      text: both('始终；培训定期进行', 'Always; training regularly'),
    },
    exception: null,
    enforce: both(
      '制度文件有复核日；培训过期的操作员登录后只能进入培训。培训的有效期是本产品设置。',
      'Documents have review dates; an operator whose training has expired gets only to the training. How long training lasts is this product’s setting.',
    ),
    evidence: null,
    prompt: both('请制度负责人定期复核', 'The owner reviews them'),
    scenarios: [
      {
        given: both('一名操作员的培训已经过期', 'An operator’s training has expired'),
        when: both('该操作员登录', 'the operator logs in'),
        then: both('只能进入培训页面', 'only the training opens'),
      },
    ],
    gaps: [],
  },
  'RS.8': {
    slice: 'security',
    addressee: ['product_provider'],
    strength: 'commentary',
    sources: ['commentary_a'],
    articles: [whole('commentary-a'), cite('video', 12)],
    kinds: ['enforce'],
    plain: both(
      '评论认为，产品的提供者修复并报告缺陷。这是评论，不是法律条文，也不直接涉及您的人脸信息；您发现缺陷，可以告诉提供者。',
      'A commentary has makers of products mend and report flaws. It is a commentary, not law, and does not touch your face information directly; if you find a flaw, you can tell the maker.',
    ),
    trigger: both('提供人脸识别产品或者服务', 'Facial recognition products or services are provided'),
    duty: both(
      '评论文A：草案中产品提供者的义务已删去；提供者只在作为处理者、受托人时受约束，或者受《网络安全法》和《公共安全视频图像信息系统管理条例》第十二条约束（没有恶意程序，修复并报告缺陷）。',
      'Commentary A: the draft’s duties of providers were deleted; they are bound only as processor or entrusted party, or by the Cybersecurity Law and Article 12 of the Public Security Video Regulations (no malware, mend and report flaws).',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: null,
    enforce: both(
      '公开漏洞披露方式、软件物料清单和更新签名。',
      'A page for disclosing flaws, a bill of materials, signed updates.',
    ),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('发现严重缺陷', 'A critical flaw is found'),
        when: both('登记该缺陷', 'it is logged'),
        then: both(
          '通知用户，并生成向主管部门报告的任务',
          'users are told and a task to report to the authority is created',
        ),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
