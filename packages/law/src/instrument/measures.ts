import { type BiText, both } from '../text.ts';

/** A source in which words of the Measures were found. */
export type TextSource = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** What each source is. Only A has all twenty articles. */
export const textSources = {
  A: both(
    '公开的二十条全文（PDF抽取，合并断行，未改字）',
    'All twenty articles, public, taken from a PDF; line breaks joined, no word changed',
  ),
  B: both(
    '网页（繁体转码），令文和第一条至第五条开头',
    'A web page in traditional characters: the order and Articles 1 to the beginning of 5',
  ),
  C: both('新闻报道，第三、四、十、十二、十三条原句', 'News reports quoting Articles 3, 4, 10, 12 and 13'),
  D: both('公开的研究笔记，逐字引用若干条', 'Public research notes quoting several articles'),
  E: both('两篇评论文，引用第八、十三、十七条等', 'Commentaries quoting Articles 8, 13, 17 and others'),
  F: both('英译，令文和第一条至第三条', 'An English translation of the order and Articles 1 to 3'),
} as const satisfies Readonly<Record<TextSource, BiText>>;

/** How the words of an article were established. */
export interface Verification {
  readonly sources: readonly [TextSource, ...TextSource[]];
  /** Which parts have a further source; `null` where the whole article stands in all of them. */
  readonly note: BiText | null;
}

/** A paragraph (款) with its items (项), without their numbers. */
export interface MeasuresParagraph {
  readonly text: BiText;
  readonly items: readonly BiText[];
}

/** An article (条) of the Measures; the Chinese is the text, the English our own rendering. */
export interface MeasuresArticle {
  readonly number: number;
  readonly paragraphs: readonly [MeasuresParagraph, ...MeasuresParagraph[]];
  readonly verified: Verification;
}

