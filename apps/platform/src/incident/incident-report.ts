import {
  IncidentDraft,
  type IncidentItems,
  type IncidentStage,
  type IncidentSummary,
  ReportedIncident,
} from '@consentry/contract';
import { IncidentItem, type IncidentRecipient, civilDate, incidentItemNumber } from '@consentry/law';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredIncident, type StoredIncidentNotice, contentsOf, toldOf } from './incident.ts';

export type StoredSending = PlatformTables['incident_sendings'];
export type StoredReportCase = PlatformTables['incident_cases'];

const KINDS = { leak: '泄露', tampering: '篡改', loss: '丢失', other: '其他' } as const;
const GRADES = {
  general: '一般',
  relatively_serious: '较大',
  serious: '重大',
  particularly_serious: '特别重大',
} as const;

const SHANGHAI_MS = 8 * 3_600_000;
const timeOf = (at: number) =>
  `${new Date(at + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ')}（北京时间）`;

/**
 * Drafts what would be reported now: counts and times from the record, words as they were sent last, else from what is
 * written down. An officer reads and mends it before it goes. Pure.
 *
 * @param last what was sent last of it, `null` for nothing
 */
export function draftOf(
  one: StoredIncident,
  notices: readonly StoredIncidentNotice[],
  last: ReportedIncident | null,
  particulars: { readonly name: string | null; readonly contact: string | null },
): IncidentDraft {
  const { facts, grade, notice } = one;
  const told = toldOf(notices);
  const whole = contentsOf(notice).length === Object.keys(notice).length;
  const draft = {
    kind: facts.kind,
    certainty: facts.certainty,
    grade,
    operator: facts.operator,
    known_at: iso(one.known_at),
    faces: facts.faces,
    persons: facts.persons,
    minors: facts.minors,
    remedied_at: isoOrNull(one.remedied_at),
    contained_at: isoOrNull(one.contained_at),
    items: last?.items ?? firstItems(one, particulars.name),
    notice: whole ? notice : null,
    told:
      told === null
        ? null
        : {
            last_at: told.last_at,
            persons: told.persons,
            guardians: told.with_guardian,
            public_warning: told.public_warning !== null,
          },
    handling_ended_on: one.handling_ended_on,
    summary: null,
    contact: last?.contact ?? particulars.contact,
  };
  const fits = IncidentDraft.safeParse(draft);
  // A notice that is longer than a report takes is told otherwise; nothing else can be too long.
  return fits.success ? fits.data : IncidentDraft.parse({ ...draft, notice: null });
}

const ITEM_MAX = 2000;

function firstItems(
  { facts, grade, known_at, remedied_at, contained_at }: StoredIncident,
  name: string | null,
) {
  const { sites, devices, purposes, persons, minors, harm, data_kinds } = facts;
  const count = (ids: readonly string[]) => (ids.length === 0 ? '全部' : String(ids.length));
  const people = (many: number) => `${many.toLocaleString('zh-CN')}人`;
  const most = persons.at_most === null ? '上限未查明' : `至多${people(persons.at_most)}`;
  const said: Partial<Record<IncidentItem, string>> = {
    ...(name === null
      ? {}
      : {
          organisation: `${name}；人脸识别系统，涉及场所${count(sites)}、设备${count(devices)}、处理目的${count(purposes)}。`,
        }),
    event: [
      `${timeOf(known_at)}发现或者获知。类型：${KINDS[facts.kind]}。`,
      grade === null ? '级别：尚未研判。' : `级别：${GRADES[grade]}。`,
      facts.what,
      `影响：至少${people(persons.at_least)}，${most}${minors === null ? '' : `，其中未成年人${people(minors)}`}。`,
      ...(data_kinds.length === 0 ? [] : [`涉及信息：${data_kinds.join('、')}。`]),
      ...(harm === null ? [] : [`危害：${harm}`]),
      ...(remedied_at === null ? [] : [`${timeOf(remedied_at)}首次采取措施。`]),
      ...(contained_at === null ? [] : [`${timeOf(contained_at)}得到控制。`]),
    ].join('\n'),
  };
  const items = IncidentItem.options.map((item) => [item, plain(said[item]) ?? null]);
  return Object.fromEntries(items) as IncidentItems;
}

/** Words without control characters, as a report takes them. */
function plain(words: string | undefined): string | undefined {
  return words?.replaceAll(/[^\P{Cc}\n\r\t]/gu, ' ').slice(0, ITEM_MAX);
}

/** A citizen’s identity number, a mobile telephone, a picture in text or a long run of encoded bytes. */
const OF_A_PERSON = [
  /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/,
  /(?<!\d)1[3-9]\d{9}(?!\d)/,
  /data:[\w.+-]+\/[\w.+-]+[;,]/i,
  /[A-Za-z0-9+/_-]{160,}/,
];

/**
 * Names the fields whose words hold what is of a person: numbers by which one is known, or bytes that could be a face.
 * A name is found by nobody but whoever reads it. Pure.
 *
 * @returns JSON pointers
 */
export function fieldsOfPersons(items: IncidentItems, summary: IncidentSummary | null): string[] {
  const said = [
    ...Object.entries(items).map(([name, text]) => [`/body/items/${name}`, text] as const),
    ...Object.entries(summary ?? {}).map(([name, text]) => [`/body/summary/${name}`, text] as const),
  ];
  return said
    .filter(([, text]) => text !== null && OF_A_PERSON.some((one) => one.test(text)))
    .map(([field]) => field);
}

/**
 * Tells what can be sent to a department now: the first report once, then whatever follows it. A final report follows
 * the end of the handling, what was told follows the telling. Pure.
 */
export function stagesOf(
  one: Pick<StoredIncident, 'state' | 'handling_ended_on'>,
  hasTold: boolean,
  to: {
    readonly isRemoved: boolean;
    readonly hasCase: boolean;
    readonly sendings: readonly Pick<StoredSending, 'stage' | 'state'>[];
  },
): IncidentStage[] {
  if (to.isRemoved || (one.state !== 'open' && one.state !== 'closed')) return [];
  const isOnItsWay = to.sendings.some(({ stage, state }) => stage === 'first' && state === 'waiting');
  if (!to.hasCase && !isOnItsWay) return ['first'];
  return [
    'supplement',
    'change',
    ...(hasTold ? (['told'] as const) : []),
    ...(one.handling_ended_on === null ? [] : (['final'] as const)),
  ];
}

/** Numbers of the items of 第七条 that a part says. */
export function itemNumbers({ items }: Pick<ReportedIncident, 'items'>): number[] {
  return IncidentItem.options.filter((item) => items[item] !== null).map(incidentItemNumber);
}

/**
 * When a report counts as made: when the department received it, by our clock where its own is not ours. Pure.
 *
 * @returns epoch milliseconds
 */
export function reportedAt(received_at: number, known_at: number, now: number): number {
  return Math.max(Math.min(received_at, now), known_at);
}

/** Day of the final report; none before the handling ended. */
export function summaryDay(
  one: Pick<StoredIncident, 'handling_ended_on' | 'summary_sent_on'>,
  day: string,
): string | null {
  if (one.handling_ended_on === null) return null;
  if (one.summary_sent_on !== null) return one.summary_sent_on;
  return civilDate(day < one.handling_ended_on ? one.handling_ended_on : day);
}

/** Recipients that perform duties of personal information protection in general (《个人信息保护法》第六十条). */
export function isNoticed(recipient: IncidentRecipient): boolean {
  return recipient === 'provincial_cyberspace';
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}
