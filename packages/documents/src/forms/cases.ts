import type { ComplaintGuide, ComplaintView, IncidentItems, IncidentView } from '@consentry/contract';
import { both } from '@consentry/law';
import type { LiveFacts } from '../facts/live-facts.ts';
import type { Facts } from '../layout/fill.ts';
import type { Words } from '../paper/paper.ts';
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
    law: [
      both(
        '《人脸识别技术应用安全管理办法》第十七条；《个人信息保护法》第五十条、第六十五条',
        'Measures art. 17; PIPL art. 50, 65',
      ),
    ],
    court: [
      both(
        '拒绝个人行使权利的请求的，个人可以依法向人民法院提起诉讼（《个人信息保护法》第五十条第二款）。',
        'Whose request to use a right is refused may sue in a people’s court (PIPL art. 50(2)).',
      ),
    ],
  };
}

/** Facts of one incident. @param said the items as they were reported last; `null` where nothing was */
export function incidentFacts(one: IncidentView, live: LiveFacts, said: IncidentItems | null): Facts {
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
    ...networkFacts(one, live, said),
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

/** The items of 《国家网络安全事件报告管理办法》第七条, as reported or as they follow from what is on record; the others are gaps. */
function networkFacts(one: IncidentView, live: LiveFacts, said: IncidentItems | null): Facts {
  const { facts, notice } = one;
  const places = live.sites.filter(({ site_id }) => facts.sites.includes(site_id));
  const purposes = live.scenarios.filter(({ purpose }) => facts.purposes.includes(purpose));
  const affected = [
    ...purposes.map(({ content }) => content.statement),
    ...facts.devices.map((device) => both(`设备 ${device}`, `device ${device}`)),
  ];
  const ended = one.closed ?? one.proposed;
  const taken: readonly Words[] = [
    ...maybe(notice.measures),
    ...one.stopped.map(({ thing, id }) =>
      both(`已停用${thing === 'purpose' ? '处理目的' : '设备'} ${id}`, `stopped ${thing} ${id}`),
    ),
    ...(one.contained_at === null
      ? []
      : [both(`${timeWords(one.contained_at)} 控制`, `contained ${one.contained_at}`)]),
  ];
  const { at_least, at_most } = facts.persons;
  return {
    affected: [OPERATOR[facts.operator], ...(affected.length === 0 ? [EVERYTHING] : affected)],
    places: places.length === 0 ? [EVERYWHERE] : places.map(({ name }) => name),
    impact: [
      both(
        `涉及 ${at_least} 至 ${at_most ?? '（上限未查明）'} 人；${facts.data_kinds.join('、')}`,
        `${at_least} to ${at_most ?? 'an unknown number of'} persons; ${facts.data_kinds.join(', ')}`,
      ),
      ...maybe(facts.harm),
    ],
    taken,
    trend:
      said !== null && said.trend !== null
        ? [said.trend]
        : facts.harm === null
          ? []
          : [
              one.contained_at === null
                ? both('尚未控制，可能继续', 'not contained: it may go on')
                : both('已控制，未见继续', 'contained'),
              facts.harm,
            ],
    cause: maybe(ended?.root_cause ?? said?.cause ?? notice.cause),
    leads: maybe(said?.traces),
    planned: maybe(said?.response ?? ended?.measures),
    scene: maybe(said?.scene),
    else: [said?.other ?? NONE],
  };
}

const OPERATOR = {
  critical_infrastructure: both('关键信息基础设施运营者', 'operator of critical infrastructure'),
  central_organ: both('中央和国家机关', 'central organ of the State'),
  other: both('网络运营者', 'network operator'),
} as const;
const EVERYTHING = both('全部处理目的和设备', 'all purposes and devices');
const EVERYWHERE = both('全部场所', 'all places');

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
  organisation: both('本单位自定', 'set by the organisation'),
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
