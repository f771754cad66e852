import { countable, isOver } from '../posture/deadline-state.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { answerLapses } from '../rights/answer-clock.ts';
import { ofMinor, owedAnswers, placed } from '../rights/requests.ts';
import { type CivilDate, civilDateAt, minorsAuditDeadline, startOfDay } from '../time/index.ts';
import { type Counted, meetingChildren, uncounted, unsaid } from './children-counts.ts';
import { minorsFindings } from './minors-findings.ts';
import {
  type Access,
  type ChildRules,
  FURTHER_RULE_HEADINGS,
  GUARDIAN_NOTICE_ITEMS,
  type MinorsSection,
  RULE_HEADINGS,
} from './minors-section.ts';

const say = lapsesOf(minorsFindings);
const { broken, atRisk } = say;

type PlacedRules = Pick<ChildRules, 'headings' | 'published_on'> & { readonly at: string };

/** Rules for children, by the purposes that they are for. */
function rulesByPurpose({ rules }: MinorsSection): ReadonlyMap<string, readonly PlacedRules[]> {
  const found = new Map<string, PlacedRules[]>();
  for (const [index, one] of rules.entries()) {
    const placed = { ...one, at: `/minors/rules/${index}` };
    for (const id of one.purpose_ids) {
      const others = found.get(id);
      if (others === undefined) found.set(id, [placed]);
      else others.push(placed);
    }
  }
  return found;
}

/** Rules for children of one purpose: the published ones, or those prepared where none is. */
export function ruleLapses(
  written: readonly PlacedRules[],
  { one, at, of }: Pick<Counted, 'at' | 'of'> & { readonly one: Pick<Counted['one'], 'purpose_id'> },
): readonly Lapse[] {
  const published = written.filter(({ published_on }) => published_on !== null);
  const [first] = written;
  if (first === undefined) {
    return [broken('child_rules_missing', { fact: fact(`${at}/purpose_id`, one.purpose_id), of })];
  }
  const inForce = published.length > 0 ? published : written;
  const headings = new Set<string>(inForce.flatMap((rules) => rules.headings));
  const lacking = (all: readonly string[]): readonly string[] => all.filter((name) => !headings.has(name));
  const where = `${(inForce[0] ?? first).at}/headings`;
  return [
    ...lacking(RULE_HEADINGS).map((name) =>
      broken('child_rules_heading_missing', { fact: fact(where, name), of }),
    ),
    ...lacking(FURTHER_RULE_HEADINGS).map((name) =>
      atRisk('child_rules_incomplete', { fact: fact(where, name), of }),
    ),
    ...(published.length === 0
      ? [atRisk('child_rules_unpublished', { fact: fact(`${first.at}/published_on`, null), of })]
      : []),
  ];
}

/** 《未成年人网络保护条例》第三十六条. */
function accessLapses(access: Access): readonly Lapse[] {
  const counts = [
    [broken, 'minors_opened_unapproved', 'approved', access.opened - access.approved],
    [broken, 'minors_opened_unrecorded', 'recorded', access.opened - access.recorded],
    [broken, 'minors_staff_without_need', 'staff_without_need', access.staff_without_need],
    [atRisk, 'minors_approved_by_asker', 'approved_by_asker', access.approved_by_asker],
    [atRisk, 'minors_approval_run_out', 'after_expiry', access.after_expiry],
  ] as const;
  const lapses = counts
    .filter(([, , , count]) => count > 0)
    .map(([state, code, field, count]) =>
      state(code, { fact: fact(`/minors/access/${field}`, access[field]), values: { count } }),
    );
  if (access.technical_measure !== null) return lapses;
  return [
    ...lapses,
    broken('minors_no_technical_measure', { fact: fact('/minors/access/technical_measure', null) }),
  ];
}

/** First year whose audit is reported by the announcement of 2025-12-29. */
const FIRST_AUDITED_YEAR = 2025;
/** Our setting: the day of the audited year from which we remind. */
const REMIND_FROM = '12-01';

