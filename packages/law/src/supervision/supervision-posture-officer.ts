import { FILING_THRESHOLD, OFFICER_THRESHOLD } from '../counting/index.ts';
import { countable, dutyState } from '../posture/deadline-state.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type DecidingFact, type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { officerChangeDeadline, officerReportDeadline, startOfDay } from '../time/index.ts';
import type { Officer } from './officer.ts';
import { supervisionFindings } from './supervision-findings.ts';

const { broken, atRisk } = lapsesOf(supervisionFindings);

const AT = '/supervision/officer';

/** GB/T 45574 5.5 y: persons whose sensitive information is processed; the same number as of § 第十五条. */
const STANDARD_THRESHOLD = FILING_THRESHOLD;

/** 《个人信息保护法》第五十二条: appointed, published, reported. */
function lawLapses(officer: Officer, now: number): readonly Lapse[] {
  const { appointed } = officer;
  const lapses: Lapse[] = [];
  if (appointed === null) {
    lapses.push(broken('officer_not_appointed', { fact: fact(`${AT}/appointed`, null) }));
  } else if (appointed.contact_published_on === null) {
    const decided = fact(`${AT}/appointed/contact_published_on`, null);
    lapses.push(broken('officer_contact_unpublished', { fact: decided }));
  }
  return [...lapses, ...reportLapses(officer, now), ...changeLapses(officer, now)];
}

/** The announcement of 2025-07-18: to the city-level authority, within 30 working days. */
function reportLapses({ reached_on, report }: Officer, now: number): readonly Lapse[] {
  const deadline = reached_on === null ? null : countable(() => officerReportDeadline(reached_on));
  const done = report === null ? null : startOfDay(report.submitted_on);
  const state = dutyState(deadline, done, now);
  const details = { fact: fact(`${AT}/report`, report?.submitted_on ?? null), deadline };
  const lapses: Lapse[] = [];
  if (state === 'overdue') lapses.push(broken('officer_report_overdue', details));
  else if (state !== 'in_time') lapses.push(atRisk(`officer_report_${state}`, details));
  if (report === null) return lapses;
  if (report.level !== 'city') {
    lapses.push(broken('officer_reported_elsewhere', { fact: fact(`${AT}/report/level`, report.level) }));
  }
  if (report.receipt === null) {
    lapses.push(atRisk('officer_receipt_missing', { fact: fact(`${AT}/report/receipt`, null) }));
  }
  return lapses;
}

/** The announcement: a change of what was reported, within 30 working days. */
function changeLapses({ report, changes }: Officer, now: number): readonly Lapse[] {
  return changes.flatMap(({ id, changed_on, submitted_on }, index) => {
    if (report === null || changed_on < report.submitted_on) return [];
    const deadline = countable(() => officerChangeDeadline(changed_on));
    const state = dutyState(deadline, submitted_on === null ? null : startOfDay(submitted_on), now);
    const details = {
      fact: fact(`${AT}/changes/${index}/changed_on`, changed_on),
      of: { kind: 'record', id } as const,
      values: { changed: changed_on },
      deadline,
    };
    if (state === 'overdue') return [broken('officer_change_overdue', details)];
    return state === 'in_time' ? [] : [atRisk(`officer_change_${state}`, details)];
  });
}

/** GB/T 45574 5.5 y: a member of management, checked, with a plan. A standard: at risk, never broken. */
function standardLapses({ appointed }: Officer): readonly Lapse[] {
  if (appointed === null) return [];
  const at = `${AT}/appointed`;
  const lapses: Lapse[] = [];
  if (!appointed.in_management) {
    lapses.push(atRisk('officer_outside_management', { fact: fact(`${at}/in_management`, false) }));
  }
  if (appointed.background_checked_on === null) {
    lapses.push(atRisk('officer_background_unchecked', { fact: fact(`${at}/background_checked_on`, null) }));
  }
  if (appointed.disposal_plan === null) {
    lapses.push(atRisk('disposal_plan_missing', { fact: fact(`${at}/disposal_plan`, null) }));
  }
  return lapses;
}

/** What nobody knows and the row turns on. */
function unknownOf(persons: DecidingFact, sensitive: DecidingFact): readonly DecidingFact[] {
  return [persons, sensitive].filter(({ value }) => value === null);
}

/** The officer for personal information protection. */
export const officerPosture = {
  // 《个人信息保护法》第五十二条; Audit Measures 12; announcement of 2025-07-18; GB/T 45574 5.5 y
  'RP.7': rowRule(['supervision', 'audit'], 'dpo', ({ supervision: { officer }, audit }, now) => {
    const persons = fact('/audit/persons', audit.persons);
    const sensitive = fact(`${AT}/sensitive_persons`, officer.sensitive_persons);
    // Fewer persons later undo nothing, as with the filing (reading G2).
    const byLaw = officer.reached_on !== null || (audit.persons ?? 0) >= OFFICER_THRESHOLD;
    if (byLaw) {
      const reached = fact(`${AT}/reached_on`, officer.reached_on);
      return judged({
        facts: [persons, reached],
        lapses: [...lawLapses(officer, now), ...standardLapses(officer)],
        unknown: officer.reached_on === null ? [reached] : [],
      });
    }
    const unknown = unknownOf(persons, sensitive);
    if ((officer.sensitive_persons ?? 0) < STANDARD_THRESHOLD) {
      return unknown.length === 0 ? notApplicable(persons, sensitive) : judged({ facts: [], unknown });
    }
    const missing = officer.appointed === null;
    const wanted = atRisk('officer_wanted_by_standard', { fact: fact(`${AT}/appointed`, null) });
    return judged({
      facts: [persons, sensitive],
      lapses: missing ? [wanted] : standardLapses(officer),
      unknown,
    });
  }),
} as const;
