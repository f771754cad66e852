import type { EnterByQr } from '@consentry/contract';
import { type BiText, both } from '@consentry/law';
import type { z } from 'zod';
import type { Courier } from '../courier.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import { addRecord } from '../record/record-store.ts';
import { noteUse, startOf } from '../verification/note-use.ts';
import { QR_LIMIT } from './attempts.ts';
import { attemptsLeft, clearAttempts, countAttempt, DEVICE, waitFor } from './attempts-store.ts';
import { type EntryCodeRefusal, checkEntryCode } from './entry-code.ts';
import { isCodeUsed, takeCode } from './entry-code-store.ts';
import { refuseWhenLimited } from './show-pin.ts';
import { otherWays } from './ways.ts';

const WHY: Readonly<Record<EntryCodeRefusal, BiText>> = {
  not_signed: both(
    '它不是为这里生成的，或者没有读全。',
    'It was not made for this place, or was not read in full.',
  ),
  not_now: both('它已经过了一分钟的有效时间。', 'Its minute is over.'),
  used: both('它已经用过一次。', 'Somebody came in by it already.'),
};

/**
 * Lets in whoever shows a code that the platform signed for this site: once, within its minute, counted on
 * the platform's time. The platform need not be within reach for as long as a lease runs.
 *
 * @throws {ProblemError} `entry_code_unavailable`, `rate_limited`, `entry_code_wrong`, with the other ways
 */
export function showEntryCode(
  courier: Courier,
  door: Door,
  { code, took_ms, verification: ticket }: z.infer<typeof EnterByQr>,
): void {
  const { database, lease } = courier;
  const verification = ticket ?? null;
  const at = lease?.platformTime ?? null;
  if (lease === null || at === null)
    throw new ProblemError('entry_code_unavailable', { otherWays: otherWays(courier, door) });
  const began = took_ms === undefined ? null : courier.now() - took_ms;
  const refused = database.transact((writing) => {
    const now = courier.now();
    refuseWhenLimited(waitFor(writing, QR_LIMIT, DEVICE, now), 'rate_limited', courier, door);
    // Of whom a code is that is not taken nobody knows: a try is the first after the last one that was.
    const firstTry = attemptsLeft(writing, QR_LIMIT, DEVICE, now) === QR_LIMIT.most;
    const shown = checkEntryCode(code, {
      site: lease.site,
      now: at,
      isSigned: (text, signature) => lease.isSigned(text, signature),
      isUsed: (id) => isCodeUsed(writing, id),
    });
    const taken = 'refused' in shown ? null : shown;
    if (taken === null) countAttempt(writing, QR_LIMIT, DEVICE, now);
    else {
      takeCode(writing, taken, at);
      clearAttempts(writing, QR_LIMIT, DEVICE);
    }
    const outcome = taken === null ? 'wrong' : 'admitted';
    addRecord(writing, door, { person: null, event: 'entry', way: 'qr', outcome }, now);
    noteUse(writing, courier, door, {
      way: 'qr',
      outcome,
      verification,
      person: null,
      consent: null,
      ...(taken === null ? {} : { entryCode: taken.id }),
      began: startOf(courier, verification) ?? began,
      firstTry,
    });
    return 'refused' in shown ? shown.refused : null;
  });
  if (refused !== null)
    throw new ProblemError('entry_code_wrong', { detail: WHY[refused], otherWays: otherWays(courier, door) });
}