/** 《人脸识别技术应用安全管理办法》 (CAC and MPS order 19 of 13 March 2025), all twenty articles. */
export const measures: readonly MeasuresArticle[] = [
  {
    number: 1,
    paragraphs: [
      {
        text: both(
          '为了规范应用人脸识别技术处理人脸信息活动，保护个人信息权益，根据《中华人民共和国网络安全法》、《中华人民共和国数据安全法》、《中华人民共和国个人信息保护法》、《网络数据安全管理条例》等法律、行政法规，制定本办法。',
          'To regulate activities of processing facial information by applying facial recognition technology and to protect rights and interests in personal information, these Measures are made under the Cybersecurity Law, the Data Security Law and the Personal Information Protection Law of the People’s Republic of China, the Regulations on Network Data Security Management and other laws and administrative regulations.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A', 'B', 'F'], note: null },
  },
  {
    number: 2,
    paragraphs: [
      {
        text: both(
          '在中华人民共和国境内应用人脸识别技术处理人脸信息的活动，适用本办法。',
          'These Measures apply to activities of processing facial information by applying facial recognition technology within the territory of the People’s Republic of China.',
        ),
        items: [],
      },
      {
        text: both(
          '在中华人民共和国境内为从事人脸识别技术研发、算法训练活动应用人脸识别技术处理人脸信息的，不适用本办法的规定。',
          'Where, within the territory of the People’s Republic of China, facial information is processed by applying facial recognition technology for the research and development of facial recognition technology or for algorithm training, the provisions of these Measures do not apply.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A', 'B', 'F'], note: null },
  },
  {
    number: 3,
    paragraphs: [
      {
        text: both(
          '应用人脸识别技术处理人脸信息活动，应当遵守法律法规，尊重社会公德和伦理，遵守商业道德和职业道德，诚实守信，履行个人信息保护义务，承担社会责任，不得危害国家安全、损害公共利益、侵害个人合法权益。',
          'Activities of processing facial information by applying facial recognition technology shall comply with laws and regulations, respect social morality and ethics, observe business and professional ethics, be honest and trustworthy, perform obligations of personal information protection and bear social responsibility; they shall not endanger national security, harm the public interest or infringe the lawful rights and interests of individuals.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A', 'B', 'C', 'F'], note: null },
  },
  {
    number: 4,
    paragraphs: [
      {
        text: both(
          '应用人脸识别技术处理人脸信息，应当具有特定的目的和充分的必要性，采取对个人权益影响最小的方式，并实施严格保护措施。',
          'Processing facial information by applying facial recognition technology requires a specific purpose and sufficient necessity, shall use the manner with the least impact on the rights and interests of the individual, and shall be under strict protective measures.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A', 'B', 'C', 'D'], note: null },
  },
  {
    number: 5,
    paragraphs: [
      {
        text: both(
          '个人信息处理者应用人脸识别技术处理人脸信息前，应当以显著方式、清晰易懂的语言真实、准确、完整地向个人告知下列事项：',
          'Before processing facial information by applying facial recognition technology, a personal information processor shall inform the individual truthfully, accurately and completely, in a conspicuous manner and in clear and easily understood language, of the following matters:',
        ),
        items: [
          both(
            '个人信息处理者的名称或者姓名和联系方式；',
            'the name and contact details of the personal information processor;',
          ),
          both(
            '人脸信息的处理目的、处理方式，处理的人脸信息保存期限；',
            'the purpose and method of processing the facial information, and the period for which the facial information processed is kept;',
          ),
          both(
            '处理人脸信息的必要性以及对个人权益的影响；',
            'the necessity of processing the facial information and its impact on the rights and interests of the individual;',
          ),
          both(
            '个人依法行使权利的方式和程序；',
            'the ways and procedures by which the individual exercises rights according to law;',
          ),
          both(
            '法律、行政法规规定应当告知的其他事项。',
            'other matters that laws or administrative regulations require to be notified.',
          ),
        ],
      },
      {
        text: both(
          '前款规定事项发生变更的，应当将变更部分告知个人。',
          'Where a matter under the preceding paragraph changes, the individual shall be informed of the changed part.',
        ),
        items: [],
      },
      {
        text: both(
          '法律、行政法规规定可以不向个人告知的，从其规定。',
          'Where laws or administrative regulations provide that the individual need not be informed, those provisions prevail.',
        ),
        items: [],
      },
      {
        text: both(
          '处理残疾人、老年人人脸信息的，还应当符合国家有关无障碍环境建设的规定。',
          'Processing the facial information of persons with disabilities or older persons shall also comply with the State’s provisions on building a barrier-free environment.',
        ),
        items: [],
      },
    ],
    verified: {
      sources: ['A'],
      note: both(
        '第一款、第四款另见 D；第一款开头另见 B',
        'paragraphs 1 and 4 also in D; the beginning of paragraph 1 also in B',
      ),
    },
  },
  {
    number: 6,
    paragraphs: [
      {
        text: both(
          '基于个人同意处理人脸信息的，应当取得个人在充分知情的前提下自愿、明确作出的单独同意。法律、行政法规规定处理人脸信息应当取得个人书面同意的，从其规定。',
          'Where facial information is processed on the basis of the individual’s consent, the separate consent of the individual, given voluntarily and explicitly on the premise of full knowledge, shall be obtained. Where laws or administrative regulations provide that the written consent of the individual shall be obtained for processing facial information, those provisions prevail.',
        ),
        items: [],
      },
      {
        text: both(
          '基于个人同意处理人脸信息的，个人有权撤回同意，个人信息处理者应当提供便捷的撤回同意的方式。个人撤回同意，不影响撤回前基于个人同意已进行的个人信息处理活动的效力。',
          'Where facial information is processed on the basis of the individual’s consent, the individual has the right to withdraw consent, and the personal information processor shall provide a convenient means of withdrawing it. An individual’s withdrawal of consent does not affect the validity of processing of personal information already carried out on the basis of consent before the withdrawal.',
        ),
        items: [],
      },
    ],
    verified: {
      sources: ['A'],
      note: both('第一款首句另见 C、D', 'the first sentence of paragraph 1 also in C and D'),
    },
  },
  {
    number: 7,
    paragraphs: [
      {
        text: both(
          '基于个人同意处理不满十四周岁未成年人人脸信息的，应当取得未成年人的父母或者其他监护人的同意。',
          'Where the facial information of a minor under the age of fourteen is processed on the basis of consent, the consent of the minor’s parent or other guardian shall be obtained.',
        ),
        items: [],
      },
      {
        text: both(
          '个人信息处理者应用人脸识别技术处理不满十四周岁未成年人人脸信息的，应当在存储、使用、转移、披露等方面制定专门的处理规则，依法保护未成年人个人信息安全。',
          'A personal information processor that applies facial recognition technology to process the facial information of minors under the age of fourteen shall make dedicated processing rules on storage, use, transfer, disclosure and the like, and protect the security of minors’ personal information according to law.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A'], note: both('第一款另见 C', 'paragraph 1 also in C') },
  },
  {
    number: 8,
    paragraphs: [
      {
        text: both(
          '除法律、行政法规另有规定或者取得个人单独同意外，人脸信息应当存储于人脸识别设备内，不得通过互联网对外传输。',
          'Unless laws or administrative regulations provide otherwise or the separate consent of the individual is obtained, facial information shall be stored inside the facial recognition device and shall not be transmitted outward over the internet.',
        ),
        items: [],
      },
      {
        text: both(
          '除法律、行政法规另有规定外，人脸信息的保存期限不得超过实现处理目的所必需的最短时间。',
          'Unless laws or administrative regulations provide otherwise, the period for which facial information is kept shall not exceed the shortest time necessary to achieve the purpose of processing.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A', 'C', 'D', 'E'], note: null },
  },
  {
    number: 9,
    paragraphs: [
      {
        text: both(
          '个人信息处理者应用人脸识别技术处理人脸信息，应当事前进行个人信息保护影响评估，并对处理情况进行记录。个人信息保护影响评估主要包括下列内容：',
          'A personal information processor that applies facial recognition technology to process facial information shall carry out a personal information protection impact assessment beforehand and record the processing. The personal information protection impact assessment mainly includes the following:',
        ),
        items: [
          both(
            '人脸信息的处理目的、处理方式是否合法、正当、必要；',
            'whether the purpose and method of processing the facial information are lawful, legitimate and necessary;',
          ),
          both(
            '对个人权益带来的影响，以及降低不利影响的措施是否有效；',
            'the impact on the rights and interests of the individual, and whether the measures that reduce adverse impact are effective;',
          ),
          both(
            '发生人脸信息泄露、篡改、丢失、毁损或者被非法获取、出售、使用的风险以及可能造成的危害；',
            'the risk of leakage, tampering, loss or destruction of facial information or of its unlawful acquisition, sale or use, and the harm that may result;',
          ),
          both(
            '所采取的保护措施是否合法、有效并与风险程度相适应。',
            'whether the protective measures taken are lawful, effective and commensurate with the level of risk.',
          ),
        ],
      },
      {
        text: both(
          '个人信息保护影响评估报告和处理情况记录应当至少保存3年。处理人脸信息的目的、方式发生变化，或者发生重大安全事件的，应当重新进行个人信息保护影响评估。',
          'The report of the personal information protection impact assessment and the records of processing shall be kept for at least 3 years. Where the purpose or method of processing facial information changes, or a major security incident occurs, the personal information protection impact assessment shall be carried out again.',
        ),
        items: [],
      },
    ],
    verified: {
      sources: ['A'],
      note: both(
        'D 引首句、3年、重新评估，并概括四项',
        'D quotes the first sentence, the 3 years and the renewed assessment, and sums up the four items',
      ),
    },
  },
  {
    number: 10,
    paragraphs: [
      {
        text: both(
          '实现相同目的或者达到同等业务要求，存在其他非人脸识别技术方式的，不得将人脸识别技术作为唯一验证方式。个人不同意通过人脸信息进行身份验证的，应当提供其他合理、便捷的方式。',
          'Where the same purpose can be achieved or equivalent business requirements met by other technical means than facial recognition, facial recognition technology shall not be made the only means of verification. Where the individual does not agree to identity verification through facial information, another reasonable and convenient means shall be provided.',
        ),
        items: [],
      },
      {
        text: both(
          '国家对应用人脸识别技术验证个人身份另有规定的，从其规定。',
          'Where the State provides otherwise for the application of facial recognition technology to verify personal identity, those provisions prevail.',
        ),
        items: [],
      },
    ],
    verified: {
      sources: ['A'],
      note: both(
        '第一款另见 C、D；第二款要旨见网页',
        'paragraph 1 also in C and D; the gist of paragraph 2 in web pages',
      ),
    },
  },
  {
    number: 11,
    paragraphs: [
      {
        text: both(
          '应用人脸识别技术验证个人身份、辨识特定个人的，鼓励优先使用国家人口基础信息库、国家网络身份认证公共服务等渠道实施，减少人脸信息收集、存储，保护人脸信息安全。',
          'Where facial recognition technology is applied to verify personal identity or to identify a specific individual, it is encouraged to do so with priority through channels such as the National Basic Population Information Database and the National Network Identity Authentication Public Service, so as to reduce the collection and storage of facial information and protect its security.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A'], note: both('要旨另见 E、网页转载', 'its gist also in E and a web copy') },
  },
  {
    number: 12,
    paragraphs: [
      {
        text: both(
          '任何组织和个人不得以办理业务、提升服务质量等为由，误导、欺诈、胁迫个人接受人脸识别技术验证个人身份。',
          'No organisation or individual may, on grounds such as handling business or improving service quality, mislead, defraud or coerce an individual into accepting the verification of personal identity by facial recognition technology.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A', 'C', 'D', 'E'], note: null },
  },
  {
    number: 13,
    paragraphs: [
      {
        text: both(
          '在公共场所安装人脸识别设备，应当为维护公共安全所必需，依法合理确定人脸信息采集区域，并设置显著提示标识。',
          'The installation of facial recognition devices in public places shall be necessary for maintaining public security; the area in which facial information is captured shall be reasonably determined according to law, and conspicuous notice signs shall be set up.',
        ),
        items: [],
      },
      {
        text: both(
          '任何组织和个人不得在宾馆客房、公共浴室、公共更衣室、公共卫生间等公共场所中的私密空间内部安装人脸识别设备。',
          'No organisation or individual may install facial recognition devices inside private spaces in public places, such as hotel rooms, public bathrooms, public changing rooms and public toilets.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A', 'C', 'E'], note: null },
  },
  {
    number: 14,
    paragraphs: [
      {
        text: both(
          '人脸识别技术应用系统应当采取数据加密、安全审计、访问控制、授权管理、入侵检测和防御等措施保护人脸信息安全。涉及网络安全等级保护、关键信息基础设施的，应当按照国家有关规定履行网络安全等级保护、关键信息基础设施保护义务。',
          'Systems that apply facial recognition technology shall adopt measures such as data encryption, security audit, access control, authorisation management, and intrusion detection and prevention to protect the security of facial information. Where the multi-level protection of cybersecurity or critical information infrastructure is involved, the obligations of multi-level protection of cybersecurity and of protecting critical information infrastructure shall be performed according to the State’s provisions.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A'], note: both('第一句另见 D', 'the first sentence also in D') },
  },
  {
    number: 15,
    paragraphs: [
      {
        text: both(
          '个人信息处理者应当在应用人脸识别技术处理的人脸信息存储数量达到10万人之日起30个工作日内向所在地省级以上网信部门履行备案手续。申请备案应当提交下列材料：',
          'Within 30 working days from the day on which the stored quantity of facial information processed by applying facial recognition technology reaches 100,000 persons, a personal information processor shall complete filing with the cyberspace authority at or above the provincial level of its location. An application for filing shall submit the following:',
        ),
        items: [
          both('个人信息处理者的基本情况；', 'basic information on the personal information processor;'),
          both('人脸信息处理目的和处理方式；', 'the purpose and method of processing facial information;'),
          both(
            '人脸信息存储数量和安全保护措施；',
            'the stored quantity of facial information and the measures of security protection;',
          ),
          both(
            '人脸信息的处理规则和操作规程；',
            'the rules and operating procedures for processing facial information;',
          ),
          both(
            '个人信息保护影响评估报告。',
            'the report of the personal information protection impact assessment.',
          ),
        ],
      },
      {
        text: both(
          '备案信息发生实质性变更的，应当在变更之日起30个工作日内办理备案变更手续。终止应用人脸识别技术的，应当在终止之日起30个工作日内办理注销备案手续，并依法处理人脸信息。',
          'Where the filed information changes substantively, the change of filing shall be completed within 30 working days from the day of the change. Where the application of facial recognition technology is terminated, deregistration of the filing shall be completed within 30 working days from the day of termination, and the facial information shall be disposed of according to law.',
        ),
        items: [],
      },
    ],
    verified: {
      sources: ['A'],
      note: both(
        '首句与五项材料另见 D；首句另见浙江、山西网信办通知',
        'the first sentence and the five documents also in D; the first sentence also in notices of the Zhejiang and Shanxi cyberspace authorities',
      ),
    },
  },
  {
    number: 16,
    paragraphs: [
      {
        text: both(
          '网信部门会同公安机关和其他履行个人信息保护职责的部门，建立健全信息共享和通报工作机制，协同开展相关工作。',
          'Cyberspace authorities, together with public security organs and other departments that perform duties of personal information protection, establish and improve working mechanisms for sharing information and notifying one another, and carry out the related work in coordination.',
        ),
        items: [],
      },
      {
        text: both(
          '网信部门、公安机关和其他履行个人信息保护职责的部门依法对应用人脸识别技术处理个人信息活动实施监督检查，个人信息处理者应当依法予以配合。',
          'Cyberspace authorities, public security organs and other departments that perform duties of personal information protection supervise and inspect, according to law, activities of processing personal information by applying facial recognition technology; personal information processors shall cooperate according to law.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A'], note: null },
  },
  {
    number: 17,
    paragraphs: [
      {
        text: both(
          '任何组织、个人有权对违法应用人脸识别技术处理人脸信息的活动向履行个人信息保护职责的部门进行投诉、举报。收到投诉、举报的部门应当依法及时处理，并将处理结果告知投诉人、举报人。',
          'Any organisation or individual has the right to complain about or report activities of unlawfully applying facial recognition technology to process facial information to the departments that perform duties of personal information protection. The department that receives the complaint or report shall handle it in a timely manner according to law and inform the complainant or reporter of the outcome.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A', 'E'], note: null },
  },
  {
    number: 18,
    paragraphs: [
      {
        text: both(
          '违反本办法规定的，依照有关法律、行政法规的规定处理；构成犯罪的，依法追究刑事责任。',
          'Violations of the provisions of these Measures are handled under the provisions of the relevant laws and administrative regulations; where a crime is constituted, criminal liability is pursued according to law.',
        ),
        items: [],
      },
    ],
    verified: { sources: ['A'], note: null },
  },
  {
    number: 19,
    paragraphs: [
      {
        text: both('本办法下列术语的含义：', 'In these Measures, the following terms mean:'),
        items: [
          both(
            '个人信息处理者，是指在个人信息处理活动中自主决定处理目的、处理方式的组织、个人。',
            '“personal information processor”: an organisation or individual that autonomously decides the purpose and method of processing in activities of processing personal information.',
          ),
          both(
            '人脸信息，是指以电子或者其他方式记录的与已识别或者可识别的自然人有关的面部特征生物识别信息，不包括匿名化处理后的信息。',
            '“facial information”: biometric information of facial features, recorded electronically or otherwise, relating to an identified or identifiable natural person, not including information after anonymisation.',
          ),
          both(
            '人脸识别技术，是指以人脸信息作为识别个体身份的个体生物特征识别技术。',
            '“facial recognition technology”: individual biometric recognition technology that uses facial information to recognise the identity of an individual.',
          ),
          both(
            '人脸识别设备，是指应用人脸识别技术识别个体身份的终端设备。',
            '“facial recognition device”: a terminal device that applies facial recognition technology to recognise the identity of an individual.',
          ),
          both(
            '验证个人身份，是指通过收集获得的人脸信息与信息系统存储的特定人脸信息进行“一对一”比对，确认和核对两者是否为同一人。',
            '“verifying personal identity”: the one-to-one comparison of collected facial information with specific facial information stored in an information system, to confirm and check whether the two are the same person.',
          ),
          both(
            '辨识特定个人，是指通过收集获得的人脸信息与信息系统存储的特定范围内人脸信息进行“一对多”比对，发现和识别具有特定身份的个人。',
            '“identifying a specific individual”: the one-to-many comparison of collected facial information with facial information within a specific scope stored in an information system, to discover and recognise an individual with a specific identity.',
          ),
        ],
      },
    ],
    verified: {
      sources: ['A'],
      note: both('(三)另见 D；(二)要旨见 E', 'item 3 also in D; the gist of item 2 in E'),
    },
  },
  {
    number: 20,
    paragraphs: [
      {
        text: both('本办法自2025年6月1日起施行。', 'These Measures are in force from 1 June 2025.'),
        items: [],
      },
    ],
    verified: { sources: ['A', 'B', 'D', 'F'], note: null },
  },
];