function auditLapses({ audits }: MinorsSection, year: number, now: number): readonly Lapse[] {
  const index = audits.findIndex((audit) => audit.year === year);
  const audit = audits[index];
  const at = audit === undefined ? '/minors/audits' : `/minors/audits/${index}/reported_on`;
  const deadline = countable(() => minorsAuditDeadline(year));
  if (deadline === null) return [];
  const reported = audit?.reported_on ?? null;
  const details = { fact: fact(at, reported), values: { year }, deadline };
  if (reported === null) {
    if (isOver(deadline, now)) return [broken('minors_audit_overdue', details)];
    return civilDateAt(now) < `${year}-${REMIND_FROM}` ? [] : [atRisk('minors_audit_due', details)];
  }
  const lapses: Lapse[] = [];
  if (isOver(deadline, startOfDay(reported))) lapses.push(atRisk('minors_audit_late', details));
  if (audit?.receipt === null) {
    const missing = fact(`/minors/audits/${index}/receipt`, null);
    lapses.push(atRisk('minors_audit_without_receipt', { fact: missing, values: { year } }));
  }
  return lapses;
}

function yearOf(day: CivilDate): number {
  return Number(day.slice(0, 4));
}

/** Rights that 《未成年人网络保护条例》第三十四条第一款 names. */
const OF_ARTICLE_34: readonly string[] = ['access', 'copy', 'correct', 'delete'];

/** 《儿童个人信息网络保护规定》第十条. */
function guardianNoticeLapses({ one, at, of }: Counted): readonly Lapse[] {
  const told = new Set(one.guardians_told);
  return GUARDIAN_NOTICE_ITEMS.filter((item) => !told.has(item)).map((item) =>
    broken('guardians_not_told', { fact: fact(`${at}/guardians_told`, item), of }),
  );
}

/** 《儿童个人信息网络保护规定》第八条. */
function officerLapses({ officer }: MinorsSection): readonly Lapse[] {
  if (officer === null) return [broken('child_officer_missing', { fact: fact('/minors/officer', null) })];
  const lapses: Lapse[] = [];
  if (officer.contact_published_on === null) {
    const decided = fact('/minors/officer/contact_published_on', null);
    lapses.push(broken('child_officer_unreachable', { fact: decided }));
  }
  if (officer.appointment === null) {
    const decided = fact('/minors/officer/appointment', null);
    lapses.push(atRisk('child_officer_without_letter', { fact: decided }));
  }
  return lapses;
}

