import {
  type FigureName,
  type FilerState,
  type IncidentCaseState,
  REGIONS,
  type ReportResult,
  type ReportState,
  type ReportTopic,
} from '@consentry/contract';
import { type BiText, type IncidentReceived, type Mode, both } from '@consentry/law';
import type { z } from 'zod';

/** What each table counts. */
export const TITLES: Readonly<Record<FigureName, BiText>> = {
  complaints_by_month: both('投诉、举报：按收到的月份', 'Complaints by month received'),
  complaints_by_region: both('投诉、举报：按省级行政区', 'Complaints by provincial-level region'),
  complaints_by_topic: both('投诉、举报：按事由', 'Complaints by what they are about'),
  complaints_by_state: both('投诉、举报：按办理进度', 'Complaints by how far they are'),
  complaints_by_outcome: both('投诉、举报：是否已告知结果', 'Complaints by whether the outcome was told'),
  complaints_by_result: both(
    '已告知结果的投诉、举报：按结果',
    'Complaints whose outcome was told, by result',
  ),
  complaints_by_time: both(
    '已告知结果的投诉、举报：是否在部门自定的工作日内（《办法》没有规定天数）',
    'Complaints whose outcome was told, by whether within the working days that the department set (the Measures name none)',
  ),
  filings_by_month: both('备案：按收到的月份', 'Filings by month received'),
  filings_accepted_by_month: both('备案：按接受的月份', 'Filings by month accepted'),
  filings_by_region: both('备案：按省级行政区', 'Filings by provincial-level region'),
  filings_by_state: both('备案：按状态', 'Filings by state'),
  persons_by_region: both(
    '有效备案中的人数（上限）：按省级行政区',
    'Persons of filings that stand, upper bound, by provincial-level region',
  ),
  devices_by_region: both(
    '有效备案中的设备：按省级行政区',
    'Devices of filings that stand, by provincial-level region',
  ),
  scenarios_by_mode: both('有效备案中的应用场景：按比对方式', 'Scenarios of filings that stand, by kind'),
  inspections_by_month: both('检查：按下达的月份', 'Inspections by month ordered'),
  inspections_by_result: both('检查：按结果', 'Inspections by result'),
  rectifications_by_result: both(
    '责令改正：按复查结果',
    'Rectifications ordered, by what the second look found',
  ),
  incidents_by_month: both('事件：按首次报告收到的月份', 'Incidents by month of the first report'),
  incidents_by_region: both('事件：按省级行政区', 'Incidents by provincial-level region'),
  incidents_by_kind: both('事件：按类型', 'Incidents by kind'),
  incidents_by_grade: both('事件：按报告的级别', 'Incidents by grade as reported'),
  incidents_by_state: both('事件：按办理进度', 'Incidents by how far they are'),
  incidents_by_time: both(
    '有法定报告时限的事件：首次报告是否及时',
    'Incidents that the hours of the law bind, by when the first report came',
  ),
};

type Words = Readonly<Record<string, BiText>>;

const REGION_WORDS: Words = Object.fromEntries(REGIONS.map(({ code, name }) => [code, name]));

