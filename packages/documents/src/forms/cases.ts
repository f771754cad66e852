import type { ComplaintGuide, ComplaintView, IncidentView } from '@consentry/contract';
import { both } from '@consentry/law';
import type { Facts } from '../layout/fill.ts';
import { timeWords } from '../render/time-words.ts';
import { maybe, written } from './organisation.ts';
import {
  CERTAINTY,
  CHANNEL,
  GRADE,
  INCIDENT_KIND,
  INCIDENT_TOLD,
  NO,
  NONE,
  REFUSED_BECAUSE,
  RESULT,
  YES,
} from './words.ts';

/** Facts of one complaint, without who sent it. */
export function complaintFacts(one: ComplaintView, guide: ComplaintGuide | null): Facts {
  const { outcome, due } = one;
  return {
    reference: [one.reference],
    received_on: [one.received_on],
    channel: [CHANNEL[one.channel]],
    acknowledged_at: maybe(one.acknowledged_at === null ? null : timeWords(one.acknowledged_at)),
    matter: maybe(one.text),
    answer_by: maybe(due === null ? null : both(due.last_day, due.last_day)),
    answer_how: maybe(due?.explanation),
    result: maybe(outcome === null ? null : RESULT[outcome.result]),
    found: maybe(outcome?.text),
    handled_at: maybe(one.handled_at === null ? null : timeWords(one.handled_at)),
    refusal: written(outcome?.reason, (reason) => REFUSED_BECAUSE[reason]),
    escalate:
      guide === null
        ? []
        : guide.authorities.map(({ name, address }) =>
            both(`${name['zh-CN']}：${address}`, `${name.en}: ${address}`),
          ),
    court: [
      both(
        '拒绝个人行使权利的请求的，个人可以依法向人民法院提起诉讼（《个人信息保护法》第五十条第二款）。',
        'Whose request to use a right is refused may sue in a people’s court (PIPL art. 50(2)).',
      ),
    ],
  };
}

/** Facts of one incident. */
export function incidentFacts(one: IncidentView): Facts {
  const { facts } = one;
  const { at_least, at_most } = facts.persons;
  const stopped = one.stopped.map(({ thing, id, stopped_at }) =>
    both(
      `${thing === 'purpose' ? '处理目的' : '设备'} ${id}，${timeWords(stopped_at)} 停用`,
      `${thing} ${id}`,
    ),
  );
  return {
    incident: [one.incident],
    kind: [INCIDENT_KIND[facts.kind]],
    certainty: [CERTAINTY[facts.certainty]],
    what: [facts.what],
    known_at: [timeWords(facts.known_at)],
    grade: maybe(one.grade === null ? null : GRADE[one.grade.grade]),
    data: facts.data_kinds.length === 0 ? [] : [facts.data_kinds.join('、')],
    faces: facts.faces === null ? [] : [facts.faces ? YES : NO],
    persons: [
      at_most === null
        ? both(`至少 ${at_least} 人，上限未查明`, `at least ${at_least}; nobody knows how many at most`)
        : both(`${at_least} 至 ${at_most} 人`, `${at_least} to ${at_most} persons`),
    ],
    minors: maybe(facts.minors === null ? null : both(`${facts.minors} 人`, `${facts.minors}`)),
    harm: maybe(facts.harm),
    remedied_at: maybe(one.remedied_at === null ? null : timeWords(one.remedied_at)),
    contained_at: maybe(one.contained_at === null ? null : timeWords(one.contained_at)),
    stopped: stopped.length === 0 ? [NONE] : stopped,
    root_cause: maybe(one.closed?.root_cause ?? one.proposed?.root_cause),
    measures: maybe(one.closed?.measures ?? one.proposed?.measures),
    clocks: { rows: one.clocks.map(clockRow) },
    told: { rows: one.notices.map(tellingRow) },
    report_sent: maybe(one.report === null ? null : timeWords(one.report.sent_at)),
    ...Object.fromEntries(
      Object.keys(INCIDENT_TOLD).map((name) => [
        `told_${name}`,
        maybe(one.notice[name as keyof typeof INCIDENT_TOLD]),
      ]),
    ),
  };
}

const CLOCK = {
  grading: both('分级', 'grading'),
  report: both('向保护工作部门等报告', 'report to the authorities'),
  summary: both('事件总结报告', 'summary'),
  authority: both('通知履行个人信息保护职责的部门', 'notice to the authority'),
  persons: both('通知个人', 'notice to persons'),
} as const;
const CLOCK_STATE = {
  due: both('未到期', 'due'),
  overdue: both('已逾期', 'overdue'),
  in_time: both('按时完成', 'in time'),
  late: both('逾期完成', 'late'),
  not_asked: both('不要求', 'not asked'),
} as const;
const PERIOD_FROM = {
  law: both('法定', 'law'),
  standard: both('标准', 'standard'),
  ours: both('本单位规定', 'our own'),
  authority: both('部门设定', 'set by the authority'),
} as const;

function clockRow(clock: IncidentView['clocks'][number]): Facts {
  return {
    clock: [CLOCK[clock.kind]],
    due: [timeWords(clock.due_at)],
    from: [PERIOD_FROM[clock.period_from]],
    done: [clock.done_at === null ? both('尚未', 'not yet') : timeWords(clock.done_at)],
    state: [CLOCK_STATE[clock.state]],
  };
}

const TO = {
  authority: both('主管部门', 'the authority'),
  persons: both('个人', 'persons'),
  guardians: both('监护人', 'guardians'),
  public: both('公众', 'the public'),
} as const;

function tellingRow(one: IncidentView['notices'][number]): Facts {
  return {
    to: [TO[one.to]],
    channel: [one.channel],
    sent: [timeWords(one.sent_at)],
    reached: [both(`${one.reached} 人`, `${one.reached}`)],
  };
}
