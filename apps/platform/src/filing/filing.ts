import type {
  FilingEntry,
  FilingMember,
  FilingOverview,
  FilingState,
  FilingStatus,
} from '@consentry/contract';
import {
  type CivilDate,
  type Deadline,
  type FilingKind,
  changeDeadline,
  civilDate,
  countable,
  deregistrationDeadline,
  filingDeadline,
  startOfDay,
} from '@consentry/law';
import { dueView } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

/** A filing with what is JSON in its row read. */
export interface StoredFiling extends Omit<PlatformTables['filings'], 'members' | 'dropped'> {
  readonly members: readonly FilingMember[];
  readonly dropped: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

export type StoredSubmission = PlatformTables['filing_submissions'];

/** What is done with a filing. */
export type FilingStep = 'begin' | 'make_ready' | 'reopen' | 'hand_in' | 'ask_supplement' | 'accept' | 'drop';

/** From where each leads, and where to. */
const STEPS: Readonly<
  Record<FilingStep, { readonly from: readonly FilingState[]; readonly to: FilingState }>
> = {
  begin: { from: ['due', 'supplement_asked'], to: 'preparing' },
  make_ready: { from: ['preparing'], to: 'ready' },
  reopen: { from: ['ready'], to: 'preparing' },
  hand_in: { from: ['ready'], to: 'handed_in' },
  ask_supplement: { from: ['handed_in'], to: 'supplement_asked' },
  accept: { from: ['handed_in'], to: 'accepted' },
  drop: { from: ['due', 'preparing', 'ready'], to: 'dropped' },
};

/** Tells where a step leads; `null` where it is not to be done. */
export function after(state: FilingState, step: FilingStep): FilingState | null {
  const { from, to } = STEPS[step];
  return from.includes(state) ? to : null;
}

/** Papers, scans and materials change only while it is prepared. */
export function isPreparing({ state }: Pick<StoredFiling, 'state'>): boolean {
  return state === 'due' || state === 'preparing' || state === 'supplement_asked';
}

/** Tells whether anything is still to be done about a filing. */
export function isOpen({ state }: Pick<StoredFiling, 'state'>): boolean {
  return state !== 'accepted' && state !== 'dropped';
}

/** Tells whether it stands with the authority: handed in and not sent back. */
function stands({ state }: Pick<StoredFiling, 'state'>): boolean {
  return state === 'handed_in' || state === 'accepted';
}

/** The last handing-in that was not sent back. */
export function standingHandIn(
  submissions: readonly StoredSubmission[],
  filing: string,
): StoredSubmission | null {
  return submissions.findLast((one) => one.filing === filing && one.returned_on === null) ?? null;
}

/** What a department says of the package that it has. */
export type SaidOfPackage = FilingStatus['package'];

/** What a department asks for, or why it turned a package down. */
export function askedIn({ asked, reason }: Pick<SaidOfPackage, 'asked' | 'reason'>): string {
  return asked?.text ?? reason ?? '';
}

/**
 * Tells what a department’s word does to the course of a filing: one that is read twice does nothing the second time,
 * and nothing that a person noted otherwise is undone. Pure.
 *
 * @param handed the handing-in of the package that it speaks of
 */
export function stepSaid(
  { state }: Pick<StoredFiling, 'state'>,
  handed: Pick<StoredSubmission, 'returned_on' | 'asked'>,
  said: Pick<SaidOfPackage, 'state' | 'asked' | 'reason'>,
): 'ask_supplement' | 'ask_more' | 'accept' | null {
  const waits = state === 'handed_in' && handed.returned_on === null;
  if (said.state === 'accepted') return waits ? 'accept' : null;
  if (said.state !== 'supplement' && said.state !== 'turned_down') return null;
  if (waits) return 'ask_supplement';
  const goesOn = isOpen({ state }) && state !== 'handed_in' && handed.returned_on !== null;
  return goesOn && handed.asked !== askedIn(said) ? 'ask_more' : null;
}

/** What the standing of an organisation follows from. */
export interface Standings {
  /** The earliest first. */
  readonly filings: readonly Pick<StoredFiling, 'sort' | 'state'>[];
  readonly reached: boolean;
  /** Changes of substance that are in no filing. */
  readonly changed: boolean;
  readonly ended: boolean;
}

/**
 * Tells how an organisation stands with its filing. That fewer persons are stored later undoes nothing (reading G2);
 * whoever filed before 100,000 has filed.
 */
export function standingOf({ filings, reached, changed, ended }: Standings): FilingOverview['standing'] {
  const of = (sort: StoredFiling['sort']) => filings.filter((one) => one.sort === sort);
  const filed = of('initial').some(stands);
  if (of('deregistration').some(({ state }) => state === 'accepted')) return 'deregistered';
  if (!filed && reached) return 'due';
  if (!filed) return of('initial').some(isOpen) ? 'preparing' : 'not_due';
  if (ended) return of('deregistration').some(stands) ? 'handed_in' : 'ended';
  if (changed || of('change').some((one) => isOpen(one) && !stands(one))) return 'changed';
  return filings.some(({ state }) => state === 'handed_in') ? 'handed_in' : 'filed';
}

/** Counts its time from its trigger (R15.1, R15.5, R15.6); `null` where none runs or it cannot be counted. */
export function clockOf({ sort, trigger_on }: Pick<StoredFiling, 'sort' | 'trigger_on'>): Deadline | null {
  if (trigger_on === null) return null;
  const trigger = civilDate(trigger_on);
  const count = {
    initial: filingDeadline,
    change: changeDeadline,
    deregistration: deregistrationDeadline,
  }[sort];
  return countable(() => count(trigger));
}

/** Its clock as it is shown. @param handedInOn the last handing-in that was not sent back, or `null` */
export function dueOf(
  filing: Pick<StoredFiling, 'sort' | 'trigger_on' | 'state'>,
  handedInOn: string | null,
  now: number,
): Pick<FilingEntry, 'due' | 'aim_on' | 'calendars'> {
  const deadline = filing.state === 'dropped' ? null : clockOf(filing);
  if (deadline === null) return { due: null, aim_on: null, calendars: [] };
  const done = handedInOn === null ? null : startOfDay(civilDate(handedInOn));
  return {
    due: dueView(() => deadline, done, now),
    aim_on: handedInOn === null ? deadline.aim : null,
    calendars: (deadline.passed?.calendars ?? []).map(({ document }) => document),
  };
}

/** What kind of package it takes. */
export function kindOf({ sort, members }: Pick<StoredFiling, 'sort' | 'members'>): FilingKind {
  if (sort !== 'initial') return sort;
  return members.length > 0 ? 'consolidated' : 'first';
}

/** The earlier of two days. */
export function earlier(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
