import { article, cite, clause } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第五条: what people are told before anything else. */
export const noticeRows = {
  'R05.1': {
    slice: 'notice',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(5, 1), cite('pipl', 17, 1), cite('pipl', 30), cite('network-data', 21)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '在使用您的人脸之前，对方应当先告诉您：他们是谁、怎么联系、为什么用、怎么用、保存多久、对您有什么影响、您怎样行使权利。没有看到告知，您可以不刷脸。',
      'Before your face is used, you shall be told who they are and how to reach them, why and how your face is used, how long it is kept, what it means for you and how to use your rights. If you were shown nothing, you need not show your face.',
    ),
    trigger: both(
      '处理之前，即为识别而处理此人的第一帧画面之前',
      'Before processing, that is before the first frame of that person is processed for recognition',
    ),
    duty: both(
      '应当「真实、准确、完整地向个人告知下列事项」：「（一）个人信息处理者的名称或者姓名和联系方式；」「（二）人脸信息的处理目的、处理方式，处理的人脸信息保存期限；」「（三）处理人脸信息的必要性以及对个人权益的影响；」「（四）个人依法行使权利的方式和程序；」「（五）法律、行政法规规定应当告知的其他事项。」',
      'The person shall be told: (1) the processor’s name and contact; (2) purpose, method and retention period; (3) why it is necessary and how it affects the person; (4) how rights are exercised; (5) what other law requires (recipients, guardians, what happens after expiry).',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'processing' }],
      text: both('处理之前', 'Before processing'),
    },
    exception: {
      liftedBy: ['law_or_admin_regulation'],
      text: both(
        '「法律、行政法规规定可以不向个人告知的，从其规定。」（见 R05.4）',
        'Only where a law or administrative regulation says notice need not be given (see R05.4).',
      ),
    },
    enforce: both(
      '告知的必填项不得留空；证明此人在本次已见到现行版本的告知（路过者：标识已设置且为现行版本），才可采集。',
      'A notice has every mandatory field; capture needs proof that this person was shown the current version in this session (for passers-by: that the sign is up and current).',
    ),
    evidence: both(
      '告知各版本及其摘要值；展示记录（谁、何地、何时、语言、形式）',
      'Versions of the notice with their hash; a log of showings: who, where, when, language, format',
    ),
    prompt: both('律师审定措辞', 'A lawyer approves the wording'),
    scenarios: [
      {
        given: both('缺保存期限的告知', 'A notice without a retention period'),
        when: both('发布', 'it is published'),
        then: both('拒绝，并指明 R05.1', 'it is refused, naming R05.1'),
      },
      {
        given: both('没有展示记录', 'No record that the notice was shown'),
        when: both('请求登记', 'enrolment is asked for'),
        then: both('拒绝，并指明 R05.1', 'it is refused, naming R05.1'),
      },
    ],
    gaps: [],
  },
  'R05.2': {
    slice: 'notice',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(5, 1), clause('audit-guideline', '4')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '告知应当醒目、好懂、属实：写着保存7天，就不得保存30天。您发现告知与实际不一致的，可以要求对方说明，也可以投诉。',
      'What you are told shall be easy to see, easy to understand and true: if it says 7 days, your face shall not be kept for 30. If it does not match what happens, you can ask why, and complain.',
    ),
    trigger: both('展示告知', 'The notice is shown'),
    duty: both(
      '应当「以显著方式、清晰易懂的语言真实、准确、完整地向个人告知」；文本的大小、字体、颜色便于阅读，线下告知以标识和说明进行。',
      'It shall be conspicuous, clear and easily understood, truthful, accurate and complete; size, font and colour readable; offline by signs and explanation.',
    ),
    deadline: { rules: [{ kind: 'at', event: 'presentation' }], text: both('展示之时', 'When it is shown') },
    exception: null,
    enforce: both(
      '逐项核对告知与实际配置：保存期限、接收方、存储地点一致，“真实”因此可以检验；界面有最小字号和对比度。',
      'The notice is compared with the real configuration: retention, recipients and storage place are equal, so that “truthful” can be checked; minimum font and contrast in the interface.',
    ),
    evidence: both(
      '告知与配置的差异报告、可读性得分、截图',
      'Report of differences, readability score, screenshots',
    ),
    prompt: both('编辑审核用语浅白', 'An editor checks for plain language'),
    scenarios: [
      {
        given: both('实际保存30天，告知写7天', 'A retention of 30 days and a notice that says 7'),
        when: both('发布告知或者保存设置', 'the notice is published or the setting saved'),
        then: both('拒绝，并指明不一致之处', 'it is refused, naming the mismatch'),
      },
    ],
    gaps: [],
  },
  'R05.3': {
    slice: 'notice',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(5, 2), cite('pipl', 17, 2)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '告知的内容有变化的，应当把变了的部分告诉您。下次刷脸之前，您可以先看清变化，再决定。',
      'If something you were told changes, the changed part shall be told to you. Before you next use your face, you can read what changed and decide again.',
    ),
    trigger: both('告知事项发生变更', 'A notified matter changes'),
    duty: both(
      '「前款规定事项发生变更的，应当将变更部分告知个人。」',
      'The changed part shall be notified to the person.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'change_takes_effect', ours: true }],
      text: both(
        '条文未定期限；本产品要求在变更生效之前',
        'The text sets none; our setting is before the change takes effect',
      ),
    },
    exception: null,
    enforce: both(
      '目的、方式、种类变更的，取新的单独同意（R06.7）；其他变更进入告知队列，送达之前新版本对此人不生效；设备不接受旧版本的人。',
      'A change of purpose, method or kind needs new separate consent (R06.7); any other is queued, and does not take effect for a person until delivered; devices refuse people on a stale version.',
    ),
    evidence: both(
      '变更告知（含变更部分）和送达记录',
      'The notice of the changed part and the log of its delivery',
    ),
    prompt: both(
      '没有联系方式的人，选择标识或者公告等渠道',
      'Choose a channel for people without contact data: sign, announcement',
    ),
    scenarios: [
      {
        given: both(
          '此人在告知第3版之下同意，第4版改了保存期限',
          'A person who consented under version 3, and version 4 changes the retention',
        ),
        when: both('此人再来', 'the person comes again'),
        then: both(
          '采集之前先显示第4版的变更部分',
          'the device shows what version 4 changed before any capture',
        ),
      },
    ],
    gaps: [],
  },
  'R05.4': {
    slice: 'notice',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(5, 3), cite('pipl', 18)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '只有法律或者行政法规写明可以不告知的，才可以不告诉您；公司规定不算。因紧急情况没有告诉您的，事后应当及时告诉您。',
      'Only a law or administrative regulation can say that you need not be told; a company rule cannot. If there was an emergency, you shall be told promptly once it is over.',
    ),
    trigger: both('主张不需要告知', 'It is claimed that no notice is required'),
    duty: both(
      '只有「法律、行政法规规定可以不向个人告知的」，才可以不告知（保密、紧急情况）；因紧急情况未能及时告知的，应当在紧急情况消除后及时告知。',
      'Only a law or administrative regulation can provide so (secrecy, emergency); after an emergency the notice shall follow once it is over.',
    ),
    deadline: {
      rules: [
        { kind: 'promptly', after: 'emergency_over' },
        { kind: 'within', amount: 24, unit: 'hours', of: 'emergency_over', ours: true },
      ],
      text: both(
        '紧急情况消除后及时；24小时未告知即提醒（24小时是本产品的设定）',
        'Promptly after the emergency is over; overdue after 24 hours (the 24 hours are our setting)',
      ),
    },
    exception: null,
    enforce: both(
      '豁免须引用文件、条款和层级（法律或者行政法规）；引用部门规章、地方规定、标准的被拒绝；紧急豁免启动补充告知的计时。',
      'An exemption cites instrument, article and level (law or administrative regulation); a departmental rule, a local rule or a standard is rejected; an emergency opens a timer for late notice.',
    ),
    evidence: both('豁免记录', 'The record of the exemption'),
    prompt: both('法务批准', 'Counsel approves'),
    scenarios: [
      {
        given: both(
          '引用“公司制度”或者部门规章的豁免',
          'An exemption that cites “company policy” or a departmental rule',
        ),
        when: both('保存', 'it is saved'),
        then: both('拒绝，并指明 R05.4', 'it is refused, naming R05.4'),
      },
      {
        given: both('紧急豁免已经结束', 'An emergency exemption that has been closed'),
        when: both('过了24小时仍未告知', '24 hours pass without notice'),
        then: both('出现逾期任务', 'an overdue task appears'),
      },
    ],
    gaps: [],
  },
  'R05.5': {
    slice: 'notice',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [article(5, 4), cite('barrier-free', 33), cite('barrier-free', 39), cite('barrier-free', 40)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '如果您年长或者有残疾，告知、同意、拒绝和撤回也应当让您用得了，例如有语音、大字。您可以要求工作人员帮助，不必自己操作机器。',
      'If you are older or have a disability, notice, consent, refusal and withdrawal shall work for you, too, for example by voice or in large print. You can ask staff for help instead of using the machine.',
    ),
    trigger: both(
      '处理残疾人、老年人的人脸信息',
      'The facial information of persons with disabilities or older persons is processed',
    ),
    duty: both(
      '「处理残疾人、老年人人脸信息的，还应当符合国家有关无障碍环境建设的规定。」银行、医院、车站、机场、客运站、码头、大型景区等的自助终端应当具备语音、大字、盲文等功能；医疗健康、社会保障、金融业务、生活缴费等服务应当保留现场指导和人工办理。',
      'The State’s rules on barrier-free environments shall be kept: self-service terminals in banks, hospitals, stations, airports, ports and large scenic areas shall have voice, large print and Braille; health, social security, finance and utility services shall keep on-site guidance and staff.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: null,
    enforce: both(
      '告知、同意、拒绝、撤回都有大字、高对比度、语音、读屏语义、浅白文字和手语视频位；时限可延长（本产品设定：不短于20秒）；活体动作有不做动作的路径。',
      'Notice, consent, refusal and withdrawal in large print, high contrast, speech, screen-reader semantics, plain words, with room for sign-language video; no time-out (our setting: none under 20 s) that cannot be extended; liveness has a way without gestures.',
    ),
    evidence: both(
      '每台终端的无障碍测试报告、其他渠道台账',
      'An accessibility report per terminal, a register of other channels',
    ),
    prompt: both('场所负责人确认盲文、低位台、人员', 'The site owner confirms Braille, low counter, staff'),
    scenarios: [
      {
        given: both('告知、同意、撤回的页面', 'The pages for notice, consent and withdrawal'),
        when: both('按 WCAG AA 用 axe 扫描', 'they are scanned with axe for WCAG AA'),
        then: both('没有一处违反', 'there is no violation'),
      },
      {
        given: both('标明为老年人或者残疾人的人', 'A person marked as older or disabled'),
        when: both('拒绝刷脸', 'refuses face'),
        then: both('以同样的形式提供其他方式', 'the other way is offered in the same format'),
      },
      {
        given: both('设在银行、没有语音的终端', 'A terminal in a bank without speech'),
        when: both('启用', 'it is activated'),
        then: both('拒绝，并指明 R05.5', 'it is refused, naming R05.5'),
      },
    ],
    gaps: ['G29'],
  },
  'R05.6': {
    slice: 'notice',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 17, 3), cite('network-data', 21)],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '对方如何处理您的信息，应当写成公开的规则，您不登录也能看、能保存。您可以在其中查到收集了什么、给了谁。',
      'The rules by which your information is handled shall be public; you can read and save them without signing in. They list what is collected and who receives it.',
    ),
    trigger: both('以处理规则的方式告知', 'Notice is given by way of processing rules'),
    duty: both(
      '处理规则应当公开，集中展示，易于访问，便于查阅和保存；收集和向他人提供的内容应当以清单列明。',
      'The rules shall be public, in one place, easy to reach, to consult and to save; what is collected and given to others shall be shown as a list.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: null,
    enforce: both(
      '每个处理者一个公开的规则页面，地址固定，可打印可下载；清单由数据图生成。',
      'A public page per processor at a stable address, to print and to download; its lists come from the data map.',
    ),
    evidence: both('已发布页面的快照和摘要值', 'Snapshot of the page with its hash'),
    prompt: null,
    scenarios: [
      {
        given: both('未登录的访客', 'An anonymous visitor'),
        when: both('打开规则页面', 'opens the rules'),
        then: both(
          '可见、可打印，列有种类、接收方、保存期限和权利',
          'they are there, printable, and list kinds, recipients, retention and rights',
        ),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
