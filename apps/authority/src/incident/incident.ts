import { type KeyObject, createHash, createHmac } from 'node:crypto';
import {
  type DepartmentKind,
  type IncidentCaseState,
  type IncidentDutyView,
  type IncidentStage,
  type ReportedIncident,
  incidentPartText,
} from '@consentry/contract';
import {
  type IncidentGaps,
  IncidentItem,
  type IncidentRecipient,
  addCalendarDays,
  both,
  civilDate,
  civilDateAt,
  graverOf,
  incidentDuties,
  incidentGaps,
  startOfDay,
} from '@consentry/law';
import { asSpelled, codeFor } from '@consentry/server';
import { z } from 'zod';
import { type Department, isWithin } from '../department/department.ts';
import type { IncidentTables } from './incident-tables.ts';

export type StoredCase = IncidentTables['incidents'];
export type StoredPart = IncidentTables['incident_parts'];
export type StoredAsked = IncidentTables['incident_questions'];

/** What is done to a case: by the organisation (`supply`, `answer`), by the department, or by time. */
export type IncidentAct =
  | 'supply'
  | 'answer'
  | 'acknowledge'
  | 'ask'
  | 'settle'
  | 'link'
  | 'report_on'
  | 'close';

const AS_IT_IS = { received: 'received', acknowledged: 'acknowledged', asked: 'asked' } as const;

/** From which state each act leads where. What is supplied is taken after the end too: a law asks for it. */
const STEPS: Readonly<Record<IncidentAct, Readonly<Partial<Record<IncidentCaseState, IncidentCaseState>>>>> =
  {
    supply: { ...AS_IT_IS, closed: 'closed' },
    answer: { asked: 'asked' },
    acknowledge: { received: 'acknowledged' },
    ask: { received: 'asked', acknowledged: 'asked', asked: 'asked' },
    settle: { asked: 'acknowledged' },
    link: { ...AS_IT_IS, closed: 'closed' },
    report_on: { ...AS_IT_IS, closed: 'closed' },
    close: { received: 'closed', acknowledged: 'closed', asked: 'closed' },
  };

/** Gives the state an act leads to; `null` where it cannot be done now. Pure. */
export function afterIncident(state: IncidentCaseState, act: IncidentAct): IncidentCaseState | null {
  return STEPS[act][state] ?? null;
}

const REFERENCE_CHARS = 10;
const CODE_CHARS = 20;

/** By what a case is named to whoever reported. */
export function incidentReference(secret: KeyObject, incident: string): string {
  return asSpelled(codeFor(secret, ['incident reference', incident], REFERENCE_CHARS));
}

/** What opens a case to whoever reported; made again only from what they made for it, which is kept nowhere. */
export function incidentCode(secret: KeyObject, incident: string, once: string): string {
  return codeFor(secret, ['incident code', incident, once], CODE_CHARS);
}

/** Keyed hash by which the same part is known when it comes twice, hex. */
export function partHash(secret: KeyObject, once: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['incident part', once]))
    .digest('hex');
}

/** SHA-256 of a part as canonical JSON, hex. */
export function partDigest(stage: IncidentStage, incident: ReportedIncident): string {
  return createHash('sha256').update(incidentPartText(stage, incident)).digest('hex');
}

const KIND_OF: Readonly<Record<IncidentRecipient, DepartmentKind>> = {
  provincial_cyberspace: 'cac',
  public_security: 'public_security',
  protection_department: 'other',
  department_cyberspace: 'other',
};

/**
 * Finds the department that receives a report: the nearest upwards of its kind, and none of another, since a report
 * that went elsewhere was not made (第四条). 省级网信 is one of a province or above. Pure.
 *
 * @returns `null` where there is none
 */
export function recipientIn<D extends Pick<Department, 'kind' | 'region' | 'state'>>(
  departments: readonly D[],
  to: IncidentRecipient,
  region: string,
): D | null {
  const able = departments.filter(
    (one) =>
      one.state === 'active' &&
      one.kind === KIND_OF[to] &&
      isWithin(region, one.region) &&
      (to !== 'provincial_cyberspace' || one.region.endsWith('0000')),
  );
  // The longest code without its zeros is the nearest.
  const depth = ({ region: of }: D) => of.replace(/(?:00)+$/, '').length;
  return able.toSorted((a, b) => depth(b) - depth(a))[0] ?? null;
}

const Items = z.array(IncidentItem);

/** The items of 第七条 that the parts say together. */
export function itemsOf({ items }: Pick<StoredCase, 'items'>): ReadonlySet<IncidentItem> {
  return new Set(Items.parse(JSON.parse(items)));
}

/** What is missing still, those that cannot follow later first. Pure. */
export function gapsOf(row: Pick<StoredCase, 'items'>): readonly IncidentItem[] {
  const { first, later }: IncidentGaps = incidentGaps(itemsOf(row));
  return [...first, ...later];
}

/** What a row is before its first part, and what a part adds to. */
type Told = Pick<
  StoredCase,
  | 'kind'
  | 'grade'
  | 'operator'
  | 'persons'
  | 'items'
  | 'completed_at'
  | 'summary_at'
  | 'handling_ended_on'
  | 'known_at'
