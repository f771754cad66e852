import type { AcceptFiling, HandInFiling, SupplementFiling } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { ProblemError, type Writing } from '@consentry/server';
import type { z } from 'zod';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredFiling, standingHandIn } from './filing.ts';
import {
  addSubmission,
  answerSubmission,
  isPending,
  readChanges,
  readPackages,
  readSubmissions,
  stepFiling,
} from './filing-store.ts';
import { overtakeSendings } from './sending-store.ts';

type Write = Writing<PlatformTables>;

/** Notes that the package that was made last was handed in. @throws {ProblemError} `filing_state`, `time_order` */
export async function noteHandedIn(
  writing: Write,
  one: StoredFiling,
  body: HandInFiling,
  by: string,
  now: number,
): Promise<void> {
  const { filing } = one;
  const [last] = await readPackages(writing, filing);
  if (last?.package !== body.package) throw new ProblemError('malformed_request', { fields: ['/package'] });
  requireBetween(body.on, civilDateAt(last.made_at), now);
  await addSubmission(writing, filing, body, by, now);
  if (one.sort === 'change') {
    for (const { change } of (await readChanges(writing, null)).filter(isPending))
      await writing.updateTable('filing_changes').set({ filing }).where('change', '=', change).execute();
  }
  await stepFiling(writing, one, { step: 'hand_in', by }, now);
}

/** Notes that the authority sent it back, and what it asked for. @throws {ProblemError} `filing_state`, `time_order` */
export async function noteSentBack(
  writing: Write,
  one: StoredFiling,
  { on, asked }: z.infer<typeof SupplementFiling>,
  by: string,
  now: number,
): Promise<void> {
  const { filing } = one;
  const handed = standingHandIn(await readSubmissions(writing, filing), filing);
  await stepFiling(writing, one, { step: 'ask_supplement', by }, now);
  if (handed === null) throw new ProblemError('filing_state');
  requireBetween(on, handed.handed_in_on, now);
  await answerSubmission(writing, handed, { returned_on: on, asked });
  await overtakeSendings(writing, filing, now);
  // What was sent back is not filed: its changes are to be handed in still.
  await writing.updateTable('filing_changes').set({ filing: null }).where('filing', '=', filing).execute();
}

/** Notes that the authority accepted it. @throws {ProblemError} `filing_state`, `time_order` */
export async function noteAccepted(
  writing: Write,
  one: StoredFiling,
  { on, number, receipt }: z.infer<typeof AcceptFiling>,
  by: string,
  now: number,
): Promise<void> {
  const { filing } = one;
  const handed = standingHandIn(await readSubmissions(writing, filing), filing);
  await stepFiling(writing, one, { step: 'accept', by, number }, now);
  if (handed === null) throw new ProblemError('filing_state');
  requireBetween(on, handed.handed_in_on, now);
  await answerSubmission(writing, handed, { accepted_on: on, number, receipt });
  await overtakeSendings(writing, filing, now);
}

/** @throws {ProblemError} `time_order` for a day before the one it follows, or to come */
function requireBetween(on: string, from: string, now: number): void {
  if (on < from || on > civilDateAt(now)) throw new ProblemError('time_order', { fields: ['/on'] });
}