/** Rows on rules, requests, access, audit and the person in charge. */
export const minorsCarePosture = {
  // § 第七条第二款; 《个人信息保护法》第三十一条第二款
  'R07.2': rowRule(['minors', 'purpose'], 'counsel', ({ minors, purpose }) => {
    const meeting = meetingChildren(minors, purpose);
    const unknown = unsaid(minors, purpose);
    if (meeting.length + unknown.length === 0) {
      return notApplicable(fact('/minors/purposes', minors.purposes.length));
    }
    const rules = rulesByPurpose(minors);
    const lapses = meeting.flatMap((one) => ruleLapses(rules.get(one.of.id) ?? [], one));
    if (meeting.length > 0 && minors.key_class === null) {
      lapses.push(atRisk('child_keys_shared', { fact: fact('/minors/key_class', null) }));
    }
    if (meeting.length > 0 && minors.role === null) {
      lapses.push(atRisk('child_role_missing', { fact: fact('/minors/role', null) }));
    }
    return judged({ facts: [fact('/minors/rules', minors.rules.length)], lapses, unknown });
  }),
  // 《未成年人网络保护条例》第三十四条; GB/T 45574 6.7 c
  'R07.4': rowRule(['minors', 'purpose', 'rights'], 'dpo', ({ minors, purpose, rights }, now) => {
    const asked = placed(rights, (request) => ofMinor(request) && OF_ARTICLE_34.includes(request.kind));
    const count = fact('/rights/requests', asked.length);
    const held = minors.purposes.some(({ under_18 }) => under_18 > 0);
    const open = uncounted(minors, purpose);
    if (asked.length + open.length === 0 && !held) return notApplicable(count);
    const answers = answerLapses(
      owedAnswers(asked),
      say,
      { overdue: 'minors_request_overdue', due: 'minors_request_due', late: 'minors_request_late' },
      now,
    );
    const refusals = asked.flatMap(({ request: { refusal }, at, of }) => {
      if (refusal === null) return [];
      const lapses: Lapse[] = [];
      if (!refusal.in_writing) {
        const decided = fact(`${at}/refusal/in_writing`, false);
        lapses.push(broken('minors_refusal_not_written', { fact: decided, of }));
      }
      if (refusal.reason === null) {
        const decided = fact(`${at}/refusal/reason`, null);
        lapses.push(broken('minors_refusal_without_reason', { fact: decided, of }));
      }
      return lapses;
    });
    const place = fact('/minors/request_function', minors.request_function);
    const closed =
      minors.request_function === null && (held || asked.length > 0)
        ? [broken('minors_request_function_missing', { fact: place })]
        : [];
    return judged({
      facts: [place, count],
      lapses: [...closed, ...answers.lapses, ...refusals],
      unknown: [...answers.unknown, ...open],
    });
  }),
  // 《未成年人网络保护条例》第三十六条
  'R07.5': rowRule(['minors', 'purpose'], 'security_owner', ({ minors, purpose }) => {
    const { access } = minors;
    if (access === null) {
      const held = minors.purposes.some(({ under_18 }) => under_18 > 0);
      const unknown = fact('/minors/access', null);
      return held || uncounted(minors, purpose).length > 0
        ? judged({ facts: [], unknown: [unknown] })
        : notApplicable(unknown);
    }
    const opened = fact('/minors/access/opened', access.opened);
    const staff = fact('/minors/access/staff', access.staff);
    if (access.opened === 0 && access.staff === 0) return notApplicable(opened, staff);
    return judged({ facts: [opened, staff], lapses: accessLapses(access) });
  }),
  // 《未成年人网络保护条例》第三十七条; announcement of 2025-12-29
  'R07.6': rowRule(['minors', 'purpose'], 'dpo', ({ minors, purpose }, now) => {
    const { first_record_on, last_erased_on } = minors;
    const since = fact('/minors/first_record_on', first_record_on);
    if (first_record_on === null) {
      const open = uncounted(minors, purpose);
      return open.length === 0 ? notApplicable(since) : judged({ facts: [], unknown: open });
    }
    const last = yearOf(last_erased_on ?? civilDateAt(now));
    const first = Math.max(yearOf(first_record_on), FIRST_AUDITED_YEAR);
    if (first > last) return notApplicable(since, fact('/minors/last_erased_on', last_erased_on));
    const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return judged({
      facts: [since, fact('/minors/audits', minors.audits.length)],
      lapses: years.flatMap((year) => auditLapses(minors, year, now)),
    });
  }),
  // 《儿童个人信息网络保护规定》第八条、第十条; YD/T 6414-2025 10–11
  'R07.8': rowRule(['minors', 'purpose'], 'responsible_person', ({ minors, purpose }) => {
    const meeting = meetingChildren(minors, purpose).filter(({ one }) => one.through_network);
    const unknown = unsaid(minors, purpose);
    if (meeting.length + unknown.length === 0) {
      return notApplicable(fact('/minors/purposes', minors.purposes.length));
    }
    const told = meeting.flatMap(guardianNoticeLapses);
    const lapses = meeting.length > 0 ? [...told, ...officerLapses(minors)] : [];
    const appointed = fact('/minors/officer/appointed_on', minors.officer?.appointed_on ?? null);
    return judged({ facts: [appointed], lapses, unknown });
  }),
} as const;
