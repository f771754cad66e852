import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What is found of exemptions, barriers and processing rules (R05.4 to R05.6). */
export const noticeAccessFindings = {
  exemption_without_law: {
    requirement: 'R05.4',
    why: both(
      '不告知的依据不是法律、行政法规。只有法律、行政法规规定可以不向个人告知的，才可以不告知；部门规章、地方规定、标准、政策、公司制度、合同和个人同意都不行。此外应当告知。',
      'What is cited against giving notice is no law or administrative regulation. Only these can say that notice need not be given; no departmental or local rule, standard, policy, company rule, contract or consent can. Otherwise people shall be told.',
    ),
    remedy: both('请撤销这项豁免，向个人告知。', 'Take the exemption back and tell the persons.'),
  },
  exemption_without_provision: {
    requirement: 'R05.4',
    why: both(
      '这项豁免没有写明依据的是哪部法律、行政法规的哪一条。没有规定的，应当告知。',
      'The exemption does not say which article of which law or administrative regulation it rests on. Without one, people shall be told.',
    ),
    remedy: both(
      '请由法务写明文件名称和条款；写不出的，请告知个人。',
      'Have counsel name instrument and article; if there is none, tell the persons.',
    ),
  },
  late_notice_overdue: {
    requirement: 'R05.4',
    why: both(
      '紧急情况在{over}已经消除，至今没有告知个人。紧急情况消除后应当及时告知（《个人信息保护法》第十八条第二款）；法律没有规定小时数，24小时是本软件的设定。',
      'The emergency was over at {over}, and the persons have not been told. They shall be told promptly once it is over (Personal Information Protection Law, Article 18, paragraph 2); the law names no hours, 24 are our setting.',
    ),
    remedy: both('请立即告知并记录。', 'Tell them at once and record it.'),
  },
  late_notice_due: {
    requirement: 'R05.4',
    why: both(
      '紧急情况在{over}已经消除，应当及时告知个人，最迟{by}；法律没有规定小时数，24小时是本软件的设定。',
      'The emergency was over at {over}; the persons shall be told promptly, at the latest at {by}. The law names no hours, 24 are our setting.',
    ),
    remedy: both('请现在告知并记录。', 'Tell them now and record it.'),
  },
  terminal_without_barrier_free_functions: {
    requirement: 'R05.5',
    why: both(
      '这台自助终端所在的场所，应当具备语音、大字、盲文等无障碍功能（《无障碍环境建设法》第三十三条第二款）；现有其中 {count} 项。',
      'Where this self-service terminal stands, it shall have speech, large print, Braille and other barrier-free functions (Barrier-free Environment Construction Law, Article 33, paragraph 2); it has {count} of these three.',
    ),
    remedy: both(
      '请停用这台终端，补齐功能后再启用；其间由工作人员办理。',
      'Switch the terminal off until it has them; meanwhile let staff do the work.',
    ),
  },
  service_without_staff: {
    requirement: 'R05.5',
    why: both(
      '医疗健康、社会保障、金融业务、生活缴费等服务，应当保留现场指导、人工办理（《无障碍环境建设法》第三十九条第二款）；这项服务没有全部保留。',
      'Health, social security, finance and utility payments shall keep guidance on site and handling by staff (Barrier-free Environment Construction Law, Article 39, paragraph 2); this service does not keep both.',
    ),
    remedy: both('请恢复现场指导和人工窗口。', 'Bring back guidance on site and a counter with staff.'),
  },
  screen_format_missing: {
    requirement: 'R05.5',
    why: both(
      '页面“{screen}”缺少 {count} 种形式（大字、高对比度、语音、读屏、浅白文字、手语）。处理残疾人、老年人人脸信息，应当符合国家有关无障碍环境建设的规定；要求每个页面都有这六种形式，是我们的理解（G29）。',
      'The screen “{screen}” lacks {count} forms (large print, high contrast, speech, screen reader, plain words, sign language). Processing faces of disabled or older persons shall keep the State’s rules on barrier-free environments; asking for these six on every screen is our reading (G29).',
    ),
    remedy: both('请补上缺少的形式，再请使用者试用。', 'Add what is missing and let users try it.'),
  },
  screen_violates_wcag: {
    requirement: 'R05.5',
    why: both(
      '页面“{screen}”最近一次扫描有 {count} 处不符合 WCAG AA。应当符合国家有关无障碍环境建设的规定；以 WCAG AA 检验，是我们的理解（G29）。',
      'The last scan of the screen “{screen}” found {count} violations of WCAG AA. The State’s rules on barrier-free environments shall be kept; testing them by WCAG AA is our reading (G29).',
    ),
    remedy: both('请修正后再扫描一次。', 'Mend them and scan again.'),
  },
  time_limit_too_short: {
    requirement: 'R05.5',
    why: both(
      '页面 {seconds} 秒后消失，本人不能延长。无障碍的规定应当遵守；短于20秒的时限须能延长，是本软件的设定。',
      'A screen goes away after {seconds} seconds and the person cannot have more. The rules on barrier-free environments shall be kept; that a limit under 20 seconds can be extended is our setting.',
    ),
    remedy: both('请取消时限，或者让本人可以延长。', 'Take the limit away or let the person extend it.'),
  },
  gesture_needed: {
    requirement: 'R05.5',
    why: both(
      '在这台终端上，不做动作就通不过活体检测。盲人、面瘫、戴面纱、坐轮椅的人可能做不到；无障碍的规定应当遵守，提供不做动作的路径是我们的理解（G29）。',
      'On this terminal nobody passes the liveness check without a gesture, which some people cannot make. The rules on barrier-free environments shall be kept; a way without gestures is our reading of them (G29).',
    ),
    remedy: both(
      '请启用不做动作的路径，并在同一处提供不用刷脸的方式。',
      'Switch on the way without gestures, and offer a way without a face at the same place.',
    ),
  },
  terminal_report_missing: {
    requirement: 'R05.5',
    why: both(
      '这台终端没有无障碍测试报告，是否符合规定没有证据。应当符合国家有关无障碍环境建设的规定；用报告证明是本软件的设定。',
      'This terminal has no accessibility report, so nothing shows that the rules are kept. They shall be; a report as proof is our setting.',
    ),
    remedy: both('请测试并登记报告。', 'Test it and record the report.'),
  },
  rules_not_public: {
    requirement: 'R05.6',
    why: both(
      '未登录的访客打不开处理规则，得到的是 {status}。处理规则应当公开（《个人信息保护法》第十七条第三款）。',
      'A visitor who is not signed in cannot open the processing rules and gets {status}. The rules shall be public (Personal Information Protection Law, Article 17, paragraph 3).',
    ),
    remedy: both('请在固定地址公开，不要求登录。', 'Publish them at a stable address, without signing in.'),
  },
  rules_not_savable: {
    requirement: 'R05.6',
    why: both(
      '处理规则不能打印，或者不能下载。处理规则应当便于查阅和保存。',
      'The processing rules cannot be printed or cannot be downloaded. They shall be easy to consult and to save.',
    ),
    remedy: both('请提供打印和下载。', 'Offer printing and a download.'),
  },
  rules_lists_missing: {
    requirement: 'R05.6',
    why: both(
      '处理规则缺少 {count} 项内容（处理者、目的、方式、种类、接收方、保存期限、权利）。处理规则应当内容明确具体；收集和向他人提供的内容应当以清单等形式列明（《网络数据安全管理条例》第二十一条）。',
      'The processing rules lack {count} of: processor, purposes, methods, kinds, recipients, retention, rights. They shall be definite and specific, and what is collected and given to others shall be shown as a list (Network Data Regulations, Article 21).',
    ),
    remedy: both('请按数据图补全清单后重新发布。', 'Complete the lists from the data map and publish again.'),
  },
} as const satisfies Record<string, FindingText>;
