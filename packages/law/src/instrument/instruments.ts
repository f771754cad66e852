import { type BiText, both } from '../text.ts';

/** What an instrument is. Only `law` and `administrative_regulation` are 法律、行政法规. */
export type InstrumentKind =
  | 'law'
  | 'administrative_regulation'
  | 'rule'
  | 'local_regulation'
  | 'judicial_interpretation'
  | 'standard_mandatory'
  | 'standard_recommended'
  | 'practice_guide'
  | 'announcement'
  | 'form'
  | 'commentary';

/**
 * How far its words were established: `text` the provisions used were read in the instrument's own text,
 * `copy` in a web copy, an excerpt or a summary of it, `unread` its text was not found and what is said of
 * it is common knowledge.
 */
export type InstrumentReading = 'text' | 'copy' | 'unread';

/** An instrument that rows of the register cite. */
export interface Instrument {
  /** In Chinese with its book-title marks, where it has them. */
  readonly title: BiText;
  /** As a citation names it. */
  readonly short: BiText;
  readonly kind: InstrumentKind;
  /** YYYY-MM-DD, or `null` where it is not known or there is none. */
  readonly inForceFrom: string | null;
  readonly verified: InstrumentReading;
}

/** The Measures and every connected instrument that the register cites, by id. */
export const instruments = {
  measures: {
    title: both(
      '《人脸识别技术应用安全管理办法》',
      'Measures for the Security Management of the Application of Facial Recognition Technology',
    ),
    short: both('《办法》', 'Measures'),
    kind: 'rule',
    inForceFrom: '2025-06-01',
    verified: 'text',
  },
  pipl: {
    title: both(
      '《中华人民共和国个人信息保护法》',
      'Personal Information Protection Law of the People’s Republic of China',
    ),
    short: both('《个人信息保护法》', 'Personal Information Protection Law'),
    kind: 'law',
    inForceFrom: '2021-11-01',
    verified: 'text',
  },
  csl: {
    title: both('《中华人民共和国网络安全法》', 'Cybersecurity Law of the People’s Republic of China'),
    short: both('《网络安全法》', 'Cybersecurity Law'),
    kind: 'law',
    inForceFrom: '2017-06-01',
    verified: 'unread',
  },
  'minor-protection': {
    title: both(
      '《中华人民共和国未成年人保护法》',
      'Law of the People’s Republic of China on the Protection of Minors',
    ),
    short: both('《未成年人保护法》', 'Law on the Protection of Minors'),
    kind: 'law',
    inForceFrom: '2021-06-01',
    verified: 'unread',
  },
  'barrier-free': {
    title: both(
      '《中华人民共和国无障碍环境建设法》',
      'Barrier-free Environment Construction Law of the People’s Republic of China',
    ),
    short: both('《无障碍环境建设法》', 'Barrier-free Environment Construction Law'),
    kind: 'law',
    inForceFrom: '2023-09-01',
    verified: 'text',
  },
  'criminal-law': {
    title: both('《中华人民共和国刑法》', 'Criminal Law of the People’s Republic of China'),
    short: both('《刑法》', 'Criminal Law'),
    kind: 'law',
    inForceFrom: '1997-10-01',
    verified: 'unread',
  },
  'network-data': {
    title: both('《网络数据安全管理条例》', 'Regulations on Network Data Security Management'),
    short: both('《网络数据安全管理条例》', 'Network Data Regulations'),
    kind: 'administrative_regulation',
    inForceFrom: '2025-01-01',
    verified: 'text',
  },
  video: {
    title: both(
      '《公共安全视频图像信息系统管理条例》',
      'Regulations on Public Security Video Image Information Systems',
    ),
    short: both('《公共安全视频图像信息系统管理条例》', 'Public Security Video Regulations'),
    kind: 'administrative_regulation',
    inForceFrom: '2025-04-01',
    verified: 'text',
  },
  'minor-network': {
    title: both('《未成年人网络保护条例》', 'Regulations on the Protection of Minors in Cyberspace'),
    short: both('《未成年人网络保护条例》', 'Minor Network Regulations'),
    kind: 'administrative_regulation',
    inForceFrom: '2024-01-01',
    verified: 'text',
  },
  cii: {
    title: both(
      '《关键信息基础设施安全保护条例》',
      'Regulations on the Security Protection of Critical Information Infrastructure',
    ),
    short: both('《关键信息基础设施安全保护条例》', 'Critical Information Infrastructure Regulations'),
    kind: 'administrative_regulation',
    inForceFrom: '2021-09-01',
    verified: 'unread',
  },
  audit: {
    title: both(
      '《个人信息保护合规审计管理办法》',
      'Measures for Compliance Audits of Personal Information Protection',
    ),
    short: both('《个人信息保护合规审计管理办法》', 'Audit Measures'),
    kind: 'rule',
    inForceFrom: '2025-05-01',
    verified: 'text',
  },
  'audit-guideline': {
    title: both(
      '《个人信息保护合规审计指引》（《个人信息保护合规审计管理办法》附件）',
      'Guideline for Compliance Audits of Personal Information Protection (annex to the Audit Measures)',
    ),
    short: both('《个人信息保护合规审计指引》', 'Audit Guideline'),
    kind: 'rule',
    inForceFrom: '2025-05-01',
    verified: 'copy',
  },
  'net-id': {
    title: both(
      '《国家网络身份认证公共服务管理办法》',
      'Measures for the National Network Identity Authentication Public Service',
    ),
    short: both('《国家网络身份认证公共服务管理办法》', 'Network Identity Measures'),
    kind: 'rule',
    inForceFrom: '2025-07-15',
    verified: 'text',
  },
  'incident-reporting': {
    title: both(
      '《国家网络安全事件报告管理办法》',
      'Measures for the Reporting of National Network Security Incidents',
    ),
    short: both('《国家网络安全事件报告管理办法》', 'Incident Reporting Measures'),
    kind: 'rule',
    inForceFrom: '2025-11-01',
    verified: 'text',
  },
  children: {
    title: both(
      '《儿童个人信息网络保护规定》',
      'Provisions on the Protection of Children’s Personal Information Online',
    ),
    short: both('《儿童个人信息网络保护规定》', 'Children’s Personal Information Provisions'),
    kind: 'rule',
    inForceFrom: '2019-10-01',
    verified: 'copy',
  },
  'penalty-discretion': {
    title: both(
      '网信部门行政处罚裁量权规定',
      'Rules on the discretion of cyberspace authorities in penalties',
    ),
    short: both('网信部门行政处罚裁量权规定', 'CAC penalty discretion rules'),
    kind: 'rule',
    inForceFrom: null,
    verified: 'copy',
  },
  'video-supervision': {
    title: both(
      '公安部关于公共安全视频图像信息系统监督管理的规定',
      'Rules of the Ministry of Public Security on the supervision of public security video systems',
    ),
    short: both('公安部视频系统监督管理规定', 'MPS video supervision rules'),
    kind: 'rule',
    inForceFrom: null,
    verified: 'copy',
  },
  'cross-border': {
    title: both('个人信息出境有关规定', 'Rules on the cross-border transfer of personal information'),
    short: both('个人信息出境有关规定', 'Cross-border rules'),
    kind: 'rule',
    inForceFrom: null,
    verified: 'unread',
  },
  'local-property': {
    title: both(
      '地方物业管理法规（例如杭州市物业管理条例）',
      'Local property management regulations, for example of Hangzhou',
    ),
    short: both('地方物业管理法规', 'Local property regulations'),
    kind: 'local_regulation',
    inForceFrom: null,
    verified: 'unread',
  },
  spc: {
    title: both(
      '《最高人民法院关于审理使用人脸识别技术处理个人信息相关民事案件适用法律若干问题的规定》',
      'Provisions of the Supreme People’s Court on civil cases concerning facial recognition',
    ),
    short: both(
      '《最高人民法院人脸识别司法解释》',
      'Supreme People’s Court Provisions on facial recognition',
    ),
    kind: 'judicial_interpretation',
    inForceFrom: '2021-08-01',
    verified: 'text',
  },
  'filing-announcement': {
    title: both(
      '国家互联网信息办公室《关于开展人脸识别技术应用备案工作的公告》（2025年5月28日）',
      'CAC announcement on filing the application of facial recognition technology (28 May 2025)',
    ),
    short: both('国家网信办2025年5月28日备案公告', 'CAC filing announcement of 28 May 2025'),
    kind: 'announcement',
    inForceFrom: null,
    verified: 'copy',
  },
  'officer-announcement': {
    title: both(
      '国家互联网信息办公室《关于开展个人信息保护负责人信息报送工作的公告》（2025年7月18日）',
      'CAC announcement on reporting the officer in charge of personal information protection (18 July 2025)',
    ),
    short: both('国家网信办2025年7月18日负责人报送公告', 'CAC officer announcement of 18 July 2025'),
    kind: 'announcement',
    inForceFrom: null,
    verified: 'copy',
  },
  'minors-audit-announcement': {
    title: both(
      '国家互联网信息办公室《关于报送未成年人个人信息保护合规审计情况的公告》（2025年12月29日）',
      'CAC announcement on reporting compliance audits of minors’ personal information (29 December 2025)',
    ),
    short: both(
      '国家网信办2025年12月29日未成年人审计报送公告',
      'CAC minors’ audit announcement of 29 December 2025',
    ),
    kind: 'announcement',
    inForceFrom: null,
    verified: 'copy',
  },
  'provincial-filing-notices': {
    title: both(
      '山东省、浙江省网信办关于人脸识别技术应用备案的通知',
      'Notices of the cyberspace authorities of Shandong and Zhejiang on the filing',
    ),
    short: both('山东、浙江网信办备案通知', 'Shandong and Zhejiang filing notices'),
    kind: 'announcement',
    inForceFrom: null,
    verified: 'copy',
  },
  'commitment-form': {
    title: both('承诺书（备案材料）', 'Letter of commitment (one of the filing documents)'),
    short: both('备案承诺书', 'Letter of commitment'),
    kind: 'form',
    inForceFrom: null,
    verified: 'unread',
  },
  'gb-46864': {
    title: both(
      'GB 46864—2025《数据安全技术 电子产品信息清除技术要求》',
      'GB 46864-2025 Technical requirements for clearing information from electronic products',
    ),
    short: both('GB 46864', 'GB 46864'),
    kind: 'standard_mandatory',
    inForceFrom: '2027-01-01',
    verified: 'text',
  },
  'gbt-45574': {
    title: both(
      'GB/T 45574—2025《数据安全技术 敏感个人信息处理安全要求》',
      'GB/T 45574-2025 Security requirements for processing sensitive personal information',
    ),
    short: both('GB/T 45574', 'GB/T 45574'),
    kind: 'standard_recommended',
    inForceFrom: '2025-11-01',
    verified: 'text',
  },
  'gbt-45577': {
    title: both('GB/T 45577—2025', 'GB/T 45577-2025'),
    short: both('GB/T 45577', 'GB/T 45577'),
    kind: 'standard_recommended',
    inForceFrom: null,
    verified: 'text',
  },
  'gbt-41819': {
    title: both(
      'GB/T 41819—2022《信息安全技术 人脸识别数据安全要求》',
      'GB/T 41819-2022 Security requirements of face recognition data',
    ),
    short: both('GB/T 41819', 'GB/T 41819'),
    kind: 'standard_recommended',
    inForceFrom: '2023-05-01',
    verified: 'unread',
  },
  'gbt-38671': {
    title: both(
      'GB/T 38671—2020《信息安全技术 远程人脸识别系统技术要求》',
      'GB/T 38671-2020 Technical requirements for remote face recognition systems',
    ),
    short: both('GB/T 38671', 'GB/T 38671'),
    kind: 'standard_recommended',
    inForceFrom: null,
    verified: 'unread',
  },
  'gbt-40660': {
    title: both(
      'GB/T 40660—2021《信息安全技术 生物特征识别信息保护基本要求》',
      'GB/T 40660-2021 General requirements for biometric information protection',
    ),
    short: both('GB/T 40660', 'GB/T 40660'),
    kind: 'standard_recommended',
    inForceFrom: null,
    verified: 'unread',
  },
  'gbt-22239': {
    title: both(
      'GB/T 22239—2019《信息安全技术 网络安全等级保护基本要求》',
      'GB/T 22239-2019 Baseline for the classified protection of cybersecurity',
    ),
    short: both('GB/T 22239', 'GB/T 22239'),
    kind: 'standard_recommended',
    inForceFrom: null,
    verified: 'unread',
  },
  'ydt-6414': {
    title: both(
      'YD/T 6414—2025（儿童个人信息保护监护人同意，通信行业标准）',
      'YD/T 6414-2025 (guardian’s consent for children’s personal information, communications industry standard)',
    ),
    short: both('YD/T 6414', 'YD/T 6414'),
    kind: 'standard_recommended',
    inForceFrom: null,
    verified: 'copy',
  },
  'tc260-payment': {
    title: both(
      'TC260-PG-20251A《人脸识别支付场景个人信息安全保护要求》',
      'TC260-PG-20251A Protection of personal information in face payment',
    ),
    short: both('TC260-PG-20251A', 'TC260-PG-20251A'),
    kind: 'practice_guide',
    inForceFrom: null,
    verified: 'text',
  },
  'tc260-shutdown': {
    title: both(
      '全国网安标委停服个人信息保护实践指南',
      'TC260 practice guide on personal information when a service stops',
    ),
    short: both('TC260停服指南', 'TC260 shutdown guide'),
    kind: 'practice_guide',
    inForceFrom: null,
    verified: 'text',
  },
  'commentary-a': {
    title: both('《中国网信杂志》解读（2025年4月）', 'Commentary in China Cyberspace magazine (April 2025)'),
    short: both('评论文A', 'Commentary A'),
    kind: 'commentary',
    inForceFrom: null,
    verified: 'text',
  },
  'commentary-b': {
    title: both(
      '东方隐侠安全团队解读（2025年5月）',
      'Commentary by the Dongfang Yinxia security team (May 2025)',
    ),
    short: both('评论文B', 'Commentary B'),
    kind: 'commentary',
    inForceFrom: null,
    verified: 'text',
  },
} as const satisfies Readonly<Record<string, Instrument>>;

/** Id of an instrument that the register cites. */
export type InstrumentId = keyof typeof instruments;
