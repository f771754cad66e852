import { owedMends } from '../assessment/owed-mends.ts';
import { owedOutcomes } from '../complaint/handling.ts';
import { owedGradings } from '../incident/owed-gradings.ts';
import type { RegisterId } from '../register/index.ts';
import type { Owed } from '../rights/answer-clock.ts';
import { owedAnswers, placed } from '../rights/requests.ts';
import type { Deadline } from '../time/index.ts';
import { countable, isOver } from './deadline-state.ts';
import type { PostureFacts } from './posture-facts.ts';
import { postureRules } from './posture-rules.ts';
import type { Actor, Subject } from './posture-state.ts';
import type { Lapse } from './verdict.ts';

/** A duty with a last day that is not done yet. */
export interface OpenDeadline {
  readonly deadline: Deadline;
  /** What it is about; `null` for the processor as a whole. */
  readonly of: Subject | null;
  readonly overdue: boolean;
  /** Who in the organisation sees to it. */
  readonly who: Actor;
}

/** Done and late, or done and not answered: what is owed is another thing than time. */
const DONE = /_(?:late|unanswered)$/;

/**
 * Lists every clock that runs for a processor: filings, changes, reports, incidents, audits, notices of an end,
 * requests, complaints and what assessments found, each once, the earliest first.
 *
 * @param now milliseconds since the epoch
 */
export function openDeadlines(facts: PostureFacts, now: number): readonly OpenDeadline[] {
  const found = new Map<string, OpenDeadline>();
  const add = (deadline: Deadline, of: Subject | null, who: Actor): void => {
    const key = `${deadline.kind} ${deadline.trigger} ${of === null ? '' : `${of.kind} ${of.id}`}`;
    if (!found.has(key)) found.set(key, { deadline, of, who, overdue: isOver(deadline, now) });
  };
  for (const id of Object.keys(postureRules) as RegisterId[]) {
    const { judge, who } = postureRules[id];
    const verdict = judge(facts, now);
    if (!verdict.applies) continue;
    for (const lapse of verdict.lapses) {
      if (lapse.deadline !== null && isUndone(lapse)) add(lapse.deadline, lapse.of, who);
    }
  }
  // The rows say it of the last week alone; the clock runs from the first day.
  for (const one of owed(facts)) {
    const deadline = countable(() => one.count(one.received_on));
    if (one.answered_on === null && deadline !== null) add(deadline, one.of, 'dpo');
  }
  for (const { deadline, of } of owedGradings(facts.incident)) add(deadline, of, 'security_owner');
  for (const { deadline, of } of owedMends(facts.assessment)) add(deadline, of, 'dpo');
  return [...found.values()].toSorted((a, b) => endsAt(a.deadline) - endsAt(b.deadline));
}

function isUndone({ finding: { code }, fact }: Lapse): boolean {
  return !DONE.test(code) || fact.value === null;
}

function owed({ rights, complaint }: PostureFacts): readonly Owed[] {
  return [...owedAnswers(placed(rights, () => true)), ...owedOutcomes(complaint)];
}

/** By when it is to be done: the instant, or the day to keep, of a provisional one the earlier. */
function endsAt({ end }: Deadline): number {
  if (end.certainty === 'instant') return Date.parse(end.at);
  return Date.parse(end.certainty === 'firm' ? end.date : end.act_by);
}
