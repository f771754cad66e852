import { article, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第十五条: filing at 100,000 persons, its changes and its end. */
export const filingRows = {
  'R15.1': {
    slice: 'filing',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_b'],
    articles: [article(15, 1)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '谁存储的人脸达到10万人，就必须向省级以上网信部门备案。您可以询问存有您人脸的单位是否已经备案。',
      'Whoever stores the faces of 100,000 persons must file with the cyberspace authority of the province or above. You can ask the organisation that has yours whether it has filed.',
    ),
    trigger: both(
      '「应用人脸识别技术处理的人脸信息存储数量达到10万人」（含10万人）',
      'The stored quantity of facial information processed by facial recognition reaches 100,000 persons (100,000 included)',
    ),
    duty: both(
      '「个人信息处理者应当在应用人脸识别技术处理的人脸信息存储数量达到10万人之日起30个工作日内向所在地省级以上网信部门履行备案手续。」',
      'The processor shall file with the cyberspace authority at or above provincial level of its location, within 30 working days from the day on which the stored quantity reaches 100,000 persons.',
    ),
    deadline: {
      rules: [{ kind: 'within', amount: 30, unit: 'working_days', of: 'stock_reached' }],
      text: both(
        '「达到10万人之日起30个工作日内」；达到的当日不计入，次一工作日为第1日',
        'Within 30 working days from the day the number is reached; that day does not count, the next working day is day 1',
      ),
    },
    exception: null,
    enforce: both(
      '跨设备、库、场景和集团成员持续计数、去重；第一次达到的时刻记录后不可更改，并据此计算期限；此后数量下降不取消义务。',
      'Persons are counted across devices, galleries, scenarios and group members, de-duplicated; the first instant of reaching is recorded unchangeably and sets the clock; falling below later cancels nothing.',
    ),
    evidence: both(
      '数量变化的记录和达到10万人的证明',
      'The history of the count and a certificate of the crossing',
    ),
    prompt: both(
      '请经办人在期限内备案；向哪一省级部门备案有疑问的，请法律顾问判断',
      'The filer files in time; counsel decides where it is unclear which provincial authority',
    ),
    scenarios: [
      {
        given: both('存储99999人', '99,999 persons are stored'),
        when: both('2025-06-01又登记一人', 'one more is enrolled on 2025-06-01'),
        then: both(
          '起算日为2025-06-01，截止日为2025-07-14（与官方公告的算例一致）',
          'the trigger is 2025-06-01 and the filing is due by 2025-07-14 (as in the official announcement)',
        ),
      },
    ],
    gaps: ['G3', 'G4', 'G5', 'G6'],
  },
  'R15.2': {
    slice: 'filing',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(15, 1)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您无论有几张照片、在几台设备上登记，都只算一个人。数人数时不得为此比对您的脸。',
      'However many photos of you there are, on however many devices, you count as one person. Your face must not be compared with others to count you.',
    ),
    trigger: both('计算「人脸信息存储数量」', 'The stored quantity of facial information is counted'),
    duty: both(
      '条文以“人”计，不以图像、模板的件数计；计现存数量，不计累计数量。跨场景合并、去重，是律师所述的网信部门实践，条文未写。',
      'The text counts persons, not images or templates, and what is stored, not what ever was. Counting across all scenarios, de-duplicated, is practice as told by lawyers; the text does not say so.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('持续计算', 'Continuously') },
    exception: null,
    enforce: both(
      '以身份标识的带密钥哈希去重，不用人脸比对去重；不能确认为同一人的，按较大数计，并同时给出上下限。',
      'De-duplicated by keyed hash of an identifier, never by matching faces; where identity cannot be shown, the higher number counts, with both bounds given.',
    ),
    evidence: both('计数方法说明', 'A statement of the method'),
    prompt: both('请法律顾问确认计数方法', 'Counsel confirms the method'),
    scenarios: [
      {
        given: both('同一人在3台设备上有5个模板', 'One person has 5 templates on 3 devices'),
        when: both('计数', 'persons are counted'),
        then: both('计为1人', 'the count is 1'),
      },
      {
        given: both(
          '两个身份标识不能确认是否为同一人',
          'Two identifiers cannot be shown to be one person or two',
        ),
        when: both('计数', 'persons are counted'),
        then: both('计为2人，标明为上限', 'the count is 2, marked as the upper bound'),
      },
    ],
    gaps: ['G1', 'G2', 'G4'],
  },
  'R15.3': {
    slice: 'filing',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(15, 1, 1), article(15, 1, 2), article(15, 1, 3), article(15, 1, 4), article(15, 1, 5)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '备案必须说明为什么用您的人脸、存了多少人、怎样保护。您可以询问备案里写的目的。',
      'A filing must say why faces like yours are used, of how many persons they are, and how they are protected. You can ask which purpose it states.',
    ),
    trigger: both('「申请备案」', 'A filing is made'),
    duty: both(
      '「申请备案应当提交下列材料」：「个人信息处理者的基本情况」；「人脸信息处理目的和处理方式」；「人脸信息存储数量和安全保护措施」；「人脸信息的处理规则和操作规程」；「个人信息保护影响评估报告」。',
      'The filing shall be made with: basic information on the processor; purpose and method of processing; quantity stored and security measures; processing rules and operating procedures; the impact assessment report.',
    ),
    deadline: {
      rules: [{ kind: 'within', amount: 30, unit: 'working_days', of: 'stock_reached' }],
      text: both('与备案期限相同（R15.1）', 'The same as for the filing (R15.1)'),
    },
    exception: null,
    enforce: both(
      '五项材料缺一，或者影响评估报告与现行配置不符，不能生成备案包。数量快照超过1天视为过期，是本产品设置。',
      'No package is built while one of the five is missing or the assessment does not match the live configuration. That a count older than a day is stale is this product’s setting.',
    ),
    evidence: both('备案包及其哈希', 'The package and its hash'),
    prompt: both('请签署人核对后签字', 'The signatory checks and signs'),
    scenarios: [
      {
        given: both('影响评估报告针对旧的配置', 'The assessment is of an old configuration'),
        when: both('生成备案包', 'the package is built'),
        then: both('拒绝，并指明 R15.3', 'refused with R15.3'),
      },
    ],
    gaps: [],
  },
  'R15.4': {
    slice: 'filing',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [whole('filing-announcement'), whole('provincial-filing-notices')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '备案通过国家的系统线上办理，必须有八份文件，其中没有您的人脸。这一条不需要您做什么。',
      'A filing is made online in the system of the State and must have eight documents; your face is in none. You need do nothing.',
    ),
    trigger: both('办理备案', 'A filing is made'),
    duty: both(
      '通过“个人信息保护业务系统”（https://grxxbh.cacdtsc.cn）线上办理，按《人脸识别技术应用备案系统填报说明（第一版）》准备材料；山东、浙江网信办通知列明八份文件。',
      'It is made online in the system for personal information protection (https://grxxbh.cacdtsc.cn), with materials under its filling instructions (first edition); the notices of Shandong and Zhejiang list eight documents.',
    ),
    deadline: {
      rules: [{ kind: 'within', amount: 30, unit: 'working_days', of: 'stock_reached' }],
      text: both('与备案期限相同（R15.1）', 'The same as for the filing (R15.1)'),
    },
    exception: null,
    enforce: both(
      '逐份核对电子版和加盖公章的扫描件，缺件时状态为“不完整”。',
      'A checklist of electronic versions and stamped scans; while one is missing the state is “incomplete”.',
    ),
    evidence: both('回执和备案编号', 'Receipt and filing number'),
    prompt: both('请经办人盖章、上传', 'The filer stamps and uploads'),
    scenarios: [
      {
        given: both('没有承诺书的扫描件', 'The scan of the letter of commitment is missing'),
        when: both('检查备案材料', 'the materials are checked'),
        then: both('状态为“不完整”，指出所缺文件', 'the state is “incomplete” and names the document'),
      },
    ],
    gaps: ['G5'],
  },
  'R15.5': {
    slice: 'filing',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(15, 2)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '用您人脸的目的、方式等发生实质性变化的，备案必须跟着改。您看到的用法与告诉您的不同，可以投诉。',
      'When what your face is used for, or how, changes in substance, the filing must change too. If the use you see is not the one you were told, you can complain.',
    ),
    trigger: both('「备案信息发生实质性变更的」', 'Filed information changes in substance'),
    duty: both(
      '「应当在变更之日起30个工作日内办理备案变更手续」。',
      'The change shall be filed within 30 working days from the day of the change.',
    ),
    deadline: {
      rules: [{ kind: 'within', amount: 30, unit: 'working_days', of: 'filed_information_changed' }],
      text: both('「变更之日起30个工作日内」', 'Within 30 working days from the day of the change'),
    },
    exception: {
      liftedBy: ['minor_change'],
      text: both('非实质性变更不需办理。', 'Changes that are not substantive need no filing.'),
    },
    enforce: both(
      '将已备案的快照与现状比较；名称、目的、方式、存储地点、数量级、安全措施、处理规则、评估结论、新增场景的变化按实质性变更处理。这一分类是本产品的审慎理解（G7），条文没有定义。',
      'The filed snapshot is compared with the present; changes of name, purpose, method, storage place, order of quantity, security measures, rules, conclusion of the assessment or a new scenario count as substantive. This list is our careful reading (G7); the text has no definition.',
    ),
    evidence: both('变更记录及是否属于实质性变更的决定', 'The log of changes, with the decision on each'),
    prompt: both('界限不明的，请法律顾问决定并记录', 'Counsel decides borderline cases, on record'),
    scenarios: [
      {
        given: both('备案的目的为门禁', 'The filed purpose is a gate'),
        when: both('2026-02-13新增支付目的', 'payment is added on 2026-02-13'),
        then: both('备案变更截止日为2026-04-02', 'the change is to be filed by 2026-04-02'),
      },
    ],
    gaps: ['G7'],
  },
  'R15.6': {
    slice: 'filing',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(15, 2)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '不再使用人脸识别的，必须依法处理您的人脸信息，并注销备案。您可以询问您的人脸是否已经删除。',
      'When face recognition ends, your face information must be disposed of by law and the filing cancelled. You can ask whether yours is deleted.',
    ),
    trigger: both('「终止应用人脸识别技术的」', 'The application of facial recognition ends'),
    duty: both(
      '「应当在终止之日起30个工作日内办理注销备案手续，并依法处理人脸信息」。',
      'The filing shall be cancelled within 30 working days from the end, and facial information disposed of according to law.',
    ),
    deadline: {
      rules: [{ kind: 'within', amount: 30, unit: 'working_days', of: 'cessation' }],
      text: both(
        '「终止之日起30个工作日内」；该期限只见于《办法》，公告未写',
        'Within 30 working days from the end; only the Measures say so, the announcement does not',
      ),
    },
    exception: null,
    enforce: both(
      '终止即关闭采集，清除全部人脸信息并出具证明；清除完成之前不能提交注销。',
      'Ending closes capture, erases all facial information and issues certificates; deregistration cannot be submitted before that is done.',
    ),
    evidence: both('删除证明和回执', 'Certificates of erasure and the receipt'),
    prompt: both('请经办人办理注销', 'The filer cancels the filing'),
    scenarios: [
      {
        given: both('2026-09-10终止应用', 'The application ends on 2026-09-10'),
        when: both('准备注销备案', 'deregistration is prepared'),
        then: both(
          '截止日为2026-10-28；提交之前模板数量为0',
          'it is due by 2026-10-28, and templates are 0 before submission',
        ),
      },
    ],
    gaps: [],
  },
  'R15.7': {
    slice: 'filing',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [whole('filing-announcement')],
    kinds: ['enforce', 'prompt'],
    plain: both(
      '2025年6月1日前就存有10万人人脸的，备案期限早已过去。您可以询问存有您人脸的单位何时备案。',
      'Whoever had the faces of 100,000 persons before 1 June 2025 had to file long ago. You can ask when the organisation that has yours filed.',
    ),
    trigger: both(
      '2025年6月1日前，人脸信息存储数量已经达到10万人的',
      '100,000 persons had been reached before 1 June 2025',
    ),
    duty: both('应当在2025年7月14日前履行备案手续。', 'The processor shall file before 14 July 2025.'),
    deadline: {
      rules: [{ kind: 'passed', on: '2025-07-14' }],
      text: both('已过：2025年7月14日前', 'Gone by: before 14 July 2025'),
    },
    exception: null,
    enforce: both(
      '导入旧数据时询问达到之日；逾期标为逾期。',
      'On import of old data the date of reaching is asked for; what is late is shown late.',
    ),
    evidence: null,
    prompt: both('逾期的，请制定补办计划', 'Where it is late, plan the late filing'),
    scenarios: [
      {
        given: both(
          '导入2025-05-01已达12万人的旧数据',
          'An old stock of 120,000, reached 2025-05-01, is imported',
        ),
        when: both('计算备案期限', 'the time limit is computed'),
        then: both('截止日为2025-07-14，已逾期', 'it was due by 2025-07-14 and is overdue'),
      },
    ],
    gaps: ['G6', 'G33'],
  },
  'R15.8': {
    slice: 'filing',
    addressee: ['processor'],
    strength: 'inference',
    sources: ['inference'],
    articles: [article(15)],
    kinds: ['enforce', 'prompt'],
    plain: both(
      '这是对单位的提醒，不影响您的权利，您不需要做什么。',
      'This is a reminder to the organisation. It changes none of your rights, and you need do nothing.',
    ),
    trigger: both('人脸信息存储数量接近10万人', 'The stored quantity nears 100,000 persons'),
    duty: both(
      '推论：提前预警，预测达到的日期，以便决定备案还是减少存储；条文没有这样的要求。',
      'Inference: warn early and forecast the day, so that one can decide to file or to store less; the text does not ask for it.',
    ),
    deadline: {
      rules: [{ kind: 'none' }],
      text: both(
        '没有期限；70%、80%、90%、95% 预警是本产品设置',
        'No time limit; warnings at 70, 80, 90 and 95 % are this product’s setting',
      ),
    },
    exception: null,
    enforce: both(
      '按登记速度预测日期；只有明确选择，才在99999人时停止登记。',
      'The day is forecast from the rate of enrolment; enrolment stops at 99,999 only if that was expressly chosen.',
    ),
    evidence: null,
    prompt: both('请决定备案还是减少存储', 'Decide whether to file or to store less'),
    scenarios: [
      {
        given: both('存储95000人', '95,000 persons are stored'),
        when: both('数量更新', 'the count is updated'),
        then: both('预警，并给出预测日期', 'a warning with a forecast date'),
      },
    ],
    gaps: ['G2'],
  },
  'R15.9': {
    slice: 'filing',
    addressee: ['processor'],
    strength: 'practice',
    sources: ['practice'],
    articles: [whole('commitment-form')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '备案的单位通常要承诺所写属实，这是实务做法。您发现不实的，可以举报。',
      'By practice, who files promises that what it says is true. If you find that it is not, you can report it.',
    ),
    trigger: both('办理备案', 'A filing is made'),
    duty: both(
      '实务：提交承诺书，承诺所提交材料真实、准确、完整。承诺书的官方文本本项目未取得。',
      'Practice: a letter of commitment that the materials are true, accurate and complete. This project has not obtained its official wording.',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('随备案提交', 'With the filing') },
    exception: null,
    enforce: both(
      '备案包中的每个数字都能追溯到产生它的查询快照。',
      'Every number in the package can be traced to the snapshot it came from.',
    ),
    evidence: both('数字来源记录', 'The lineage of the numbers'),
    prompt: both('请法定代表人签字', 'The legal representative signs'),
    scenarios: [
      {
        given: both('一份备案包', 'A filing package'),
        when: both('点开其中任一数字', 'any figure in it is opened'),
        then: both('打开其来源快照', 'the source snapshot opens'),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
