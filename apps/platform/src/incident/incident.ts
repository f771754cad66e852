import type {
  IncidentClock,
  IncidentFacts,
  IncidentNoticeTexts,
  ReportToAuthority,
} from '@consentry/contract';
import {
  AT_ONCE_HOURS,
  NoticeContent,
  type PostureFacts,
  addHours,
  civilDate,
  civilDateAt,
  countable,
  deadlineRules,
  endOfDeadline,
  incidentDeadline,
  incidentSummaryDeadline,
  startOfDay,
} from '@consentry/law';
import type { PlatformTables } from '../store/tables.ts';

/** An incident as the law asks for it. */
export type IncidentForLaw = PostureFacts['incident']['incidents'][number];

/** Who said something, when and why. */
export interface Said {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** An incident with what is JSON in its row read. */
export interface StoredIncident
  extends Omit<
    PlatformTables['incidents'],
    'facts' | 'grading' | 'notice' | 'exemption' | 'telling_order' | 'report' | 'dismissed' | 'closing'
  > {
  readonly facts: IncidentFacts;
  readonly grading: Said | null;
  readonly notice: IncidentNoticeTexts;
  readonly exemption: Said | null;
  readonly telling_order: { readonly document: string; readonly by: string; readonly at: string } | null;
  readonly report: ReportToAuthority | null;
  readonly dismissed: Said | null;
  readonly closing: { readonly root_cause: string; readonly measures: string; readonly by: string } | null;
}

/** A notice that was given, with its texts read. */
export interface StoredIncidentNotice extends Omit<PlatformTables['incident_notices'], 'texts'> {
  readonly texts: IncidentNoticeTexts;
}

/** What of the six contents a notice has. */
export function contentsOf(texts: IncidentNoticeTexts): readonly NoticeContent[] {
  return NoticeContent.options.filter((name) => texts[name] !== null);
}

/** How many were told, and when last; `null` while nobody was. */
export function toldOf(notices: readonly StoredIncidentNotice[]): IncidentForLaw['told'] {
  const told = notices.filter((one) => one.told !== 'authority');
  if (told.length === 0) return null;
  const reached = (to: StoredIncidentNotice['told']): number =>
    told.reduce((all, one) => all + (one.told === to ? one.reached : 0), 0);
  return {
    last_at: new Date(Math.max(...told.map(({ sent_at }) => sent_at))).toISOString(),
    persons: reached('persons'),
    with_guardian: reached('guardians'),
    public_warning: told.findLast((one) => one.told === 'public')?.digest ?? null,
  };
}

/**
 * Puts an incident as the law asks for it. Of persons the most that may be concerned count; while nobody can
 * say how many at most, nobody knows (reading of RP.5: all have to be told).
 *
 * @param served purposes that its devices serve, which it touches, too
 */
export function incidentForLaw(
  one: StoredIncident,
  notices: readonly StoredIncidentNotice[],
  served: readonly string[],
): IncidentForLaw {
  const { facts, report, closed_at } = one;
  const authority = notices.find(({ told }) => told === 'authority');
  const sent = notices.length > 0;
  return {
    id: one.incident,
    kind: facts.kind,
    certainty: facts.certainty,
    faces: facts.faces,
    persons: facts.persons.at_most,
    minors: facts.minors,
    grade: one.grade,
    operator: facts.operator,
    purpose_ids: [...new Set([...facts.purposes, ...served])],
    device_ids: [...facts.devices],
    known_at: new Date(one.known_at).toISOString(),
    remedied_at: isoOrNull(one.remedied_at),
    contained_at: isoOrNull(one.contained_at),
    authority_told_at: isoOrNull(authority?.sent_at ?? null),
    told: toldOf(notices),
    harm_avoided_by: one.exemption?.by ?? null,
    telling_required: one.telling_order !== null,
    // What was sent was whole; a draft written over it later is not what they were told.
    notice: sent ? [...NoticeContent.options] : [...contentsOf(one.notice)],
    report: report === null ? null : { ...report, to: [...report.to], items: [...report.items] },
    handling_ended_on: one.handling_ended_on === null ? null : civilDate(one.handling_ended_on),
    summary_sent_on: one.summary_sent_on === null ? null : civilDate(one.summary_sent_on),
    closed_on: closed_at === null ? null : civilDateAt(closed_at),
  };
}

/** Adds a supplement: what was sent first keeps its time, receivers and items only grow. */
export function supplemented(before: ReportToAuthority | null, now: ReportToAuthority): ReportToAuthority {
  if (before === null) return now;
  return {
    sent_at: Date.parse(before.sent_at) <= Date.parse(now.sent_at) ? before.sent_at : now.sent_at,
    to: [...new Set([...before.to, ...now.to])],
    items: [...new Set([...before.items, ...now.items])].toSorted((a, b) => a - b),
  };
}

/** Tells whether counts fit each other: no more told than may be concerned, no more minors than persons. */
export function countsFit(
  { persons: { at_most }, minors }: Pick<IncidentFacts, 'persons' | 'minors'>,
  told: IncidentForLaw['told'],
): boolean {
  const most = at_most ?? Number.POSITIVE_INFINITY;
  if ((minors ?? 0) > most) return false;
  return (told?.persons ?? 0) <= most && (told?.with_guardian ?? 0) <= (minors ?? Number.POSITIVE_INFINITY);
}

/**
 * Counts the times that run for an incident. How long they are is the law's: hours of 第四条 and calendar
 * days of 第八条 of the reporting measures; “at once” of 《个人信息保护法》第五十七条 has no number, and the one
 * here is our setting. Whether the report binds turns on a grade, which is a human's.
 *
 * @param now epoch milliseconds
 */
export function clocksOf(incident: IncidentForLaw, graded_at: string | null, now: number): IncidentClock[] {
  const known = Date.parse(incident.known_at);
  const { grade, handling_ended_on, summary_sent_on, told, report } = incident;
  const clocks: IncidentClock[] = [];
  const add = (
    kind: IncidentClock['kind'],
    [requirement, period_from]: readonly [string, IncidentClock['period_from']],
    due: number,
    done_at: string | null,
    { asked = true, ungraded = false } = {},
  ): void => {
    const state = asked ? stateOf(due, done_at, now) : 'not_asked';
    clocks.push({
      kind,
      requirement,
      period_from,
      due_at: new Date(due).toISOString(),
      done_at,
      state,
      ungraded,
    });
  };
  const binds = { asked: grade !== 'general', ungraded: grade === null };
  const deadline = countable(() => incidentDeadline(known, incident.operator));
  if (deadline !== null) {
    const { row, period_from } = deadlineRules[deadline.kind];
    add('grading', [row, 'ours'], endOfDeadline(deadline), graded_at);
    add('report', [row, period_from], endOfDeadline(deadline), report?.sent_at ?? null, binds);
  }
  if (handling_ended_on !== null) {
    const summary = countable(() => incidentSummaryDeadline(handling_ended_on));
    const sent =
      summary_sent_on === null ? null : new Date(startOfDay(civilDate(summary_sent_on))).toISOString();
    const { row, period_from } = deadlineRules.incident_summary;
    if (summary !== null) add('summary', [row, period_from], endOfDeadline(summary), sent, binds);
  }
  if (incident.kind === 'other') return clocks;
  const atOnce = addHours(known, AT_ONCE_HOURS);
  add('authority', ['RP.5', 'ours'], atOnce, incident.authority_told_at);
  const exempt = incident.harm_avoided_by !== null && !incident.telling_required;
  const whole = told !== null && areAllTold(incident);
  add('persons', ['RP.5', 'ours'], atOnce, whole ? told.last_at : null, { asked: !exempt });
  return clocks;
}

function areAllTold({ told, persons, minors }: IncidentForLaw): boolean {
  if (told === null) return false;
  if (told.public_warning !== null) return true;
  return persons !== null && minors !== null && told.persons >= persons && told.with_guardian >= minors;
}

function stateOf(due: number, done_at: string | null, now: number): IncidentClock['state'] {
  if (done_at === null) return now > due ? 'overdue' : 'due';
  return Date.parse(done_at) > due ? 'late' : 'in_time';
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
