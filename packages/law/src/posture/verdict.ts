import type { BiText } from '../text.ts';
import type { Finding } from '../finding.ts';
import { type FindingText, type FindingValues, findingsOf } from '../rule.ts';
import type { Deadline } from '../time/index.ts';
import type { Subject } from './posture-state.ts';

/** A fact that decided: where it stands (RFC 6901) and its value. Texts of people are not repeated. */
export interface DecidingFact {
  readonly path: string;
  readonly value: string | number | boolean | null;
}

/** One thing found wrong, or about to go wrong, with a row. */
export interface Lapse {
  readonly finding: Finding;
  readonly risk: 'broken' | 'at-risk';
  readonly fact: DecidingFact;
  /** What it is about; `null` for the processor as a whole. */
  readonly of: Subject | null;
  readonly deadline: Deadline | null;
}

/** What the facts say of one row. */
export type Verdict =
  | { readonly applies: false; readonly facts: readonly DecidingFact[] }
  | {
      readonly applies: true;
      /** Facts that show the row kept; what is wrong carries its own. */
      readonly facts: readonly DecidingFact[];
      readonly lapses: readonly Lapse[];
      /** Facts that nobody knows (`null` where a value was wanted): never guessed. */
      readonly unknown: readonly DecidingFact[];
    };

/** Names a fact. */
export function fact(path: string, value: DecidingFact['value']): DecidingFact {
  return { path, value };
}

/** Says that what triggers the row is not there, and which facts show that. */
export function notApplicable(...facts: DecidingFact[]): Verdict {
  return { applies: false, facts };
}

/** Says what was found of a row that applies. With no lapse and nothing unknown, the row is kept. */
export function judged(found: {
  readonly facts: readonly DecidingFact[];
  readonly lapses?: readonly Lapse[];
  readonly unknown?: readonly DecidingFact[];
}): Verdict {
  return { applies: true, facts: found.facts, lapses: found.lapses ?? [], unknown: found.unknown ?? [] };
}

export interface LapseDetails {
  readonly fact: DecidingFact;
  readonly of?: Subject | null;
  readonly values?: FindingValues;
  readonly deadline?: Deadline | null;
}

/**
 * Makes the two functions by which a slice's rules state lapses, from the texts of the slice.
 *
 * @example
 * const { broken, atRisk } = lapsesOf(auditFindings);
 * broken('audit_overdue', { fact: fact('/audit/audits', null) });
 */
export function lapsesOf<C extends string>(
  texts: Readonly<Record<C, FindingText>>,
): Record<'broken' | 'atRisk', (code: C, details: LapseDetails) => Lapse> {
  const state = findingsOf(texts);
  const lapse =
    (risk: Lapse['risk']) =>
    (code: C, { fact: decided, of = null, values, deadline = null }: LapseDetails): Lapse => ({
      finding: state(code, values),
      risk,
      fact: decided,
      of,
      deadline,
    });
  return { broken: lapse('broken'), atRisk: lapse('at-risk') };
}

/** What a human is asked about a row, in the words of the register. */
export interface Ask {
  readonly requirement: string;
  readonly question: BiText;
}
