import type { Addressee, BiText, InstrumentReading, Kind, Lifter, Slice, Source } from '@consentry/law';

type Words<T extends string> = Readonly<Record<T, BiText>>;

const bi = (zh: string, en: string): BiText => ({ 'zh-CN': zh, en });

/** What the slices of the register are about. */
export const sliceWords: Words<Slice> = {
  scope: bi('适用范围', 'scope'),
  purpose: bi('目的和必要性', 'purpose'),
  notice: bi('告知', 'notice'),
  consent: bi('同意和撤回', 'consent'),
  minors: bi('未成年人', 'minors'),
  alternatives: bi('其他方式', 'alternatives'),
  siting: bi('安装', 'siting'),
  assessment: bi('影响评估', 'assessment'),
  storage: bi('存储和提供', 'storage'),
  retention: bi('保存期限', 'retention'),
  record: bi('处理记录', 'record'),
  filing: bi('备案', 'filing'),
  rights: bi('个人的权利', 'rights'),
  complaint: bi('投诉举报', 'complaint'),
  incident: bi('安全事件', 'incident'),
  security: bi('安全措施', 'security'),
  audit: bi('合规审计', 'audit'),
  supervision: bi('监督检查', 'supervision'),
};

/** Who has the duty or the right. */
export const addresseeWords: Words<Addressee> = {
  processor: bi('个人信息处理者', 'processor'),
  anyone: bi('任何组织和个人', 'anyone'),
  individual: bi('个人', 'individual'),
  installer: bi('安装者', 'installer'),
  operator: bi('运营者', 'operator'),
  managing_unit: bi('管理单位', 'managing unit'),
  property_manager: bi('物业服务企业', 'property manager'),
  device_maker: bi('设备生产者', 'maker of the device'),
  recycler: bi('回收者', 'recycler'),
  internet_platform: bi('互联网平台', 'internet platform'),
  network_operator: bi('网络运营者', 'network operator'),
  product_provider: bi('网络产品提供者', 'provider of network products'),
  responsible_person: bi('直接负责的人员', 'person directly responsible'),
  household: bi('家庭', 'household'),
  authority: bi('主管部门', 'authority'),
};

/** What a row rests on. */
export const sourceWords: Words<Source> = {
  law: bi('法律文本', 'text of law'),
  encouraged: bi('法律文本（鼓励）', 'text of law (encouraged)'),
  standard: bi('标准', 'standard'),
  guide: bi('指南', 'guide'),
  inference: bi('推论', 'inference'),
  practice: bi('实务', 'practice'),
  commentary_a: bi('评论文一', 'first commentary'),
  commentary_b: bi('评论文二', 'second commentary'),
};

/** What software is to do about a row. */
export const kindWords: Words<Kind> = {
  enforce: bi('软件要拦住的', 'Software is to enforce'),
  evidence: bi('软件要留证的', 'Software is to keep as evidence'),
  prompt: bi('软件要请人判断的', 'Software is to ask of a human'),
};

/** Who or what can lift a row. */
export const lifterWords: Words<Lifter> = {
  law_or_admin_regulation: bi('法律、行政法规', 'a law or administrative regulation'),
  separate_consent: bi('个人的单独同意', 'the person’s separate consent'),
  state_provides_otherwise: bi('国家另有规定', 'the State providing otherwise'),
  other_basis: bi('同意以外的法定依据', 'another legal basis than consent'),
  person_initiates: bi('本人主动启动', 'the person starting it'),
  person_agrees: bi('本人同意', 'the person agreeing'),
  research: bi('研发、算法训练', 'research or algorithm training'),
  necessary_for_service: bi('为提供服务所必需', 'necessity for the service'),
  outside_definition: bi('不属于定义所指', 'it is outside the definition'),
  authority_requires: bi('主管部门要求', 'an authority requiring it'),
  technically_impossible: bi('技术上难以实现', 'technical impossibility'),
  harm_avoided: bi('已经避免危害', 'harm that was avoided'),
  partial_report_first: bi('先报告已知部分', 'reporting first what is known'),
  minor_change: bi('非实质性的变更', 'a change that is not one in substance'),
  state_organ: bi('国家机关和获授权的公共事务组织', 'being a State organ or a body so authorised'),
  other_public_place: bi('其他公共场所', 'another kind of public place'),
  own_arrangement: bi('自行约定', 'an arrangement of one’s own'),
  excessive_requests: bi('过度、重复的请求', 'excessive requests'),
  mitigation: bi('减轻情节', 'mitigating circumstances'),
  voluntary: bi('属于自愿', 'it is voluntary'),
  before_in_force: bi('施行之前的行为', 'acts before it was in force'),
  safe_driving: bi('行车安全', 'safe driving'),
};

/** How far the words of an instrument were established. */
export const readingWords: Words<InstrumentReading> = {
  text: bi('读过所用条款的文本', 'the provisions used were read in its text'),
  copy: bi('只读过网页副本、摘录或者概述', 'read only in a copy, an excerpt or a summary'),
  unread: bi('没有找到文本，凭一般了解', 'its text was not found; common knowledge'),
};
