import { article, cite, clause } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第十七条: complaints to authorities, and what connected law asks of the processor. */
export const complaintRows = {
  'R17.1': {
    slice: 'complaint',
    addressee: ['anyone'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [article(17), cite('pipl', 65)],
    kinds: ['enforce'],
    plain: both(
      '发现违法使用人脸识别，您随时可以向主管部门投诉、举报，例如拨打12377或者12345。不需要先找处理者，也不需要登录。',
      'If you see face recognition used unlawfully, you can complain to the authority at any time, for example by calling 12377 or 12345. You need not go to the processor first, nor log in.',
    ),
    trigger: both(
      '发现「违法应用人脸识别技术处理人脸信息的活动」',
      'Unlawful processing of facial information by facial recognition is seen',
    ),
    duty: both(
      '「任何组织、个人有权对违法应用人脸识别技术处理人脸信息的活动向履行个人信息保护职责的部门进行投诉、举报」。',
      'Any organisation or individual may complain about or report it to the departments in charge of protecting personal information.',
    ),
    deadline: { rules: [{ kind: 'any_time' }], text: both('随时', 'At any time') },
    exception: null,
    enforce: both(
      '标识、告知和处理规则都列出主管部门渠道（12377、当地网信部门、12345；私密空间安装设备的，拨打110）和处理者自己的渠道，不需登录；删去主管部门渠道的规则不能发布。',
      'Sign, notice and rules show the channels of the authorities (12377, the local cyberspace authority, 12345; 110 for devices in private spaces) and the processor’s own, without login; rules without the authority’s channel cannot be published.',
    ),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('处理规则页面删去了主管部门的渠道', 'The page of rules has lost the authority’s channel'),
        when: both('发布该页面', 'it is published'),
        then: both('拒绝，并指明 R17.1', 'refused with R17.1'),
      },
    ],
    gaps: [],
  },
  'R17.2': {
    slice: 'complaint',
    addressee: ['authority'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [article(17)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您向主管部门投诉的，主管部门应当及时处理，并把结果告诉您。',
      'If you complain to an authority, it shall handle your complaint promptly and tell you the outcome.',
    ),
    trigger: both('「收到投诉、举报的部门」', 'A department receives a complaint or report'),
    duty: both(
      '「收到投诉、举报的部门应当依法及时处理，并将处理结果告知投诉人、举报人」。',
      'The department shall handle it promptly according to law and tell the complainant or reporter the outcome.',
    ),
    deadline: {
      rules: [
        { kind: 'promptly', after: 'complaint' },
        {
          kind: 'within',
          amount: 15,
          unit: 'working_days',
          of: 'complaint',
          ours: true,
          case: both('部门收到的投诉、举报', 'what a department received'),
        },
      ],
      text: both(
        '「及时」；条文没有天数。15个工作日是本产品的设置，部门可以另设',
        'Promptly; the text gives no number of days. 15 working days is this product’s setting, and a department may set its own',
      ),
    },
    exception: null,
    enforce: both(
      '主管部门一侧登记、计时；没有告知处理结果的，不能结案。',
      'On the authority’s side cases are taken in and timed; none is closed before the outcome was told.',
    ),
    evidence: both('处理结果告知书', 'The notice of the outcome'),
    prompt: both('请承办人处理', 'The case officer handles it'),
    scenarios: [
      {
        given: both('一件投诉没有处理结果告知书', 'A case has no notice of its outcome'),
        when: both('结案', 'it is to be closed'),
        then: both('拒绝，并指明 R17.2', 'refused with R17.2'),
      },
    ],
    gaps: ['G30'],
  },
  'R17.3': {
    slice: 'complaint',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [
      cite('pipl', 50),
      cite('minor-network', 7),
      clause('audit-guideline', '17'),
      clause('audit-guideline', '19(6)'),
      clause('gbt-45574', '6.7 c'),
    ],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您可以向处理者提出请求或者投诉，应当及时受理；拒绝您行使权利的，应当说明理由。法律没有规定天数，我们的设定是15个工作日；被拒绝的，您还可以向法院起诉。',
      'You can ask or complain, and it shall be taken in promptly; a refusal of your rights shall give its reasons. The law names no number of days, and 15 working days is our setting; if you are refused, you can also go to court.',
    ),
    trigger: both(
      '个人行使权利，或者向个人信息处理者投诉、举报',
      'A person exercises rights, or complains to the processor',
    ),
    duty: both(
      '应当建立便捷的个人行使权利的申请受理和处理机制；拒绝个人行使权利的请求的，应当说明理由；应当及时受理并处理公众投诉、举报（《未成年人网络保护条例》第七条）。',
      'A convenient mechanism to take in and handle requests shall be set up; a refusal shall give reasons; complaints of the public shall be taken in and handled promptly (Regulations on the Protection of Minors in Cyberspace, Article 7).',
    ),
    deadline: {
      rules: [
        { kind: 'promptly', after: 'request' },
        { kind: 'promptly', after: 'complaint' },
        {
          kind: 'within',
          amount: 15,
          unit: 'working_days',
          of: 'request',
          case: both('标准：不满十四周岁未成年人的请求', 'standard: requests about children under fourteen'),
        },
        {
          kind: 'within',
          amount: 15,
          unit: 'working_days',
          of: 'request',
          ours: true,
          case: both('其他请求', 'other requests'),
        },
        {
          kind: 'within',
          amount: 15,
          unit: 'working_days',
          of: 'complaint',
          ours: true,
          case: both('投诉', 'complaints'),
        },
      ],
      text: both(
        '及时；法律没有天数。15个工作日：不满十四周岁未成年人的请求依 GB/T 45574，其他请求是本产品设置（G30）；GB/T 35273为30天（本项目未核对原文）。',
        'Promptly; the law gives no number. 15 working days is GB/T 45574 for requests about children, and this product’s setting for all others (G30); GB/T 35273 has 30 days (text not checked by this project).',
      ),
    },
    exception: null,
    enforce: both(
      '每件请求按工作日计时，答复有模板和理由代码，并含可以向人民法院起诉的说明；没有理由的拒绝不能发出。',
      'Each request has a clock in working days; replies come with a template, a reason code and a sentence on going to court; a refusal without reason cannot be sent.',
    ),
    evidence: both('答复及送达记录', 'The reply and proof that it arrived'),
    prompt: both('请经办人及时处理', 'The handler acts in time'),
    scenarios: [
      {
        given: both('一件拒绝没有写明理由', 'A refusal states no reason'),
        when: both('发送该拒绝', 'it is sent'),
        then: both('拒绝发送，指明 R17.3', 'sending is refused with R17.3'),
      },
    ],
    gaps: ['G30'],
  },
  'R17.4': {
    slice: 'complaint',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('penalty-discretion', 8, null, 6)],
    kinds: ['enforce', 'prompt'],
    plain: both(
      '投诉、举报的人不应当受到报复；报复的，会被从重处罚。您可以匿名举报，我们不记录网络地址。',
      'Nobody shall be made to suffer for complaining; whoever retaliates is punished more heavily. You can report without a name, and we keep no network address.',
    ),
    trigger: both('工作人员或者公众投诉、举报', 'Staff or the public report'),
    duty: both(
      '对投诉人、举报人打击报复，是从重处罚的情形（网信部门行政处罚裁量权规定第八条第（六）项，本项目未核对原文）。',
      'Retaliation against a reporter is a ground for a heavier penalty (rules on the discretion of cyberspace authorities, Article 8, item 6; text not checked by this project).',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: null,
    enforce: both(
      '匿名渠道；不记录网络地址；举报人身份封存。',
      'An anonymous channel; no network address recorded; the reporter’s identity sealed.',
    ),
    evidence: null,
    prompt: both('请人事负责人确保没有报复', 'The head of personnel sees that nobody retaliates'),
    scenarios: [
      {
        given: both('一件匿名举报', 'An anonymous report'),
        when: both('管理员查看该举报', 'an administrator opens it'),
        then: both('看不到网络地址和任何身份标识', 'there is no network address and no identity'),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