/** Values of each table, in their order, those that nothing is of too. Months are what is asked for. */
export const VALUES: Readonly<Partial<Record<FigureName, Words>>> = {
  complaints_by_region: REGION_WORDS,
  filings_by_region: REGION_WORDS,
  persons_by_region: REGION_WORDS,
  devices_by_region: REGION_WORDS,
  incidents_by_region: REGION_WORDS,
  complaints_by_topic: {
    private_space: both('试衣间、浴室、客房等私密空间', 'A changing room, bathroom, guest room or the like'),
    no_consent: both('未经同意', 'No consent'),
    only_way: both('只能刷脸，没有其他方式', 'The face is the only way'),
    public_place: both('公共场所', 'A public place'),
    not_told: both('未告知', 'Nobody was told'),
    kept_or_sent: both('存储、传输或者不删除', 'Kept, sent on, or not deleted'),
    child: both('未满十四周岁', 'A child under fourteen'),
    leak: both('泄露', 'A leak'),
    crime: both('可能是犯罪', 'It may be a crime'),
    other: both('其他', 'Something else'),
  } satisfies Record<ReportTopic, BiText>,
  complaints_by_state: {
    received: both('已收到', 'Received'),
    in_hand: both('正在处理', 'In hand'),
    asked: both('已要求对方说明', 'The organisation was asked'),
    decided: both('已有结论，待告知', 'Decided, not told yet'),
    told: both('已告知结果', 'Outcome told'),
    closed: both('已办结', 'Closed'),
  } satisfies Record<ReportState, BiText>,
  complaints_by_outcome: {
    open: both('尚未告知', 'Not told yet'),
    told: both('已告知', 'Told'),
  },
  complaints_by_result: {
    upheld: both('属实', 'Well founded'),
    partly_upheld: both('部分属实', 'Partly founded'),
    turned_down: both('不予支持', 'Not upheld'),
    handed_over: both('已移送', 'Handed over'),
  } satisfies Record<z.output<typeof ReportResult>, BiText>,
  complaints_by_time: {
    in_time: both('在设定期限内', 'Within our aim'),
    late: both('超过设定期限', 'Later than our aim'),
  },
  filings_by_state: {
    pending: both('待审核', 'To be looked at'),
    accepted: both('已备案', 'Filed'),
    changing: both('变更办理中', 'Accepted, a change is looked at'),
    deregistered: both('已注销', 'Deregistered'),
    turned_down: both('不予备案', 'Turned down'),
  } satisfies Record<FilerState, BiText>,
  scenarios_by_mode: {
    verify: both('一对一比对', 'One to one'),
    identify: both('一对多识别', 'One to many'),
  } satisfies Record<Mode, BiText>,
  inspections_by_result: {
    open: both('未结', 'Open'),
    nothing_found: both('未发现问题', 'Nothing found'),
    mended: both('已整改并复查', 'Mended and looked at again'),
  },
  rectifications_by_result: {
    open: both('尚未复查', 'Not looked at again yet'),
    fulfilled: both('已改正', 'Mended'),
    not_fulfilled: both('未改正', 'Not mended'),
  },
  incidents_by_kind: {
    leak: both('泄露', 'A leak'),
    tampering: both('篡改', 'Tampering'),
    loss: both('丢失', 'A loss'),
    other: both('其他', 'Something else'),
  } satisfies Record<IncidentReceived['kind'], BiText>,
  incidents_by_grade: {
    none: both('尚未分级', 'Not graded yet'),
    general: both('一般', 'General'),
    relatively_serious: both('较大', 'Relatively serious (较大)'),
    serious: both('重大', 'Serious (重大)'),
    particularly_serious: both('特别重大', 'Particularly serious (特别重大)'),
  } satisfies Record<NonNullable<IncidentReceived['grade']> | 'none', BiText>,
  incidents_by_state: {
    received: both('已收到', 'Received'),
    acknowledged: both('已确认', 'Confirmed as read'),
    asked: both('已要求对方说明', 'The organisation was asked'),
    closed: both('已办结', 'Closed'),
  } satisfies Record<IncidentCaseState, BiText>,
  incidents_by_time: {
    in_time: both('在法定时限内', 'Within the hours'),
    late: both('超过法定时限', 'Later than the hours'),
  },
};

/** Names a value that no list has: a month, or a region outside the 34. */
export function textOfValue(value: string): BiText {
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(value) ?? [];
  if (year !== undefined && month !== undefined) return both(`${year}年${Number(month)}月`, value);
  return value === '000000' ? both('全国', 'The whole country') : both(value, value);
}

/** How counts are withheld. */
export function practiceOf(threshold: number): BiText {
  return both(
    `从1到${threshold - 1}的数不公布；能由合计推出它们的其他数也一并不公布，所以不公布的数都至少有${threshold}种可能。0照常公布。这是本软件和本部门的做法，不是法律的规定。`,
    `Counts from 1 to ${threshold - 1} are withheld, and so are others from which they would follow by a total: what is withheld could be any of at least ${threshold} numbers. Zeros are shown. This is a practice of this software and this department, no rule of law.`,
  );
}
