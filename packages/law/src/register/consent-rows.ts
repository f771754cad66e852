import { article, cite, clause, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第六条: separate consent, its withdrawal, and what connected law adds. */
export const consentRows = {
  'R06.1': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [
      article(6, 1),
      cite('pipl', 29),
      cite('network-data', 22, 1, 2),
      cite('network-data', 62, null, 7),
    ],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '要凭您的同意使用您的人脸，应当单独问您，一件事问一次。您可以只同意其中一件，也可以都不同意。',
      'If your face is used with your consent, you shall be asked separately, once for each purpose. You can say yes to one and no to another, or no to all.',
    ),
    trigger: both('处理以个人同意为依据', 'Processing rests on the person’s consent'),
    duty: both(
      '「基于个人同意处理人脸信息的，应当取得个人在充分知情的前提下自愿、明确作出的单独同意。」单独同意，是个人针对这一项处理专门作出的具体、明确的同意：不与一般条款、其他个人信息或者其他目的捆绑，一个目的、一个功能一次。',
      'Separate consent shall be obtained: specific and explicit, given specially for this processing, by a person who knows what it is about and decides freely; not bundled with general terms, other personal information or other purposes. One purpose and one function at a time.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'processing' }],
      text: both('处理之前', 'Before processing'),
    },
    exception: {
      liftedBy: ['other_basis'],
      text: both(
        '有《个人信息保护法》第十三条第一款第二项至第七项的依据的，不需取得同意；告知、影响评估和第八条不得通过互联网传输的规定仍然适用。',
        'Another basis of the Personal Information Protection Law, Article 13, items 2 to 7, makes consent unnecessary; notice, impact assessment and the rule of Article 8 on the internet still apply.',
      ),
    },
    enforce: both(
      '同意绑定本人、目的版本、告知版本、比对方式和处理者；一份同意只含一个目的，默认不勾选；验证、辨识、传输都以有效的同意为前提。',
      'A consent is bound to person, purpose version, notice version, mode and processor; one purpose each, never pre-ticked; verify, identify and transfer need a live one.',
    ),
    evidence: both(
      '交给本人的同意凭据：所示文本、语言、时间、设备、经办人、摘要值。',
      'A receipt given to the person: text shown, language, time, device, actor, hash.',
    ),
    prompt: null,
    scenarios: [
      {
        given: both('一张表单让一次点击同意目的甲和乙', 'A form that takes one click for purposes A and B'),
        when: both('展示这张表单', 'it is to be shown'),
        then: both('表单格式不接受它', 'its schema refuses it'),
      },
      {
        given: both('只有对目的甲的同意', 'A consent to purpose A only'),
        when: both('按目的乙处理', 'processing under purpose B is attempted'),
        then: both('拒绝，并指明 R06.1', 'it is refused, naming R06.1'),
      },
    ],
    gaps: ['G13'],
  },
  'R06.2': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a'],
    articles: [article(6, 1), cite('pipl', 14, 1)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您的同意应当是看过告知之后自己明确作出的。不回答不算同意，替您勾好的不算，先拍后补的也不算。',
      'Your yes shall be your own clear choice, made after you were told. Silence is no yes; a box ticked for you is none; nor is a yes asked for after your face was taken.',
    ),
    trigger: both('向个人征求同意', 'A person is asked for consent'),
    duty: both(
      '同意应当由个人「在充分知情的前提下自愿、明确作出」；沉默、默认勾选和先采集后补同意，都不是同意。',
      'Consent shall be given with full knowledge, freely and explicitly. Silence, a pre-ticked box and a consent taken after the capture are none.',
    ),
    deadline: {
      rules: [{ kind: 'at', event: 'consent' }],
      text: both('作出同意之时', 'When consent is given'),
    },
    exception: null,
    enforce: both(
      '告知显示之前，同意按钮不可用；拒绝与同意的按钮大小、次序、颜色同等；不预先勾选，不以沉默为同意，采集之后不补取同意。',
      'The accept control is off until the notice has been shown; refusing is as large, as near and as bright as accepting; no pre-tick, no silence, no consent after capture.',
    ),
    evidence: both('界面事件记录', 'A trace of what the screen showed and what was pressed'),
    prompt: both('抽查实际的征求过程', 'Spot-check how people are really asked'),
    scenarios: [
      {
        given: both('征求同意的界面', 'The consent screen'),
        when: both('测量拒绝与同意两个按钮', 'its two controls are measured'),
        then: both('面积、对比度和键盘可达性相同', 'area, contrast and keyboard reach are the same'),
      },
      {
        given: both('采集时间早于同意时间', 'A capture earlier than the consent'),
        when: both('检查这条记录', 'the record is checked'),
        then: both('记为违法，并启动清除', 'it is unlawful, and erasure begins'),
      },
    ],
    gaps: [],
  },
  'R06.3': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'standard'],
    articles: [
      article(6, 1),
      cite('pipl', 29),
      clause('gbt-45574', '5.4.2 b'),
      clause('gbt-45574', '6.1 c'),
      clause('gbt-45574', '6.1 f'),
    ],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '法律或者行政法规要求书面同意的，应当请您在纸上或者电子文件上签名，点一下按钮不够。您可以先看清楚再签，也可以不签。',
      'Where a law or administrative regulation asks for written consent, you shall be asked to sign, on paper or electronically; a tap is not enough. You can read it first, and you need not sign.',
    ),
    trigger: both(
      '法律、行政法规规定应当取得书面同意；标准另列：个人不配合时采集生物识别信息用于辨识，以及科学研究',
      'A law or administrative regulation requires written consent; a standard adds identification of people who do not cooperate, and scientific research',
    ),
    duty: both(
      '「法律、行政法规规定处理人脸信息应当取得个人书面同意的，从其规定。」书面同意，是纸质或者数据电文形式、有签名、盖章或者电子签名的同意。',
      'Where a law or administrative regulation requires it, consent shall be written: on paper or as a data message, with signature, seal or electronic signature.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'processing' }],
      text: both('处理之前', 'Before processing'),
    },
    exception: null,
    enforce: both(
      '目的可标为须书面同意；被动采集、远距离采集自动标上；标上之后只有签名的凭据能通过。',
      'A purpose can be marked as needing written consent; passive or remote capture marks it by itself; only a signed receipt then passes.',
    ),
    evidence: both('签署文件的摘要值和签名证书', 'Hash of the signed document, certificate of the signature'),
    prompt: both(
      '由法务列出本行业须书面同意的法律',
      'Counsel lists the laws of the sector that ask for writing',
    ),
    scenarios: [
      {
        given: both('被动的一对多方式，只有点击的同意', 'Passive one-to-many, and consent by a click'),
        when: both('请求辨识', 'identification is asked for'),
        then: both('拒绝，并指明 R06.3', 'it is refused, naming R06.3'),
      },
    ],
    gaps: ['G21'],
  },
  'R06.4': {
    slice: 'consent',
    addressee: ['individual'],
    strength: 'law',
    sources: ['law'],
    articles: [article(6, 2), cite('pipl', 15)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您随时可以撤回同意，不用说明理由。在这里撤回不需要账号，也不需要再刷一次脸。',
      'You can withdraw your consent at any time, without giving a reason. Here it takes no account and no new look at your face.',
    ),
    trigger: both('处理以个人同意为依据', 'Processing rests on the person’s consent'),
    duty: both(
      '「基于个人同意处理人脸信息的，个人有权撤回同意」，随时可以。',
      'The person has the right to withdraw consent, at any time.',
    ),
    deadline: { rules: [{ kind: 'any_time' }], text: both('随时', 'At any time') },
    exception: null,
    enforce: both(
      '撤回入口始终开放：没有账号也能用，设备离线也能用，配置不能把它关掉。',
      'Withdrawal is always open: without an account, on a device that is offline, and no setting turns it off.',
    ),
    evidence: both('撤回凭据', 'A receipt of the withdrawal'),
    prompt: both(
      '经办人核实身份时不要求再采集人脸',
      'Whoever checks the person’s identity does so without a new capture',
    ),
    scenarios: [
      {
        given: both('一份有效的同意', 'An active consent'),
        when: both('经电话、网页、终端或者窗口撤回', 'it is withdrawn by phone, web, terminal or clerk'),
        then: both(
          '同意为已撤回，此人的下一次比对被拒绝',
          'it is withdrawn, and the person’s next match is refused',
        ),
      },
    ],
    gaps: ['G26'],
  },
  'R06.5': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [article(6, 2)],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '撤回应当方便。您可以在设备上、网页上、通过电话或者找工作人员撤回。',
      'Withdrawing shall be easy. You can do it at the device, on the web, by telephone or with staff.',
    ),
    trigger: both('处理以个人同意为依据', 'Processing rests on the person’s consent'),
    duty: both(
      '「个人信息处理者应当提供便捷的撤回同意的方式。」（评论文B读作“一键撤回”，是其用语，不是条文。）',
      'The processor shall provide a convenient means of withdrawal. (Commentary B reads “one click” into this; the text does not.)',
    ),
    deadline: {
      rules: [{ kind: 'any_time' }],
      text: both('随时，并与给予同意同样容易', 'At any time, as easily as consent was given'),
    },
    exception: null,
    enforce: both(
      '认出本人之后至多一步；不要求理由，不设障碍；撤回的步数不多于同意的步数；标识和凭据上的二维码直达。',
      'At most one action once the person is known; no reason asked, no dark pattern; no more steps than consenting took; the codes on sign and receipt lead there.',
    ),
    evidence: both('步数记录和可用性测试', 'Counted steps and a usability test'),
    prompt: null,
    scenarios: [
      {
        given: both('同意用了 n 步', 'Consent that took n steps'),
        when: both('撤回', 'it is withdrawn'),
        then: both(
          '至多 n 步，登录之后至多一步；在设定的时间内到达每台设备（本产品默认在线 60 秒，离线设备在租约到期后拒绝）',
          'it takes at most n, and at most one after sign-in; every device knows within the set bound (our default: 60 s online; an offline device refuses when its lease ends)',
        ),
      },
    ],
    gaps: [],
  },
  'R06.6': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(6, 2)],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '您撤回以后，应当停止使用您的人脸；撤回以前用过的，仍然有效。您可以查看何时用过、何时停止。',
      'Once you withdraw, use of your face shall stop; what was done before stays valid. You can see when it was used and when it stopped.',
    ),
    trigger: both('个人撤回同意', 'A consent is withdrawn'),
    duty: both(
      '「个人撤回同意，不影响撤回前基于个人同意已进行的个人信息处理活动的效力。」撤回之后的处理应当停止。',
      'Processing before the withdrawal stays valid; processing after it shall stop.',
    ),
    deadline: {
      rules: [{ kind: 'at', event: 'withdrawal' }],
      text: both('撤回之时即止', 'At once on withdrawal'),
    },
    exception: null,
    enforce: both(
      '事件记录保留，不含生物识别内容，注明有效至何时；不改写历史。',
      'The log of events stays, without any biometric, marked with the time until which it was valid; history is not rewritten.',
    ),
    evidence: both('同意的时间线', 'A timeline of the consent'),
    prompt: null,
    scenarios: [
      {
        given: both('撤回之前的通行记录', 'Passages recorded before the withdrawal'),
        when: both('撤回同意', 'consent is withdrawn'),
        then: both(
          '记录作为历史仍可读，不含人脸信息',
          'they stay readable as history and hold no face information',
        ),
      },
    ],
    gaps: ['G25'],
  },
  'R06.7': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 14, 2), cite('network-data', 22, 1, 6)],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '用途、方式或者信息种类变了，应当重新问您。您以前的同意不能拿来用在新的做法上，您可以说不。',
      'If the purpose, the manner or the kind of information changes, you shall be asked again. Your earlier yes does not cover it, and you can say no.',
    ),
    trigger: both(
      '处理目的、处理方式或者处理的个人信息种类发生变更',
      'Purpose, method or kind of information changes',
    ),
    duty: both('应当重新取得个人同意。', 'Consent shall be obtained anew.'),
    deadline: {
      rules: [{ kind: 'before', event: 'changed_processing' }],
      text: both('按变更后的内容处理之前', 'Before processing as changed'),
    },
    exception: null,
    enforce: both(
      '目的、方式、种类的版本一变，此前的同意不再用于比对。',
      'A new version of purpose, method or kind ends the use of earlier consents.',
    ),
    evidence: both('重新征求同意的报告', 'A report of who was asked again'),
    prompt: null,
    scenarios: [
      {
        given: both('方式由设备内比对改为服务器比对', 'The method changes from the device alone to a server'),
        when: both('此人再来', 'the person comes again'),
        then: both('原同意被拒绝，并征求新的同意', 'the old consent is refused and a new one is asked for'),
      },
    ],
    gaps: [],
  },
  'R06.8': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 16), cite('minor-network', 32), cite('spc', 4, null, 1)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您不同意或者撤回同意，不得因此不给您服务，除非没有人脸确实办不了。您可以要求用卡、密码或者人工办理。',
      'You shall not be refused a service because you said no or withdrew, unless it truly cannot be given without your face. You can ask for a card, a code or a person instead.',
    ),
    trigger: both('个人拒绝或者撤回同意', 'A person refuses or withdraws'),
    duty: both(
      '不得以此为由拒绝提供产品或者服务；处理人脸信息为该产品或者服务所必需的除外（已有第十条的其他方式时，几乎不存在）。',
      'The product or service must not be refused for it, unless the processing is necessary for it (which, with the other ways of Article 10 there, it almost never is).',
    ),
    deadline: { rules: [{ kind: 'at', event: 'refusal' }], text: both('当场', 'At once') },
    exception: {
      liftedBy: ['necessary_for_service'],
      text: both(
        '处理人脸信息属于提供产品或者服务所必需，从严理解。',
        'Necessary for the product or service, read narrowly.',
      ),
    },
    enforce: both(
      '服务资格与同意状态无关；同一次办理中发给其他凭证。',
      'What a person is entitled to does not depend on consent; another credential is given in the same visit.',
    ),
    evidence: both('拒绝前后的服务资格记录', 'Entitlements before and after'),
    prompt: both('主张“所必需”须经法务批准', 'Counsel approves every claim of necessity'),
    scenarios: [
      {
        given: both('此人拒绝刷脸', 'A person who refuses face'),
        when: both('请求刷卡进入', 'asks to enter by card'),
        then: both(
          '放行，资格相同，等候时间在容许范围内',
          'is let in, with the same entitlement and a wait within tolerance',
        ),
      },
    ],
    gaps: ['G19'],
  },
  'R06.9': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'standard'],
    articles: [cite('network-data', 22, 1, 5), clause('gbt-45577', 'A.4.5')],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '您说了不同意，对方不得一再来问。您自己改变主意时，随时可以提出。',
      'Once you have said no, you shall not be asked again and again. If you change your mind, you can say so at any time.',
    ),
    trigger: both('个人已经明确拒绝', 'A person has refused'),
    duty: both('不得频繁征求同意。', 'Consent must not be asked for again frequently.'),
    deadline: {
      rules: [{ kind: 'at_least', amount: 30, unit: 'calendar_days', from: 'refusal', ours: true }],
      text: both(
        '条文只说“频繁”；本产品默认 30 天内不再征求，本人主动提出的除外',
        'The text says only “frequently”; our setting is not within 30 days unless the person asks',
      ),
    },
    exception: {
      liftedBy: ['person_initiates'],
      text: both('本人主动提出。', 'The person brings it up.'),
    },
    enforce: both(
      '以卡或者账号记住拒绝，不含人脸信息；其间不显示征求。',
      'The refusal is remembered by card or account, without the face; no prompt meanwhile.',
    ),
    evidence: both('征求记录', 'A log of prompts'),
    prompt: null,
    scenarios: [
      {
        given: both('第 0 天拒绝', 'A refusal on day 0'),
        when: both('第 1 天持卡再来', 'the person comes with a card on day 1'),
        then: both('不再显示刷脸的征求', 'no prompt for face is shown'),
      },
    ],
    gaps: [],
  },
  'R06.11': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(6, 1), cite('pipl', 13)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '不问您同意就使用您的人脸的，应当有法律写明的理由，并有记录。您可以要求对方告诉您是哪一条。',
      'If your face is used without asking you, there shall be a reason that the law names, and it shall be on record. You can ask which provision it is.',
    ),
    trigger: both(
      '主张同意以外的依据（合同或者人力资源管理、法定职责或者义务、紧急情况、突发公共卫生事件、新闻报道、法律规定）',
      'A basis other than consent is claimed: contract or human resources, legal duty, emergency, public health, news, law',
    ),
    duty: both(
      '依据应当真实存在并有记录；以公共安全为依据的，应当有国家有关规定。',
      'The basis shall be real and recorded; public security as a basis needs the State’s own rule.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'activity_start' }],
      text: both('启用之前', 'Before start'),
    },
    exception: null,
    enforce: both(
      '依据从固定清单选取并附引条；通过互联网传输仍须单独同意或者法律、行政法规；不满十四周岁的规则仍适用。',
      'The basis is chosen from a closed list with its citation; the internet still needs separate consent, law or administrative regulation; the rules for under-fourteens still apply.',
    ),
    evidence: both('依据的法律意见书', 'A memo on the legal basis'),
    prompt: both('法务签署', 'Counsel signs'),
    scenarios: [
      {
        given: both(
          '依据为人力资源管理，未上传集体合同或者依法制定的规章制度',
          'Human resources as the basis, without a collective contract or lawful rules uploaded',
        ),
        when: both('启用', 'it is activated'),
        then: both('拒绝，并指明 R06.11', 'it is refused, naming R06.11'),
      },
    ],
    gaps: ['G13', 'G38'],
  },
  'R06.12': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [
      cite('spc', 4, null, 2),
      cite('spc', 4, null, 3),
      cite('spc', 11),
      clause('gbt-45574', '5.4.2 d'),
    ],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '不得把人脸同意和别的事项绑在一起，不得逼您同意，也不得要您永久或者不可撤销地授权。遇到这样的条款，您可以拒绝，也可以投诉。',
      'Consent to your face shall not be tied to other things or forced on you, and it shall not be for ever or irrevocable. If you meet such terms, you can refuse and complain.',
    ),
    trigger: both('起草告知、同意文本或者合同条款', 'Notice, consent or terms are drafted'),
    duty: both(
      '不得与其他授权捆绑，不得强迫或者变相强迫同意，不得要求无期限、不可撤销或者可任意转授权的授权。',
      'No bundling with other grants, no forced or disguised-forced consent, and no grant that is open-ended, irrevocable or freely sub-licensable: such consent must not be taken.',
    ),
    deadline: { rules: [{ kind: 'at', event: 'drafting' }], text: both('起草之时', 'At drafting') },
    exception: null,
    enforce: both(
      '检查文本中的无期限、不可撤销、任意转授权、perpetual、irrevocable；同意须有截止日期。',
      'Texts are searched for 无期限, 不可撤销, 任意转授权, perpetual, irrevocable; a consent needs an end date.',
    ),
    evidence: both('文本检查报告', 'Report of that search'),
    prompt: both('律师审阅', 'A lawyer reads it'),
    scenarios: [
      {
        given: both('含有“永久”或者“不可撤销”的告知', 'A notice that contains 永久 or 不可撤销'),
        when: both('发布', 'it is published'),
        then: both('拒绝，并指明 R06.12', 'it is refused, naming R06.12'),
      },
    ],
    gaps: [],
  },
  'R06.13': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'standard',
    sources: ['standard'],
    articles: [clause('gbt-45574', '5.4.2 g')],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '按照标准，撤回的页面会告诉您撤回以后会怎样：还可以用什么方式，会删除什么。',
      'As the standard asks, the screen for withdrawing tells you what happens next: which other way you can use and what is erased.',
    ),
    trigger: both('显示撤回的界面', 'The screen for withdrawal is shown'),
    duty: both('按照标准，说明撤回的后果。', 'The standard asks that the effect of withdrawal be explained.'),
    deadline: { rules: [{ kind: 'at', event: 'withdrawal' }], text: both('撤回之时', 'At withdrawal') },
    exception: null,
    enforce: both('后果说明为必填', 'A text on the effect is required'),
    evidence: both('界面截图', 'Screenshot'),
    prompt: null,
    scenarios: [
      {
        given: both('撤回页面', 'The page for withdrawal'),
        when: both('显示给本人', 'it is shown to the person'),
        then: both(
          '写明可用的其他凭证和将删除的内容',
          'it names the other credential and what will be deleted',
        ),
      },
    ],
    gaps: [],
  },
  'RS.2': {
    slice: 'consent',
    addressee: ['processor'],
    strength: 'commentary',
    sources: ['commentary_b'],
    articles: [whole('commentary-b')],
    kinds: ['enforce'],
    plain: both(
      '评论认为撤回最好一键完成，这不是法律的要求。在这里，认出您之后，您按一下就可以撤回。',
      'A commentary would like withdrawing to take one click; the law does not ask for that. Here, once you are known, one press is enough.',
    ),
    trigger: both('个人撤回同意', 'A consent is withdrawn'),
    duty: both(
      '评论文B的用语：一键撤回。条文只说「便捷」；一键是本产品的做法（见 R06.5）。',
      'Commentary B says one click. The text says “convenient”; one click is how this product does it (see R06.5).',
    ),
    deadline: { rules: [{ kind: 'any_time' }], text: both('随时', 'At any time') },
    exception: null,
    enforce: both('见 R06.5：认出本人之后至多一步', 'See R06.5: at most one action once the person is known'),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('已认出本人', 'The person is known'),
        when: both('选择撤回', 'withdrawal is chosen'),
        then: both('一步完成', 'one action does it'),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
