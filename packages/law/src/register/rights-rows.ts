import { cite, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows on the rights of the person, from connected law. */
export const rightsRows = {
  'RP.1': {
    slice: 'rights',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 44), cite('pipl', 45), cite('pipl', 46), cite('pipl', 48)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您可以要求查看、复制、更正、补充自己的信息，要求限制或者拒绝使用，也可以要求解释规则。处理者应当及时答复。',
      'You can ask to see, copy, correct or supplement what is kept of you, limit or refuse its use, and have the rules explained. You shall be answered promptly.',
    ),
    trigger: both(
      '个人请求知悉、限制或者拒绝处理，查阅、复制、更正、补充其个人信息，或者要求解释说明处理规则',
      'A person asks to know, limit, refuse, consult, copy, correct or supplement, or to have the rules explained',
    ),
    duty: both(
      '个人对其个人信息的处理享有知情权、决定权，有权限制或者拒绝他人对其个人信息进行处理；个人请求查阅、复制其个人信息的，应当及时提供；请求更正、补充的，应当予以核实，并及时更正、补充；个人有权要求对个人信息处理规则进行解释说明。',
      'A person has the right to know and to decide, and to limit or refuse processing; what is asked to be consulted or copied shall be provided promptly; what is asked to be corrected shall be checked and promptly corrected; a person may have the rules explained.',
    ),
    deadline: {
      rules: [{ kind: 'promptly', after: 'request' }],
      text: both('及时；法律没有天数', 'Promptly; the law gives no number of days'),
    },
    exception: {
      liftedBy: ['law_or_admin_regulation'],
      text: both(
        '有《个人信息保护法》第十八条第一款、第三十五条规定情形的，不适用查阅、复制；对处理的限制或者拒绝，法律、行政法规另有规定的除外。',
        'Consulting and copying do not apply in the cases of Articles 18, paragraph 1, and 35 of the Personal Information Protection Law; limiting and refusing give way where laws or administrative regulations provide otherwise.',
      ),
    },
    enforce: both(
      '本人自助查阅；默认不展示模板；复制件含元数据，图像仍保存的，可附本人图像。',
      'Self-service; templates are not shown by default; a copy holds metadata and, if still kept, the person’s own image.',
    ),
    evidence: both('答复记录', 'The reply'),
    prompt: both('请经办人核实更正、补充的内容', 'The handler checks what is to be corrected'),
    scenarios: [
      {
        given: both('本人请求复制其个人信息', 'A person asks for a copy'),
        when: both('提供复制件', 'it is provided'),
        then: both(
          '复制件含目的、设备、日期和接收方，不含他人的信息',
          'it holds purposes, devices, dates and recipients, and nobody else’s data',
        ),
      },
    ],
    gaps: [],
  },
  'RP.2': {
    slice: 'rights',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 45, 3), cite('network-data', 25)],
    kinds: ['enforce', 'prompt'],
    plain: both(
      '符合条件的，您可以要求把自己的信息转给您指定的单位，应当为您提供途径。人脸模板不会转出，答复会说明理由。',
      'Where the conditions are met, you can have your information moved to an organisation that you name, and a way shall be opened for it. The face template does not leave, and the answer says why.',
    ),
    trigger: both(
      '个人请求将个人信息转移至其指定的个人信息处理者',
      'A person asks that personal information be transferred to a processor of their choice',
    ),
    duty: both(
      '符合国家网信部门规定条件的，应当提供转移的途径；条件为：能够验证请求人的真实身份；请求转移的是本人同意提供的或者基于合同收集的个人信息；具备技术可行性；不损害他人合法权益（《网络数据安全管理条例》第二十五条）。',
      'Where the conditions are met, a route shall be provided: the requester’s identity can be verified; the information was given by consent or collected under a contract; it is technically feasible; others’ lawful rights are not harmed (Network Data Security Regulations, Article 25).',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: {
      liftedBy: ['excessive_requests'],
      text: both(
        '请求转移次数等明显超出合理范围的，可以根据转移的成本收取必要费用。',
        'Where requests are clearly beyond reason, a necessary fee by cost may be charged.',
      ),
    },
    enforce: both(
      '以机器可读的文件提供账户资料；人脸模板不在其中，并写明理由。',
      'Account data come as a machine-readable file; the face template is not in it, with the reason stated.',
    ),
    evidence: null,
    prompt: both('请法律顾问判断对方和范围是否符合条件', 'Counsel judges recipient and scope'),
    scenarios: [
      {
        given: both('身份已经核实的转移请求', 'A request whose identity is verified'),
        when: both('提供转移文件', 'the file is provided'),
        then: both(
          '文件机器可读，并写明不含模板的理由',
          'it is machine-readable and says why the template is left out',
        ),
      },
    ],
    gaps: [],
  },
  'RP.3': {
    slice: 'rights',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 49), cite('spc', 15)],
    kinds: ['enforce', 'prompt'],
    plain: both(
      '亲人去世后，近亲属可以要求查看、复制、更正、删除其信息。您生前可以另作安排，您的安排应当优先。',
      'When somebody has died, close relatives can ask to see, copy, correct or delete what is kept of them. You can arrange otherwise while you live, and your arrangement shall come first.',
    ),
    trigger: both('自然人死亡', 'A natural person has died'),
    duty: both(
      '其近亲属为了自身的合法、正当利益，可以对死者的相关个人信息行使查阅、复制、更正、删除等权利。',
      'Close relatives may, for their own lawful and legitimate interests, consult, copy, correct and delete the deceased’s personal information.',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: {
      liftedBy: ['own_arrangement'],
      text: both('死者生前另有安排的除外。', 'Unless the deceased arranged otherwise.'),
    },
    enforce: both(
      '凭死亡证明和近亲属证明办理；死者生前的安排优先。',
      'Handled on proof of death and of kinship; the deceased’s arrangement comes first.',
    ),
    evidence: null,
    prompt: both('请经办人核对证明', 'The handler checks the proofs'),
    scenarios: [
      {
        given: both(
          '近亲属提交了死亡证明和亲属关系证明，死者生前没有其他安排',
          'A close relative has shown death and kinship; the deceased made no other arrangement',
        ),
        when: both('请求删除', 'deletion is asked for'),
        then: both('删除并答复', 'it is deleted and answered'),
      },
    ],
    gaps: [],
  },
  'RP.4': {
    slice: 'rights',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 24, 3)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '仅凭机器比对就作出的重大决定，您有权拒绝，并要求说明。您可以要求由人重新判断。',
      'You can refuse a decision of major effect that a machine made alone, and shall be given an explanation if you ask. You can ask for a human to judge.',
    ),
    trigger: both(
      '通过自动化决策方式作出对个人权益有重大影响的决定，例如仅凭一对多比对结果拒绝进入',
      'A decision with major effect on a person is made by automated decision-making, for example entry denied on a 1:N hit alone',
    ),
    duty: both(
      '个人有权要求个人信息处理者予以说明，并有权拒绝个人信息处理者仅通过自动化决策的方式作出决定。',
      'The person may ask for an explanation and may refuse a decision made only by automated decision-making.',
    ),
    deadline: {
      rules: [{ kind: 'none' }],
      text: both(
        '作出决定之前安排人工复核；请求说明的，及时说明。先行复核是本产品设置。',
        'A human looks before the decision; explanation is given promptly on request. Looking beforehand is this product’s setting.',
      ),
    },
    exception: null,
    enforce: both(
      '一对多比对命中后，不经人工确认，不执行不利措施。',
      'After a 1:N hit nothing adverse is done without human confirmation.',
    ),
    evidence: both('人工复核记录和说明记录', 'Records of review and of explanation'),
    prompt: both('请复核人独立判断', 'The reviewer judges independently'),
    scenarios: [
      {
        given: both(
          '一对多比对命中，将导致拒绝进入，没有人确认',
          'A 1:N hit would deny entry, and nobody has confirmed it',
        ),
        when: both('执行拒绝', 'the denial is to be carried out'),
        then: both('不执行，指明 RP.4', 'it is not carried out; RP.4 is named'),
      },
    ],
    gaps: [],
  },
  'RP.13': {
    slice: 'rights',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'guide'],
    articles: [cite('pipl', 22), whole('tc260-shutdown')],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '因合并、分立、解散、破产等转移您的信息，应当告诉您转给谁、怎样联系。对方要改变用途或者方式的，应当重新征得您的同意。',
      'If your information moves because of a merger, division, dissolution or bankruptcy, you shall be told who gets it and how to reach them. For another use or method they shall ask you again.',
    ),
    trigger: both(
      '因合并、分立、解散、被宣告破产等原因需要转移个人信息；停止提供服务',
      'Personal information has to move because of merger, division, dissolution or bankruptcy; or the service ends',
    ),
    duty: both(
      '因合并等原因转移的，应当向个人告知接收方的名称或者姓名和联系方式；接收方应当继续履行义务；变更目的、方式的，应当重新取得个人同意。TC260指南另建议：停服前公告个人信息处置方式，并告知受托人。',
      'Where information moves, the person shall be told the recipient’s name and contact details; the recipient shall go on performing the duties; for another purpose or method consent shall be obtained again. The TC260 guide adds: before a service ends, publish how personal information will be disposed of, and tell entrusted parties.',
    ),
    deadline: {
      rules: [
        { kind: 'before', event: 'transfer', ours: true },
        {
          kind: 'backward',
          amount: 20,
          unit: 'working_days',
          before: 'shutdown',
          case: both('指南：公告', 'guide: the public notice'),
        },
        {
          kind: 'backward',
          amount: 15,
          unit: 'working_days',
          before: 'shutdown',
          case: both('指南：告知受托人', 'guide: telling entrusted parties'),
        },
      ],
      text: both(
        '转移之前告知（法律没有写明时间，“之前”是本产品的理解）。指南：停服前至少20个工作日公告，公告持续20个工作日；受托人提前15个工作日告知。',
        'Told before it moves (the law names no time; “before” is this product’s reading). The guide: published at least 20 working days before the end and for 20 working days; entrusted parties told 15 working days before.',
      ),
    },
    exception: null,
    enforce: both(
      '停服向导按工作日倒推最迟公告日和最迟告知日。',
      'A wizard counts back in working days to the latest day of notice.',
    ),
    evidence: both('公告和告知记录', 'The notices'),
    prompt: null,
    scenarios: [
      {
        given: both('服务将于2026-03-31停止', 'The service is to end on 2026-03-31'),
        when: both(
          '计算最迟的公告日和告知受托人的日期',
          'the latest days for the public notice and for telling entrusted parties are computed',
        ),
        then: both(
          '公告最迟为2026-03-03，告知受托人最迟为2026-03-10',
          'the notice is due by 2026-03-03, and entrusted parties are told by 2026-03-10',
        ),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
