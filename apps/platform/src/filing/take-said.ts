import { type FilingStatus, filingAcceptanceText } from '@consentry/contract';
import { type CivilDate, civilDate } from '@consentry/law';
import type { Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { Failed } from '../supervision/ask-authority.ts';
import { presentDepartments } from '../supervision/department-store.ts';
import { RECEIPT_WRONG, checkNote } from '../supervision/sending.ts';
import { dayOf } from '../supervision/supervision.ts';
import { askedIn, stepSaid } from './filing.ts';
import {
  type StoredPackage,
  answerSubmission,
  findPackage,
  readSubmissions,
  requireFiling,
  tell,
} from './filing-store.ts';
import { noteAccepted, noteSentBack } from './hand-in.ts';
import { digestOf } from './sealed-files.ts';

/** By whom it is noted: nobody of the staff. */
const BY = 'platform';

/**
 * Takes what a department says of a package over into the course of its filing: a supplement that is asked for, that
 * it was turned down, its number. Said twice, it is noted once.
 *
 * @param url of the server that says so
 * @returns the filing of ours that it is about, `null` for none; or why what it says counts for nothing
 */
export async function takeSaid(
  writing: Writing<PlatformTables>,
  url: string | null,
  status: FilingStatus,
  now: number,
): Promise<{ readonly filing: string | null } | Failed> {
  const said = status.package;
  const made = await findPackage(writing, said.package);
  if (made === null) return { filing: null };
  const one = await requireFiling(writing, made.filing);
  const about = { filing: one.filing };
  const handed = (await readSubmissions(writing, one.filing)).find(({ package: of }) => of === made.package);
  const step = handed === undefined ? null : stepSaid(one, handed, said);
  if (handed === undefined || step === null) return about;
  const asked = askedIn(said);
  if (step === 'ask_supplement') {
    const on = between(dayOf(now), handed.handed_in_on, now);
    await noteSentBack(writing, one, { on, asked }, BY, now);
  } else if (step === 'ask_more') {
    await answerSubmission(writing, handed, { asked });
    await tell(writing, { kind: 'filing.asked_more', filing: one.filing, by: BY }, now);
  } else {
    const accepted = await acceptanceOf(writing, url, status, made);
    if ('failure' in accepted) return accepted;
    const on = between(dayOf(accepted.decided_at), handed.handed_in_on, now);
    await noteAccepted(writing, one, { on, number: accepted.number, receipt: accepted.receipt }, BY, now);
  }
  return about;
}

/** Checks the acceptance by the key of the department, where that is known. */
async function acceptanceOf(
  writing: Writing<PlatformTables>,
  url: string | null,
  { reference, number, package: { decided_at, acceptance } }: FilingStatus,
  { package: of, digest }: StoredPackage,
) {
  if (number === null || decided_at === null || acceptance === null) return RECEIPT_WRONG;
  const there = (await presentDepartments(writing)).filter((one) => one.url === url);
  const keys = there.flatMap(({ key }) => (key === null ? [] : [key]));
  const text = filingAcceptanceText({ reference, number, package: of, digest, decided_at });
  // Where no key is known it is taken as a letter would be.
  const fits = keys.length === 0 || keys.some((key) => 'checked' in checkNote(acceptance, text, key));
  return fits ? { number, decided_at, receipt: digestOf(Buffer.from(acceptance)) } : RECEIPT_WRONG;
}

/** A day by the clock of a department, no earlier than what it follows, and not to come. */
export function between(day: string, from: string, now: number): CivilDate {
  const today = dayOf(now);
  if (day < from) return civilDate(from);
  return civilDate(day > today ? today : day);
}
