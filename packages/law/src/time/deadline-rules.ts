import type { Strength } from '../finding.ts';
import { type BiText, both } from '../text.ts';

/**
 * Where the length of a period is from: the text of a law, a standard or guide, our own setting, or the authority or
 * the organisation that set the day itself.
 */
export type PeriodFrom = 'law' | 'standard' | 'ours' | 'authority' | 'organisation';

/** How a period is counted. `back` counts from an event that is still to come. */
export interface Counting {
  readonly unit: 'working_days' | 'calendar_days' | 'hours' | 'years' | 'fixed_date';
  readonly count: number;
  readonly direction: 'on' | 'back';
}

/** What one kind of deadline is, before any trigger. */
export interface DeadlineRule {
  /** Row of the register. */
  readonly row: string;
  readonly strength: Strength;
  readonly period_from: PeriodFrom;
  readonly counting: Counting;
  readonly citation: BiText;
  /** What starts the count. */
  readonly trigger: BiText;
  /** What is to be done. */
  readonly duty: BiText;
  /** Working day by which careful filers hand in, since packages are often sent back: practice, never law. */
  readonly aim?: number;
}

/** 网信办备案实务: the working day to hand in a package by (forms.md F1.4). */
const AIM = 20;

const working = (count: number, direction: 'on' | 'back' = 'on'): Counting => ({
  unit: 'working_days',
  count,
  direction,
});
const hours = (count: number): Counting => ({ unit: 'hours', count, direction: 'on' });
const days = (count: number): Counting => ({ unit: 'calendar_days', count, direction: 'on' });

const INCIDENT = { row: 'RP.6', strength: 'law', period_from: 'law' } as const;
const NOTICED = both(
  '发现或者获知较大以上网络安全事件',
  'An incident of grade 较大 or above is discovered or learnt of',
);

