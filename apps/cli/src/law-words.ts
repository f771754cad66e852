import {
  type Addressee,
  type InstrumentReading,
  type Kind,
  type Lifter,
  type Slice,
  type Source,
  type Subject,
  type BiText,
  both,
} from '@consentry/law';

type Words<T extends string> = Readonly<Record<T, BiText>>;

/** What the slices of the register are about. */
export const sliceWords: Words<Slice> = {
  scope: both('适用范围', 'scope'),
  purpose: both('目的和必要性', 'purpose'),
  notice: both('告知', 'notice'),
  consent: both('同意和撤回', 'consent'),
  minors: both('未成年人', 'minors'),
  alternatives: both('其他方式', 'alternatives'),
  siting: both('安装', 'siting'),
  assessment: both('影响评估', 'assessment'),
  storage: both('存储和提供', 'storage'),
  retention: both('保存期限', 'retention'),
  record: both('处理记录', 'record'),
  filing: both('备案', 'filing'),
  rights: both('个人的权利', 'rights'),
  complaint: both('投诉举报', 'complaint'),
  incident: both('安全事件', 'incident'),
  security: both('安全措施', 'security'),
  audit: both('合规审计', 'audit'),
  supervision: both('监督检查', 'supervision'),
};

/** Who has the duty or the right. */
export const addresseeWords: Words<Addressee> = {
  processor: both('个人信息处理者', 'processor'),
  anyone: both('任何组织和个人', 'anyone'),
  individual: both('个人', 'individual'),
  installer: both('安装者', 'installer'),
  operator: both('运营者', 'operator'),
  managing_unit: both('管理单位', 'managing unit'),
  property_manager: both('物业服务企业', 'property manager'),
  device_maker: both('设备生产者', 'maker of the device'),
  recycler: both('回收者', 'recycler'),
  internet_platform: both('互联网平台', 'internet platform'),
  network_operator: both('网络运营者', 'network operator'),
  product_provider: both('网络产品提供者', 'provider of network products'),
  responsible_person: both('直接负责的人员', 'person directly responsible'),
  household: both('家庭', 'household'),
  authority: both('主管部门', 'authority'),
};

/** What a row rests on. */
export const sourceWords: Words<Source> = {
  law: both('法律文本', 'text of law'),
  encouraged: both('法律文本（鼓励）', 'text of law (encouraged)'),
  standard: both('标准', 'standard'),
  guide: both('指南', 'guide'),
  inference: both('推论', 'inference'),
  practice: both('实务', 'practice'),
  commentary_a: both('评论文一', 'first commentary'),
  commentary_b: both('评论文二', 'second commentary'),
};

/** What is done about a row, and by whom. */
export const kindWords: Words<Kind> = {
  enforce: both('由软件拦住', 'Enforced by software'),
  evidence: both('由软件留证', 'Kept as evidence'),
  prompt: both('由人判断', 'Asked of a human'),
};

/** Who or what can lift a row. */
export const lifterWords: Words<Lifter> = {
  law_or_admin_regulation: both('法律、行政法规', 'a law or administrative regulation'),
  separate_consent: both('个人的单独同意', 'the person’s separate consent'),
  state_provides_otherwise: both('国家另有规定', 'the State providing otherwise'),
  other_basis: both('同意以外的法定依据', 'another legal basis than consent'),
  person_initiates: both('本人主动启动', 'the person starting it'),
  person_agrees: both('本人同意', 'the person agreeing'),
  research: both('研发、算法训练', 'research or algorithm training'),
  necessary_for_service: both('为提供服务所必需', 'necessity for the service'),
  outside_definition: both('不属于定义所指', 'it is outside the definition'),
  authority_requires: both('主管部门要求', 'an authority requiring it'),
  technically_impossible: both('技术上难以实现', 'technical impossibility'),
  harm_avoided: both('已经避免危害', 'harm that was avoided'),
  partial_report_first: both('先报告已知部分', 'reporting first what is known'),
  minor_change: both('非实质性的变更', 'a change that is not one in substance'),
  state_organ: both('国家机关和获授权的公共事务组织', 'being a State organ or a body so authorised'),
  other_public_place: both('其他公共场所', 'another kind of public place'),
  own_arrangement: both('自行约定', 'an arrangement of one’s own'),
  excessive_requests: both('过度、重复的请求', 'excessive requests'),
  mitigation: both('减轻情节', 'mitigating circumstances'),
  voluntary: both('属于自愿', 'it is voluntary'),
  before_in_force: both('施行之前的行为', 'acts before it was in force'),
  safe_driving: both('行车安全', 'safe driving'),
};

/** How far the words of an instrument were established. */
export const readingWords: Words<InstrumentReading> = {
  text: both('读过所用条款的文本', 'the provisions used were read in its text'),
  copy: both('只读过网页副本、摘录或者概述', 'read only in a copy, an excerpt or a summary'),
  unread: both('没有找到文本，凭一般了解', 'its text was not found; common knowledge'),
};

/** What a verdict of a row is about. */
export const subjectWords: Words<Subject['kind']> = {
  processor: both('处理者', 'processor'),
  organisation: both('单位', 'organisation'),
  purpose: both('目的', 'purpose'),
  notice: both('告知', 'notice'),
  consent_form: both('同意表单', 'consent form'),
  alternative: both('其他方式', 'other way'),
  site: both('地点', 'site'),
  device: both('设备', 'device'),
  assessment: both('评估', 'assessment'),
  transfer: both('传输', 'transfer'),
  disclosure: both('提供', 'disclosure'),
  entrustment: both('委托', 'entrustment'),
  request: both('申请', 'request'),
  complaint: both('投诉', 'complaint'),
  incident: both('安全事件', 'incident'),
  filing: both('备案', 'filing'),
  control: both('控制措施', 'control'),
  staff: both('人员', 'staff'),
  audit: both('审计', 'audit'),
  record: both('记录', 'record'),
  research: both('研发', 'research'),
  data_set: both('数据集', 'data set'),
};
