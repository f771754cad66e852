import { countable, dutyState, isOver } from '../posture/deadline-state.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { type CivilDate, civilDate, filingDeadline, startOfDay } from '../time/index.ts';
import { filingFindings } from './filing-findings.ts';
import { type Reaching, reachedOn, reachingOf } from './filing-reached.ts';
import type { FilingSection } from './filing-section.ts';
import { type StandingFiling, standingFilings } from './filing-standing.ts';

const { broken, atRisk } = lapsesOf(filingFindings);

/** § 第二十条; what was reached before is the announcement's (R15.7). */
const IN_FORCE = civilDate('2025-06-01');

/** The day that nobody has put on record. */
const DAY = fact('/filing/reached/processor/possible_on', null);

function reached(reaching: Reaching): CivilDate | null {
  return reaching.kind === 'reached' ? reaching.day : null;
}

/** § 第十五条第一款: “达到10万人之日起30个工作日内”, by the upper bound (R15.2). */
function timeLapses(
  section: FilingSection,
  reaching: Reaching,
  first: StandingFiling | undefined,
  now: number,
): readonly Lapse[] {
  const possible = reached(reaching);
  const deadline = possible === null ? null : countable(() => filingDeadline(possible));
  const done = first === undefined ? null : startOfDay(first.submitted_on);
  const details = {
    fact:
      first === undefined
        ? fact('/filing/filings', null)
        : fact(`${first.at}/submitted_on`, first.submitted_on),
    of: first === undefined ? null : ({ kind: 'filing', id: first.id } as const),
    deadline,
  };
  switch (dutyState(deadline, done, now)) {
    case 'overdue': {
      const certain = reachedOn(section, 'certain_on');
      const certainly = certain === null ? null : countable(() => filingDeadline(certain.day));
      return dutyState(certainly, null, now) === 'overdue'
        ? [broken('filing_overdue', details)]
        : [broken('filing_overdue_possibly', details)];
    }
    case 'due':
      return [atRisk('filing_due', details)];
    case 'late':
      return [atRisk('filing_late', details)];
    case 'in_time':
      return [];
  }
}

/** § 第十五条第一款: “向所在地省级以上网信部门履行备案手续” (reading G5). */
function authorityLapses({ location }: FilingSection, first: StandingFiling): readonly Lapse[] {
  const { level, province } = first.authority;
  const of = { kind: 'filing', id: first.id } as const;
  const lapses: Lapse[] = [];
  if (level === 'city' || level === 'county') {
    const decided = fact(`${first.at}/authority/level`, level);
    lapses.push(broken('filing_at_lower_authority', { fact: decided, of }));
  }
  if (level !== 'national' && province !== location.registered && !location.operating.includes(province)) {
    const decided = fact(`${first.at}/authority/province`, province);
    lapses.push(broken('filing_elsewhere', { fact: decided, of }));
  }
  if (first.accepted_on === null) {
    lapses.push(atRisk('filing_unanswered', { fact: fact(`${first.at}/accepted_on`, null), of }));
  }
  return lapses;
}

/** The duty to file, and what was due of those who had reached 100,000 before the Measures. */
export const dutyPosture = {
  // § 第十五条第一款
  'R15.1': rowRule(['filing'], 'filer', ({ filing }, now) => {
    const reaching = reachingOf(filing);
    if (reaching.kind === 'not_counted') return judged({ facts: [], unknown: [reaching.fact] });
    if (reaching.kind === 'not_reached') return notApplicable(reaching.fact);
    const [first] = standingFilings(filing, 'initial');
    return judged({
      facts: [
        ...(reaching.kind === 'reached' ? [reaching.fact] : []),
        ...(first === undefined ? [] : [fact(`${first.at}/submitted_on`, first.submitted_on)]),
      ],
      lapses: [
        ...timeLapses(filing, reaching, first, now),
        ...(first === undefined ? [] : authorityLapses(filing, first)),
      ],
      unknown: reaching.kind === 'day_unknown' || reaching.atLatest ? [DAY] : [],
    });
  }),

  // 国家网信办公告2025年5月28日
  'R15.7': rowRule(['filing'], 'filer', ({ filing }) => {
    const reaching = reachingOf(filing);
    if (reaching.kind === 'not_reached') return notApplicable(reaching.fact);
    if (reaching.kind !== 'reached') return judged({ facts: [], unknown: [reaching.fact] });
    if (reaching.atLatest) return judged({ facts: [reaching.fact], unknown: [DAY] });
    if (reaching.day >= IN_FORCE) return notApplicable(reaching.fact);
    const deadline = filingDeadline(IN_FORCE);
    const [first] = standingFilings(filing, 'initial');
    if (first === undefined) {
      const unfiled = { fact: fact('/filing/filings', null), deadline };
      return judged({ facts: [reaching.fact], lapses: [broken('legacy_filing_overdue', unfiled)] });
    }
    const submitted = fact(`${first.at}/submitted_on`, first.submitted_on);
    const of = { kind: 'filing', id: first.id } as const;
    const late = isOver(deadline, startOfDay(first.submitted_on));
    return judged({
      facts: [reaching.fact, submitted],
      lapses: late ? [atRisk('legacy_filing_late', { fact: submitted, of, deadline })] : [],
    });
  }),
} as const;
