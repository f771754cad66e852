import type { OrderTrouble } from '@consentry/contract';
import { LedgerError, NoteKey, openNote } from '@consentry/ledger';
import type { Failed } from './ask-authority.ts';
import { againAfter } from './supervision.ts';
import { troubleText } from './supervision-texts.ts';

/** Something that goes to a department until it arrives, and counts there once. Instants are epoch milliseconds. */
export interface Sending {
  readonly sending: string;
  readonly state: 'waiting' | 'sent' | 'refused';
  readonly confirmed_by: string;
  readonly confirmed_at: number;
  /** By the clock of the department. */
  readonly received_at: number | null;
  /** Signed note (C2SP). */
  readonly receipt: string | null;
  readonly tries: number;
  readonly next_try_at: number | null;
  readonly trouble: string | null;
  readonly trouble_since: number | null;
}

/** One that an officer has just confirmed: nothing is said of it yet. */
export function confirmed(by: string, now: number) {
  return {
    state: 'waiting',
    confirmed_by: by,
    confirmed_at: now,
    received_at: null,
    receipt: null,
    tries: 0,
    next_try_at: now,
    trouble: null,
    trouble_since: null,
  } as const satisfies Partial<Sending>;
}

/** What is no more of one that has arrived. */
export const ARRIVED = { state: 'sent', next_try_at: null, trouble: null, trouble_since: null } as const;

/** Notes a try that failed: when the next is, or that only a person can help. */
export function unsent(
  { tries, trouble_since }: Pick<Sending, 'tries' | 'trouble_since'>,
  { failure, final }: Failed,
  at: number,
) {
  const noted = { tries: tries + 1, trouble: failure, trouble_since: trouble_since ?? at };
  return final
    ? { ...noted, state: 'refused' as const, next_try_at: null }
    : { ...noted, next_try_at: at + againAfter(tries + 1, Math.random()) };
}

/** Tells whether a failed try is told: once when it begins, and once when only a person can help. Pure. */
export function isNews({ tries }: Pick<Sending, 'tries'>, { final }: Failed): boolean {
  return tries === 0 || final;
}

/** When something that could not be read is read next; `null` where only a person can help. */
export function unread(
  { tries, trouble_since }: Pick<Sending, 'tries' | 'trouble_since'>,
  { failure, final }: Failed,
  at: number,
) {
  return {
    tries: tries + 1,
    next_read_at: final ? null : at + againAfter(tries + 1, Math.random()),
    trouble: failure,
    trouble_since: trouble_since ?? at,
  };
}

/** Shows why something does not arrive, or is not read. @param again when it is tried next, epoch milliseconds */
export function troubleOf(
  { trouble, trouble_since }: Pick<Sending, 'trouble' | 'trouble_since'>,
  again: number | null,
): OrderTrouble | null {
  if (trouble === null || trouble_since === null) return null;
  return {
    code: trouble,
    text: troubleText(trouble),
    since: new Date(trouble_since).toISOString(),
    again_at: again === null ? null : new Date(again).toISOString(),
  };
}

/** A receipt that is not of what was sent counts for nothing; what was sent is tried again. */
export const RECEIPT_WRONG: Failed = { failure: 'receipt_wrong', final: false };

/**
 * Checks a signed note of a department.
 *
 * @param text what it has to say
 * @param key of the department; `null` where it is not known
 * @returns whether it could be checked
 */
export function checkNote(
  note: string,
  text: string,
  key: string | null,
): { readonly checked: boolean } | Failed {
  if (key === null) return { checked: false };
  try {
    return openNote(note, [NoteKey.parse(key)]).text === text ? { checked: true } : RECEIPT_WRONG;
  } catch (error) {
    if (error instanceof LedgerError) return RECEIPT_WRONG;
    throw error;
  }
}