>;

/** What nothing was said of yet. @param known_at as the first part says */
export function untold({ kind, operator, known_at }: ReportedIncident): Told {
  const nothing = { completed_at: null, summary_at: null, handling_ended_on: null } as const;
  return {
    kind,
    operator,
    grade: null,
    persons: null,
    items: '[]',
    known_at: Date.parse(known_at),
    ...nothing,
  };
}

/**
 * What a row is told by one more part: what was known before stays, and items only grow. What is said later makes no
 * duty of 第四条 smaller, nor its hours more: whether it was graded too high, an official judges. Pure.
 */
export function afterPart(row: Told, stage: IncidentStage, told: ReportedIncident, now: number) {
  const items = new Set([
    ...itemsOf(row),
    ...IncidentItem.options.filter((item) => told.items[item] !== null),
  ]);
  const { first, later } = incidentGaps(items);
  const whole = first.length + later.length === 0;
  return {
    kind: row.kind === 'leak' ? row.kind : told.kind,
    grade: graverOf(row.grade, told.grade),
    operator: stricter(row.operator, told.operator),
    persons: most(row.persons, told.persons.at_most),
    // The hours never begin later than was said before.
    known_at: Math.min(row.known_at, Date.parse(told.known_at)),
    items: JSON.stringify(IncidentItem.options.filter((item) => items.has(item))),
    completed_at: row.completed_at ?? (whole ? now : null),
    handling_ended_on: told.handling_ended_on ?? row.handling_ended_on,
    summary_at: row.summary_at ?? (stage === 'final' ? now : null),
  } satisfies Partial<StoredCase>;
}

/** By the fewest hours first. */
const OPERATORS: readonly StoredCase['operator'][] = ['critical_infrastructure', 'central_organ', 'other'];

function stricter(a: StoredCase['operator'], b: StoredCase['operator']): StoredCase['operator'] {
  return OPERATORS.indexOf(a) < OPERATORS.indexOf(b) ? a : b;
}

function most(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** The times that run for a case. Pure. */
export function dutiesOf(row: StoredCase, now: number): IncidentDutyView[] {
  const { known_at, received_at, handling_ended_on, completed_at, summary_at, onward_at } = row;
  const { operator, grade, kind, persons, recipient: to } = row;
  const ended = handling_ended_on === null ? null : civilDate(handling_ended_on);
  const received = { known_at, received_at, completed_at, summary_at, onward_at, handling_ended_on: ended };
  return incidentDuties({ ...received, operator, grade, kind, persons, to, items: itemsOf(row) }, now).map(
    ({ due_at, done_at, ...duty }) => ({
      ...duty,
      due_at: new Date(due_at).toISOString(),
      done_at: done_at === null ? null : new Date(done_at).toISOString(),
    }),
  );
}

/** Tells whether the first report came within the hours of the law; `null` of one that they do not bind. Pure. */
export function reportedInTime(row: StoredCase): 'in_time' | 'late' | null {
  const report = dutiesOf(row, row.received_at).find(({ kind }) => kind === 'report');
  if (report === undefined) return null;
  return report.state === 'late' ? 'late' : 'in_time';
}

/** When the day that was set for an answer is over, epoch milliseconds. */
function endOfAnswer(answer_by: string): number {
  return startOfDay(addCalendarDays(civilDate(answer_by), 1));
}

/** The first time that is not met, epoch milliseconds; a case that is closed waits for none. Pure. */
export function nextDue(
  row: StoredCase,
  questions: readonly Pick<StoredAsked, 'answer_by' | 'answered_at'>[],
): number | null {
  if (row.state === 'closed') return null;
  const due = [
    ...dutiesOf(row, row.received_at)
      .filter(({ done_at }) => done_at === null)
      .map(({ due_at }) => Date.parse(due_at)),
    ...questions.filter((one) => one.answered_at === null).map((one) => endOfAnswer(one.answer_by)),
  ];
  return due.length === 0 ? null : Math.min(...due);
}

/** Tells whether the day that was set has passed without an answer. Pure. */
export function isAnswerLate(
  { answer_by, answered_at }: Pick<StoredAsked, 'answer_by' | 'answered_at'>,
  now: number,
): boolean {
  return answered_at === null && answer_by < civilDateAt(now);
}

/**
 * Tells what a case lacks before it can be closed: items, the final report of one that was to be reported, answers. Pure.
 */
export function isLacking(
  row: StoredCase,
  questions: readonly Pick<StoredAsked, 'answered_at'>[],
  now: number,
): boolean {
  const open = questions.some(({ answered_at }) => answered_at === null);
  const binds = dutiesOf(row, now).length > 0;
  return open || (binds && (gapsOf(row).length > 0 || row.summary_at === null));
}

/** What a receipt and a follow-up say of themselves. */
export const STANDING = both(
  '部门的服务器已经收到，时间以它的时钟为准。是否按时、是否真实、如何定级，由部门认定；情况紧急的，请同时拨打12387。报告中不要写个人姓名，不要发送人脸信息。',
  'The server of the department received it, at the time of its clock. Whether it was in time, true and rightly graded the department judges; where it is urgent, call 12387 as well. Name no person in a report and send no face information.',
);
