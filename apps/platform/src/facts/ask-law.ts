import { randomUUID } from 'node:crypto';
import {
  type Act,
  type Decision,
  FactsError,
  type Finding,
  type OrganisationalAct,
  type OrganisationalFacts,
  type PostureFacts,
  type TargetOf,
  authorize,
} from '@consentry/law';
import { ProblemError, type Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { contentDigest } from './content-digest.ts';
import { requireFresh } from './handed-in.ts';
import type { HandedIn } from './handed-in-store.ts';

/** Acts of the organisation that the platform asks the law about. */
export type PlatformAct = PlatformTables['law_decisions']['act'];

/** An act, what it is done to, and on what it is judged. */
export interface Question<A extends PlatformAct> {
  readonly act: A;
  readonly target: TargetOf<A>;
  readonly facts: PostureFacts;
  readonly handedIn: HandedIn;
  readonly purpose: string;
  readonly version: number;
  readonly proposedBy: string | null;
  readonly decidedBy: string;
}

/** What was broken; nothing when it is permitted. */
export interface LawAnswer {
  readonly broken: readonly Finding[];
  readonly asks: readonly string[];
}

/**
 * Asks the law whether an act of the organisation may be done, and writes down the answer with everything
 * it rests on, whichever it is.
 *
 * @returns the refusal, naming every row that would be broken; `null` when it is permitted
 * @throws {ProblemError} `facts_contradictory` naming the fields, `facts_stale`; nothing is written then
 */
export async function askLaw<A extends PlatformAct>(
  writing: Writing<PlatformTables>,
  question: Question<A>,
  now: number,
): Promise<ProblemError | null> {
  requireFresh(question.handedIn.facts, now);
  const { broken, asks } = lawAnswer(question, now);
  await writing
    .insertInto('law_decisions')
    .values({
      decision: randomUUID(),
      act: question.act,
      purpose: question.purpose,
      version: question.version,
      document: question.handedIn.document,
      facts_digest: contentDigest(question.facts),
      permitted: broken.length === 0,
      broken: JSON.stringify(broken.map(({ code, requirement }) => ({ code, requirement }))),
      asks: JSON.stringify(asks),
      proposed_by: question.proposedBy,
      decided_by: question.decidedBy,
      decided_at: now,
    })
    .execute();
  return broken.length === 0 ? null : new ProblemError('not_lawful', { broken });
}

/** As the law takes any of the acts; each checks its target by its own schema. */
type Gate = (act: OrganisationalAct, input: OrganisationalFacts<unknown>, now: number) => Decision<Act>;

/**
 * Asks the law, and writes nothing down.
 *
 * @throws {ProblemError} `facts_contradictory` naming the fields
 */
export function lawAnswer<A extends OrganisationalAct>(
  { act, facts, target }: { readonly act: A; readonly facts: PostureFacts; readonly target: TargetOf<A> },
  now: number,
): LawAnswer {
  try {
    const decision = (authorize as Gate)(act, { facts, target }, now);
    if (!decision.permitted) return { broken: decision.broken, asks: [] };
    return { broken: [], asks: decision.asks.map(({ requirement }) => requirement) };
  } catch (error) {
    if (error instanceof FactsError) {
      throw new ProblemError('facts_contradictory', { fields: error.paths, cause: error });
    }
    throw error;
  }
}
