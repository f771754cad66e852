import { article, cite, clause, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第十条 to § 第十二条: never the only way, no pretext, national channels first. */
export const alternativesRows = {
  'R10.1': {
    slice: 'alternatives',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [article(10, 1)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您总可以不用人脸：这里至少有一种别的办法。别的办法都坏了，人脸也会停用，您可以请工作人员办理。',
      'You can always do without your face: there is at least one other way here. When all others are down, the face stops, too; ask the staff.',
    ),
    trigger: both(
      '「实现相同目的或者达到同等业务要求，存在其他非人脸识别技术方式的」',
      'Another, non-facial-recognition technical means exists to achieve the same purpose or meet equivalent business requirements',
    ),
    duty: both(
      '「不得将人脸识别技术作为唯一验证方式」。',
      'Facial recognition shall not be the only means of verification.',
    ),
    deadline: {
      rules: [{ kind: 'at', event: 'activation' }, { kind: 'continuous' }],
      text: both(
        '验证点启用之时，以及运行的每一刻',
        'When a checkpoint goes into use, and at every moment it operates',
      ),
    },
    exception: {
      liftedBy: ['state_provides_otherwise'],
      text: both(
        '「国家对应用人脸识别技术验证个人身份另有规定的，从其规定」（第十条第二款，见 R10.3）。个人同意不是例外。',
        'Where the State provides otherwise for verifying identity by face, those provisions prevail (Article 10, paragraph 2; see R10.3). Consent is no exception.',
      ),
    },
    enforce: both(
      '每个验证点至少有一种此刻可用的非人脸方式；其他方式全部失效时，人脸方式随之停用，或者开放人工办理。其他方式失效即视同不存在，是本产品的审慎理解（G19），条文未写。',
      'Every checkpoint has at least one non-face way that works now; when all others are down, the face way stops with them or a member of staff takes over. That a way which is down counts as absent is this product’s careful reading (G19); the text does not say so.',
    ),
    evidence: both(
      '各验证点的方式登记，以及每种方式的可用时间',
      'The register of ways at each checkpoint, with the uptime of each',
    ),
    prompt: both(
      '请负责人确认人工办理有人值守',
      'The manager confirms that the staffed way is really staffed',
    ),
    scenarios: [
      {
        given: both(
          '某验证点除人脸外只有读卡器，读卡器已离线',
          'A checkpoint has, beside the face, only a card reader, and the reader is offline',
        ),
        when: both('有人要求以人脸验证', 'someone asks to be verified by face'),
        then: both(
          '拒绝，并指明 R10.1；人脸方式停用并报警',
          'refused with R10.1; the face way is switched off and an alarm is raised',
        ),
      },
    ],
    gaps: ['G19', 'G35'],
  },
  'R10.2': {
    slice: 'alternatives',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a'],
    articles: [article(10, 1)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您说不，就应当当场有另一种同样方便的办法，不多收钱，不多要材料。没有的话，您可以投诉。',
      'If you say no, another way that is as easy shall be there at once, at no extra cost and with no extra papers. If there is none, you can complain.',
    ),
    trigger: both(
      '「个人不同意通过人脸信息进行身份验证的」',
      'The individual does not agree to verification through facial information',
    ),
    duty: both(
      '「应当提供其他合理、便捷的方式」。',
      'Another reasonable and convenient way shall be provided.',
    ),
    deadline: {
      rules: [{ kind: 'at', event: 'refusal' }],
      text: both('在个人不同意的当时当地', 'There and then, when the individual says no'),
    },
    exception: null,
    enforce: both(
      '其他方式与人脸方式的步骤、耗时、开放时间和费用相当；不收押金，不额外索要材料。“相当”以耗时中位数和开放时间衡量，界限为本产品设置。第十条第二款的“国家另有规定”也可以理解为及于本句；此时本产品仍提供其他方式，是审慎的选择。',
      'Other ways match the face way in steps, time, opening hours and cost; no deposit and no extra documents are asked for. Measuring parity by median time and opening hours, and the bounds used, are this product’s settings. Article 10, paragraph 2, may be read to reach this sentence too; that another way is offered even then is this product’s careful choice.',
    ),
    evidence: both(
      '各方式的耗时中位数与开放时间对比报告',
      'A report that compares median times and opening hours of the ways',
    ),
    prompt: both(
      '请安排人员以不同意者的身份实地体验，并逐人考虑老年人、残疾人、未成年人和没有智能手机的人',
      'Have someone who says no try it on site, and consider older and disabled people, children and people without a smartphone one by one',
    ),
    scenarios: [
      {
        given: both(
          '人脸方式全天可用，其他方式只在9时至17时可用，或者耗时中位数是人脸方式的四倍',
          'The face way is open day and night; the other way only from 9 to 17 h, or its median time is four times as long',
        ),
        when: both('运行方式对等检查', 'the parity check runs'),
        then: both('检查不通过，列出差距', 'the check fails and names the gap'),
      },
    ],
    gaps: ['G19'],
  },
  'R10.3': {
    slice: 'alternatives',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(10, 2)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '个别业务国家规定要核验人脸。您可以问是哪一条规定；别的业务不得拿它作理由。',
      'For some business the State itself provides for a face check. You can ask which rule it is; it shall not be used as a reason for anything else.',
    ),
    trigger: both(
      '主张国家对应用人脸识别技术验证个人身份另有规定的',
      'It is claimed that the State provides otherwise for the use of facial recognition to verify identity',
    ),
    duty: both(
      '「国家对应用人脸识别技术验证个人身份另有规定的，从其规定。」“国家另有规定”宽于“法律、行政法规另有规定”，但只及于该规定所指的业务。',
      'Those provisions prevail. “The State provides otherwise” is wider than “laws or administrative regulations provide otherwise”, yet reaches only the business those provisions name.',
    ),
    deadline: {
      rules: [{ kind: 'none' }],
      text: both('没有期限；主张期间持续有据', 'No time limit; the ground lasts as long as the claim'),
    },
    exception: null,
    enforce: both(
      '登记规定名称、条款和适用业务；超出该业务的使用一律拒绝；有效期届满须重新核对。有效期届满重新核对，是本产品设置。',
      'Instrument, article and covered business are recorded; any use beyond that business is refused; on expiry it is checked anew. The re-check on expiry is this product’s setting.',
    ),
    evidence: both('所援引规定的名称、条款和全文', 'The provision relied on: title, article and text'),
    prompt: both(
      '请法律顾问确认该规定适用于本业务并签字',
      'Counsel confirms that the provision covers this business and signs',
    ),
    scenarios: [
      {
        given: both(
          '依据电话用户实名登记的规定登记了例外',
          'An exception is recorded under the rules on real-name registration of telephone users',
        ),
        when: both('把这项例外用于办公楼闸机', 'the exception is used for an office gate'),
        then: both('拒绝，并指明 R10.3', 'refused with R10.3'),
      },
    ],
    gaps: ['G15'],
  },
  'R10.4': {
    slice: 'alternatives',
    addressee: ['processor'],
    strength: 'standard',
    sources: ['standard'],
    articles: [clause('gbt-45574', '6.1 a'), clause('tc260-payment', '8.1 e-i')],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '按照标准，屏幕不会替您先选人脸，也不会把人脸做得比别的办法更显眼。您可以慢慢选。',
      'Under the standard the screen does not choose your face for you, nor make it stand out from the other ways. Take your time to choose.',
    ),
    trigger: both('界面提供人脸方式供选择', 'A screen offers the face as one way to choose'),
    duty: both(
      '标准要求：人脸不作为默认选项；不比其他方式明显更大、更亮、更容易操作；不给其他方式附加关注账号、绑定手机等额外步骤。评论文A认为人脸可以作为首选，《办法》没有禁止；不作默认是标准的要求。',
      'The standards ask: the face is not the default option; it is not visibly bigger, brighter or easier than other ways; other ways carry no extra steps such as following an account or binding a phone. Commentary A holds that the face may be the first choice, and the Measures do not forbid it; “not the default” is the standard.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: null,
    enforce: both(
      '选择界面没有预选项；各方式使用同一组件、同样大小。',
      'The chooser preselects nothing; every way uses the same component at the same size.',
    ),
    evidence: both('选择界面的截图测试记录', 'Screenshot tests of the chooser'),
    prompt: null,
    scenarios: [
      {
        given: both('打开方式选择界面', 'The chooser of ways is opened'),
        when: both('界面呈现', 'it is rendered'),
        then: both(
          '没有预选的方式，各方式的外框大小相同',
          'no way is preselected and all ways have equal bounding boxes',
        ),
      },
    ],
    gaps: ['G20'],
  },
  'R10.5': {
    slice: 'alternatives',
    addressee: ['property_manager'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('spc', 10, 1), whole('local-property')],
    kinds: ['enforce', 'prompt'],
    plain: both(
      '回家进门，您可以不刷脸，要求用门卡、密码等办法。物业不给的，您可以请求人民法院支持。',
      'To get into your home you can ask for a card, a PIN or another way instead of your face. If the property manager refuses, a court can uphold your request.',
    ),
    trigger: both(
      '以人脸识别作为业主或者物业使用人出入物业服务区域的验证方式',
      'Facial recognition serves as the way in and out of a property service area for owners or users',
    ),
    duty: both(
      '以人脸识别作为唯一验证方式，不同意的业主或者物业使用人请求提供其他合理验证方式的，人民法院依法予以支持；部分城市的地方规定另有更严的限制。',
      'Where it is the only way, a court upholds the request of an owner or user who does not agree for another reasonable way of verification; rules of some cities are stricter.',
    ),
    deadline: {
      rules: [{ kind: 'at', event: 'request' }],
      text: both('业主或者物业使用人提出请求之时', 'When the owner or user asks'),
    },
    exception: null,
    enforce: both(
      '“住宅小区”预设固定含有门卡或者密码，以及访客码。预设中固定含有的方式，是本产品设置。',
      'The preset “residential” always includes a card or a PIN, and a visitor code. Which ways the preset always includes is this product’s setting.',
    ),
    evidence: null,
    prompt: both('请核对当地物业管理条例等地方规定', 'Check the local rules on property management'),
    scenarios: [
      {
        given: both(
          '验证点采用“住宅小区”预设，方式中没有门卡，也没有密码',
          'A checkpoint uses the preset “residential”, with neither card nor PIN among its ways',
        ),
        when: both('启用该验证点', 'it is put into use'),
        then: both('拒绝，并指明 R10.5', 'refused with R10.5'),
      },
    ],
    gaps: [],
  },
  'R11.1': {
    slice: 'alternatives',
    addressee: ['processor'],
    strength: 'encouraged',
    sources: ['encouraged', 'commentary_a', 'commentary_b'],
    articles: [article(11)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '国家鼓励先用国家的身份核验渠道，这样这里可以不留您的人脸。您可以问有没有这种渠道。',
      'The State encourages the use of national identity channels first, so that your face need not be kept here. You can ask whether there is one.',
    ),
    trigger: both(
      '「应用人脸识别技术验证个人身份、辨识特定个人的」',
      'Facial recognition is applied to verify identity or to identify a specific individual',
    ),
    duty: both(
      '「鼓励优先使用国家人口基础信息库、国家网络身份认证公共服务等渠道实施」。',
      'Priority use of channels such as the National Basic Population Information Database and the National Network Identity Authentication Public Service is encouraged.',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: {
      liftedBy: ['voluntary'],
      text: both('自愿采用；不采用没有罚则。', 'Voluntary; there is no penalty for not using them.'),
    },
    enforce: both(
      '已接入国家渠道的，核验法定身份时先走该渠道；未采用的，记录理由。',
      'Where a national channel is connected, a check of legal identity tries it first; where it is not used, the reason is recorded.',
    ),
    evidence: both(
      '是否采用国家渠道的决定及理由，供影响评估引用',
      'The decision on national channels and its reasons, for the assessment',
    ),
    prompt: both('请与公共服务平台办理接入', 'Arrange access with the public platform'),
    scenarios: [
      {
        given: both(
          '已接入国家网络身份认证公共服务',
          'The National Network Identity Authentication Public Service is connected',
        ),
        when: both('需要核验法定身份', 'legal identity is to be verified'),
        then: both(
          '先使用该渠道，不登记人脸模板',
          'the channel is tried first and no face template is enrolled',
        ),
      },
    ],
    gaps: [],
  },
  'R11.2': {
    slice: 'alternatives',
    addressee: ['processor'],
    strength: 'encouraged',
    sources: ['encouraged'],
    articles: [article(11)],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '国家鼓励少收集、少保存人脸。能只留“通过”或者“不通过”的，就不留您的照片。',
      'The State encourages to collect and keep fewer faces. Where “passed” or “not passed” will do, no picture of you is kept.',
    ),
    trigger: both(
      '「应用人脸识别技术验证个人身份、辨识特定个人的」',
      'Facial recognition is applied to verify identity or to identify a specific individual',
    ),
    duty: both(
      '鼓励「减少人脸信息收集、存储，保护人脸信息安全」。',
      'Reducing the collection and storage of facial information, and protecting its security, is encouraged.',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: { liftedBy: ['voluntary'], text: both('自愿采用。', 'Voluntary.') },
    enforce: both(
      '“只取结果”模式只保存是否通过和核验编号，不保存图像和模板。',
      'Result-only mode keeps yes or no and a reference, no image and no template.',
    ),
    evidence: both('因此少存的模板数量', 'The number of templates thus not stored'),
    prompt: null,
    scenarios: [
      {
        given: both('启用了“只取结果”模式', 'Result-only mode is on'),
        when: both('完成1000次验证', 'a thousand verifications are made'),
        then: both('存储的模板为0', 'the number of stored templates is 0'),
      },
    ],
    gaps: [],
  },
  'R11.3': {
    slice: 'alternatives',
    addressee: ['internet_platform'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('net-id', 4), cite('net-id', 5), cite('net-id', 6), cite('net-id', 7), cite('net-id', 8)],
    kinds: ['enforce'],
    plain: both(
      '您用网号、网证通过以后，平台不得再要您的身份证号码，除非法律、行政法规另有规定或者您同意。不用网号、网证的，服务一样。',
      'Once you have passed with a network number or credential, the platform shall not ask for your identity number again, unless a law or administrative regulation says so or you agree. If you use neither, you get the same service.',
    ),
    trigger: both(
      '互联网平台接入公共服务后，用户选择使用网号、网证登记、核验真实身份信息并通过验证的',
      'A platform has joined the public service, and a user chose a network number or network credential to register or verify identity and passed',
    ),
    duty: both(
      '不得要求用户另行提供明文身份信息；应当保障未使用网号、网证的用户享有同等服务；不满十四周岁的，应当取得其父母或者其他监护人同意，并由其代为申领；依法需要核验但无需留存法定身份证件信息的，仅取得核验结果。',
      'It shall not ask for plaintext identity information again; users of other ways shall get equal service; for a child under fourteen a parent or other guardian shall consent and apply on the child’s behalf; where identity is to be checked but documents need not be kept, only the result is obtained.',
    ),
    deadline: {
      rules: [{ kind: 'at', event: 'result' }],
      text: both('通过验证之时起', 'From the moment the verification is passed'),
    },
    exception: {
      liftedBy: ['law_or_admin_regulation', 'person_agrees'],
      text: both(
        '法律、行政法规另有规定或者用户同意提供的除外。',
        'Unless laws or administrative regulations provide otherwise or the user agrees to provide it.',
      ),
    },
    enforce: both(
      '通过验证后的页面不含身份证件号码等字段；功能不因核验方式而异。',
      'After success no screen asks for an identity number; no feature depends on the way of verifying.',
    ),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('用户以网号、网证通过了验证', 'A user passed with a network number or credential'),
        when: both('呈现下一步页面', 'the next step is rendered'),
        then: both('页面上没有身份证件号码字段', 'it has no field for an identity number'),
      },
    ],
    gaps: [],
  },
  'R12.1': {
    slice: 'alternatives',
    addressee: ['anyone'],
    strength: 'law',
    sources: ['law', 'commentary_a'],
    articles: [article(12), cite('network-data', 22, 1, 1)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '任何人不得骗您、逼您刷脸。有人对您说“必须刷脸”的，您可以拒绝并投诉。',
      'No one shall trick or press you into using your face. If someone says “you must”, you can refuse and complain.',
    ),
    trigger: both(
      '请个人接受人脸识别技术验证身份',
      'An individual is asked to accept identity verification by facial recognition',
    ),
    duty: both(
      '不得「误导、欺诈、胁迫个人接受人脸识别技术验证个人身份」；不得通过误导、欺诈、胁迫等方式取得个人同意。',
      'No one may mislead, defraud or coerce an individual into accepting it; consent shall not be obtained by misleading, fraud, coercion or the like.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: null,
    enforce: both(
      '告知、标识和话术中出现“必须刷脸”“仅支持人脸”“不刷脸无法办理”等语句的，不能发布；仅给予刷脸者优惠、优先的，须经批准。语句清单和优惠须经批准，是本产品设置；是否构成误导、欺诈、胁迫由人判断。',
      'Notices, signs and scripts with phrases such as “you must use your face”, “face only” or “not possible without face” cannot be published; a benefit for face users only needs approval. The list of phrases and the approval of benefits are this product’s settings; whether something misleads, defrauds or coerces is for people to judge.',
    ),
    evidence: both('话术版本和培训记录', 'Versions of the scripts and training records'),
    prompt: both(
      '请负责人逐件审阅有关强迫、误导的投诉',
      'The manager reviews each complaint about pressure or deception',
    ),
    scenarios: [
      {
        given: both('一份告知写有“必须刷脸”', 'A notice says “you must use your face”'),
        when: both('检查该告知的文字', 'its wording is checked'),
        then: both(
          '检查报错，指明 R12.1，不能发布',
          'the check fails with R12.1 and the notice cannot be published',
        ),
      },
    ],
    gaps: [],
  },
  'R12.2': {
    slice: 'alternatives',
    addressee: ['anyone'],
    strength: 'law',
    sources: ['law'],
    articles: [article(12)],
    kinds: ['enforce'],
    plain: both(
      '“办理业务”“提升服务”不是逼您刷脸的理由。您可以要求用别的办法。',
      '“Handling business” or “better service” is no reason to press you into using your face. You can ask for another way.',
    ),
    trigger: both(
      '以办理业务、提升服务质量等为由，请个人接受人脸识别技术验证身份',
      'Handling business, improving service quality or the like is given as the reason for verification by face',
    ),
    duty: both(
      '「任何组织和个人不得以办理业务、提升服务质量等为由，误导、欺诈、胁迫个人接受人脸识别技术验证个人身份」。',
      'No organisation or individual may mislead, defraud or coerce an individual into accepting identity verification by facial recognition on grounds such as handling business or improving service quality.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: null,
    enforce: both(
      '处理目的仅写“办理业务”“提升服务质量”的，不能保存。以目的文字拦截托词，是本产品设置；条文禁止的是以此为由的误导、欺诈、胁迫。',
      'A purpose that says only “handling business” or “improving service quality” cannot be saved. Stopping the pretext by the wording of the purpose is this product’s setting; what the text forbids is to mislead, defraud or coerce on such grounds.',
    ),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('处理目的写为“提升服务质量”', 'A purpose reads “improving service quality”'),
        when: both('保存该目的', 'it is saved'),
        then: both('拒绝，并指明 R12.2', 'refused with R12.2'),
      },
    ],
    gaps: [],
  },
  'RS.4': {
    slice: 'alternatives',
    addressee: ['processor'],
    strength: 'commentary',
    sources: ['commentary_b'],
    articles: [whole('commentary-b')],
    kinds: ['enforce'],
    plain: both(
      '有的评论认为，同时要人脸和声音、人脸和卡，并不是给了您别的办法。声音、指纹也要另外问过您。',
      'By one commentary, asking for your face and your voice, or your face and a card, does not give you another way. Your voice or fingerprint is to be asked for separately.',
    ),
    trigger: both('为提高安全性采用多种识别方式', 'Several modalities are used for more security'),
    duty: both(
      '评论文B：多模态识别（人脸加声纹、加卡）。每种生物特征都是另一种敏感个人信息，各有单独同意。',
      'Commentary B: multimodal recognition (face with voice, or with a card). Each modality is sensitive information of its own, with its own separate consent.',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: null,
    enforce: both(
      '每种方式各有凭证；卡加密码算作非人脸方式，人脸加卡不算其他方式。',
      'Each modality has its own token; card with PIN counts as a non-face way, face with card is no alternative.',
    ),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('方式只有“人脸加卡”', 'The only way is face together with card'),
        when: both('检查 R10.1', 'R10.1 is checked'),
        then: both('不通过', 'it fails'),
      },
    ],
    gaps: ['G35'],
  },
} as const satisfies Rows;
