import { authorize, type FaceAct, type Finding, type GateFacts } from '@consentry/law';
import { otherWays } from '../alternatives/ways.ts';
import type { Courier } from '../courier.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import { addRecord } from '../record/record-store.ts';

/**
 * Asks the law whether a camera may open, and whether the act itself may be done.
 *
 * @returns every broken row, in the order of the text; none when both are permitted
 */
export function brokenRows(
  act: Exclude<FaceAct, 'capture'>,
  facts: GateFacts,
  now: number,
): readonly Finding[] {
  const rows = new Map<string, Finding>();
  for (const decision of [authorize('capture', facts, now), authorize(act, facts, now)]) {
    if (decision.permitted) continue;
    for (const finding of decision.broken) rows.set(`${finding.requirement} ${finding.code}`, finding);
  }
  return [...rows.values()];
}

/** Whom a refusal is written down for, and what was asked. */
export interface Refused {
  readonly person: string | null;
  readonly event: 'capture' | 'consent' | 'comparison' | 'enrolment';
}

/** Writes a refusal down with its rows, and makes the answer: every row, its remedy, the other ways. */
export function notLawful(
  courier: Courier,
  door: Door,
  refused: Refused,
  shown: readonly Finding[],
  recorded: readonly string[] = shown.map((finding) => finding.requirement),
): ProblemError {
  courier.database.transact((writing) => {
    addRecord(
      writing,
      door,
      {
        person: refused.person,
        event: refused.event,
        way: 'face',
        outcome: 'refused',
        requirements: [...new Set(recorded)],
      },
      courier.now(),
    );
  });
  return new ProblemError('not_lawful', { broken: shown, otherWays: otherWays(courier, door) });
}
