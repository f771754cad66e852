import type { z } from 'zod';
import type { Finding } from '../finding.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import type { Subject } from '../posture/posture-state.ts';
import type { RegisterId } from '../register/index.ts';

/** What a permit for an organisational act is bound to. */
export interface ActSubject {
  readonly purposeId?: string;
  readonly purposeVersion?: number;
  readonly deviceId?: string;
}

/**
 * One organisational act. It is permitted when doing it leaves none of its rows broken: its rows are
 * judged by the very rules of the posture, on the state as it would be afterwards. What the text says
 * of the act itself and no state can show is a rule of its own.
 */
export interface OrganisationalActRule<T> {
  /** What the act is done to; ids name something listed in the facts. */
  readonly target: z.ZodType<T>;
  /** Rows that stand before the act, in the order of the text. */
  readonly rows: readonly RegisterId[];
  /** What the act touches: lapses about other things do not stand in its way, those of the whole do. */
  readonly touches: (target: T, facts: PostureFacts) => readonly Subject[];
  /**
   * The state if the act were done. `null` when the target is not there, which is an error of the
   * caller at `path`.
   */
  readonly after: (facts: PostureFacts, target: T) => PostureFacts | { readonly missing: string };
  /** What no state shows, in the order of the text. */
  readonly rules: ReadonlyArray<(facts: PostureFacts, target: T, now: number) => Finding | null>;
  readonly subject: (target: T, facts: PostureFacts) => ActSubject;
}

/** Keeps the type of the target through the table of acts. */
export function organisationalAct<T>(rule: OrganisationalActRule<T>): OrganisationalActRule<T> {
  return rule;
}