/** Every deadline of the register that runs from a date or an instant. */
export const deadlineRules = {
  filing: {
    row: 'R15.1',
    strength: 'law',
    period_from: 'law',
    counting: working(30),
    aim: AIM,
    citation: both('第十五条第一款', 'Article 15, paragraph 1'),
    trigger: both('存储的人脸信息达到10万人', 'The face information of 100,000 persons is stored'),
    duty: both(
      '应当向所在地省级以上网信部门备案',
      'A filing with the provincial cyberspace authority shall be made',
    ),
  },
  change: {
    row: 'R15.5',
    strength: 'law',
    period_from: 'law',
    counting: working(30),
    aim: AIM,
    citation: both('第十五条第二款', 'Article 15, paragraph 2'),
    trigger: both('备案信息发生实质性变更', 'What was filed changes in substance'),
    duty: both('应当办理备案变更手续', 'The filing shall be changed'),
  },
  deregistration: {
    row: 'R15.6',
    strength: 'law',
    period_from: 'law',
    counting: working(30),
    aim: AIM,
    citation: both('第十五条第二款', 'Article 15, paragraph 2'),
    trigger: both('终止应用人脸识别技术', 'The use of face recognition ends'),
    duty: both(
      '应当办理注销备案手续，并依法处理人脸信息',
      'The filing shall be cancelled and the face information disposed of by law',
    ),
  },
  officer_report: {
    row: 'RP.7',
    strength: 'law',
    period_from: 'law',
    counting: working(30),
    citation: both(
      '《个人信息保护法》第五十二条；国家网信办公告2025年7月18日',
      'Personal Information Protection Law, Article 52; CAC announcement of 18 July 2025',
    ),
    trigger: both('处理的个人信息达到100万人', 'The personal information of 1,000,000 persons is processed'),
    duty: both(
      '应当向所在地设区的市级网信部门报送个人信息保护负责人信息',
      'The officer for personal information protection shall be reported to the city-level cyberspace authority',
    ),
  },
  officer_change: {
    row: 'RP.7',
    strength: 'law',
    period_from: 'law',
    counting: working(30),
    citation: both(
      '《个人信息保护法》第五十二条；国家网信办公告2025年7月18日',
      'Personal Information Protection Law, Article 52; CAC announcement of 18 July 2025',
    ),
    trigger: both('已报送的个人信息保护负责人信息发生变更', 'What was reported of the officer changes'),
    duty: both('应当办理变更手续', 'The report shall be changed'),
  },
  video_filing: {
    row: 'R13.8',
    strength: 'law',
    period_from: 'law',
    counting: days(30),
    citation: both(
      '《公共安全视频图像信息系统管理条例》第十四条',
      'Regulations on Public Security Video and Image Information Systems, Article 14',
    ),
    trigger: both('公共安全视频系统投入使用', 'A public-security video system is put into use'),
    duty: both(
      '应当向所在地县级人民政府公安机关备案',
      'A filing with the county-level public security organ shall be made',
    ),
  },
  video_filing_existing: {
    row: 'R13.8',
    strength: 'law',
    period_from: 'law',
    counting: days(90),
    citation: both(
      '《公共安全视频图像信息系统管理条例》第十四条',
      'Regulations on Public Security Video and Image Information Systems, Article 14',
    ),
    trigger: both(
      '条例施行前已经启用的公共安全视频系统，自条例施行之日起',
      'The Regulations come into force for a system already in use',
    ),
    duty: both(
      '应当向所在地县级人民政府公安机关备案',
      'A filing with the county-level public security organ shall be made',
    ),
  },
  incident_critical_infrastructure: {
    ...INCIDENT,
    counting: hours(1),
    citation: both(
      '《国家网络安全事件报告管理办法》第四条',
      'National Network Security Incident Reporting Measures, Article 4',
    ),
    trigger: NOTICED,
    duty: both(
      '涉及关键信息基础设施，应当第一时间向保护工作部门、公安机关报告',
      'Critical infrastructure is concerned: its protection department and public security shall be told at once',
    ),
  },
  incident_central_organ: {
    ...INCIDENT,
    counting: hours(2),
    citation: both(
      '《国家网络安全事件报告管理办法》第四条',
      'National Network Security Incident Reporting Measures, Article 4',
    ),
    trigger: NOTICED,
    duty: both(
      '中央和国家机关各部门及其直属单位，应当及时向本部门网信工作机构报告',
      'A central organ shall tell the cyberspace office of its own department in time',
    ),
  },
  incident_other: {
    ...INCIDENT,
    counting: hours(4),
    citation: both(
      '《国家网络安全事件报告管理办法》第四条',
      'National Network Security Incident Reporting Measures, Article 4',
    ),
    trigger: NOTICED,
    duty: both(
      '其他网络运营者应当及时向属地省级网信部门报告',
      'Any other operator shall tell the provincial cyberspace authority in time',
    ),
  },
  incident_grading: {
    ...INCIDENT,
    period_from: 'ours',
    counting: hours(4),
    citation: both(
      '《国家网络安全事件报告管理办法》第四条',
      'National Network Security Incident Reporting Measures, Article 4',
    ),
    trigger: both(
      '发现或者获知尚未分级的事件',
      'An incident that nobody has graded is discovered or learnt of',
    ),
    duty: both(
      '由人判断等级；如属较大以上，报告期限同时届满。在此之前判断是本软件的设定',
      'A human grades it; if it is 较大 or above, the time to report it ends at the same instant. That it is graded by then is our setting',
    ),
  },
  incident_notice: {
    row: 'RP.5',
    strength: 'law',
    period_from: 'ours',
    counting: hours(24),
    citation: both('《个人信息保护法》第五十七条', 'Personal Information Protection Law, Article 57'),
    trigger: both(
      '发生或者可能发生个人信息泄露、篡改、丢失',
      'Personal information was or may have been leaked, tampered with or lost',
    ),
    duty: both(
      '法律要求立即补救并通知，没有规定小时数；24小时是本软件的设定',
      'The law says to remedy it and to notify at once (立即) and names no number of hours; 24 is our setting',
    ),
  },
  incident_summary: {
    ...INCIDENT,
    counting: days(30),
    citation: both(
      '《国家网络安全事件报告管理办法》第八条',
      'National Network Security Incident Reporting Measures, Article 8',
    ),
    trigger: both('网络安全事件处置工作结束', 'The handling of the incident ends'),
    duty: both('应当报送事件处置总结报告', 'A summary of the incident shall be reported'),
  },
  minors_audit: {
    row: 'R07.6',
    strength: 'law',
    period_from: 'law',
    counting: { unit: 'fixed_date', count: 1, direction: 'on' },
    citation: both(
      '《未成年人网络保护条例》第三十七条；国家网信办公告2025年12月29日',
      'Regulations on the Protection of Minors in Cyberspace, Article 37; CAC announcement of 29 December 2025',
    ),
    trigger: both(
      '上一年度处理过未成年人个人信息',
      'Personal information of minors was processed in the year before',
    ),
    duty: both(
      '应当于每年1月底前向所在地设区的市级网信部门报送上一年度合规审计情况',
      'The audit of the year before shall be reported to the city-level cyberspace authority before the end of January',
    ),
  },
  rectification: {
    row: 'RP.8',
    strength: 'law',
    period_from: 'law',
    counting: working(15),
    citation: both(
      '《个人信息保护合规审计管理办法》第十一条',
      'Measures for Personal Information Protection Compliance Audits, Article 11',
    ),
    trigger: both('合规审计整改完成', 'What the audit found is put right'),
    duty: both('应当向保护部门报送整改情况报告', 'A report of it shall be sent to the authority'),
  },
  authority_request: {
    row: 'R16.2',
    strength: 'law',
    period_from: 'authority',
    counting: { unit: 'fixed_date', count: 1, direction: 'on' },
    citation: both('第十六条第二款', 'Article 16, paragraph 2'),
    trigger: both(
      '部门在监督检查或者了解情况时提出要求',
      'An authority asks for something, in an inspection or about a case',
    ),
    duty: both(
      '应当依法予以配合；日期由部门设定，不是《办法》规定的天数',
      'The processor shall cooperate; the authority set the day, which is none of the Measures',
    ),
  },
  authority_order: {
    row: 'R18.1',
    strength: 'law',
    period_from: 'authority',
    counting: { unit: 'fixed_date', count: 1, direction: 'on' },
    citation: both(
      '第十八条；《个人信息保护法》第六十六条',
      'Article 18; Personal Information Protection Law, Article 66',
    ),
    trigger: both('部门责令改正', 'An authority orders something to be put right'),
    duty: both(
      '应当改正并报告；日期由部门设定，不是《办法》规定的天数',
      'It shall be put right and reported; the authority set the day, which is none of the Measures',
    ),
  },
  assessment_mend: {
    row: 'R09.2',
    strength: 'practice',
    period_from: 'organisation',
    counting: { unit: 'fixed_date', count: 1, direction: 'on' },
    citation: both('第九条第一款', 'Article 9, paragraph 1'),
    trigger: both('影响评估写明要改的事', 'An assessment names what is to be mended'),
    duty: both(
      '请在本单位自己写明的日期前改好；日期是本单位的做法，法律没有规定',
      'It is to be mended by the day that the organisation wrote down itself: its own practice, and no day of the law',
    ),
  },
  request: {
    row: 'R17.3',
    strength: 'law',
    period_from: 'ours',
    counting: working(15),
    citation: both('《个人信息保护法》第五十条', 'Personal Information Protection Law, Article 50'),
    trigger: both('收到个人行使权利的申请', 'A person asks to exercise a right'),
    duty: both(
      '法律要求及时受理和处理，没有规定天数；15个工作日是本软件的设定',
      'The law says in time (及时) and names no number of days; 15 working days is our setting',
    ),
  },
  minor_request: {
    row: 'R17.3',
    strength: 'law',
    period_from: 'standard',
    counting: working(15),
    citation: both(
      '《个人信息保护法》第五十条；GB/T 45574（标准）',
      'Personal Information Protection Law, Article 50; GB/T 45574 (a standard)',
    ),
    trigger: both('收到未成年人或者其监护人的申请', 'A minor or their guardian asks to exercise a right'),
    duty: both(
      '法律要求及时受理和处理；15个工作日出自标准',
      'The law says in time (及时); 15 working days is from a standard',
    ),
  },
  complaint: {
    row: 'R17.3',
    strength: 'law',
    period_from: 'ours',
    counting: working(15),
    citation: both('《个人信息保护法》第五十条', 'Personal Information Protection Law, Article 50'),
    trigger: both('收到投诉', 'A complaint is received'),
    duty: both(
      '法律要求及时处理，没有规定天数；15个工作日是本软件的设定',
      'The law says in time (及时) and names no number of days; 15 working days is our setting',
    ),
  },
  authority_complaint: {
    row: 'R17.2',
    strength: 'law',
    period_from: 'ours',
    counting: working(15),
    citation: both('第十七条', 'Article 17'),
    trigger: both('部门收到投诉、举报', 'A department receives a complaint or report'),
    duty: both(
      '法律要求及时处理并告知结果，没有规定天数；15个工作日是本软件的设定，部门可以另设',
      'The law asks for handling in time (及时) and for the outcome to be told, and names no number of days; 15 working days is our setting, and a department may set its own',
    ),
  },
  shutdown_notice: {
    row: 'RP.13',
    strength: 'standard',
    period_from: 'standard',
    counting: working(20, 'back'),
    citation: both(
      'TC260 停服指南（指南）；《个人信息保护法》第二十二条',
      'TC260 guide on ending a service (a guide); Personal Information Protection Law, Article 22',
    ),
    trigger: both('停止运营', 'The service ends'),
    duty: both(
      '指南建议至少提前20个工作日发布个人信息处置公告，并持续20个工作日',
      'The guide asks for a public notice of what becomes of the information, 20 working days before and for 20 working days',
    ),
  },
  shutdown_entrusted: {
    row: 'RP.13',
    strength: 'standard',
    period_from: 'standard',
    counting: working(15, 'back'),
    citation: both('TC260 停服指南（指南）', 'TC260 guide on ending a service (a guide)'),
    trigger: both('停止运营', 'The service ends'),
    duty: both(
      '指南建议至少提前15个工作日通知受托方',
      'The guide asks to tell those entrusted 15 working days before',
    ),
  },
  records: {
    row: 'R09.4',
    strength: 'law',
    period_from: 'law',
    counting: { unit: 'years', count: 3, direction: 'on' },
    citation: both(
      '第九条第二款；《个人信息保护法》第五十六条',
      'Article 9, paragraph 2; Personal Information Protection Law, Article 56',
    ),
    trigger: both(
      '报告所述处理结束，或者被新报告取代（我们的解读）',
      'The processing described ends, or the report is superseded (our reading)',
    ),
    duty: both(
      '个人信息保护影响评估报告和处理情况记录应当至少保存三年',
      'Assessment reports and processing records shall be kept for at least three years',
    ),
  },
} as const satisfies Record<string, DeadlineRule>;

/** Name of a deadline. */
export type DeadlineKind = keyof typeof deadlineRules;
