import { iso } from '../clock.ts';
import type { Courier } from '../courier.ts';
import { setAskAgainAfter } from '../people/people-store.ts';
import { ProblemError } from '../problem/problem.ts';
import { ASK_AGAIN_MS } from './consent.ts';
import { openConsents } from './consent-store.ts';
import { type StoredWithdrawal, withdrawalsOf } from './withdrawal-store.ts';

/**
 * Ends every consent of a person: durable first, then out of use, then erased as soon as the vault can.
 * Done again it ends nothing and gives the same withdrawal: the right does not wear out.
 *
 * @throws {ProblemError} `face_not_enrolled` where there never was a consent to withdraw
 */
export function withdrawAll(courier: Courier, person: string, by: 'person' | 'staff'): StoredWithdrawal {
  const ended: (readonly [withdrawal: string, consent: string])[] = [];
  courier.database.transact((writing) => {
    for (const { consent } of openConsents(writing, person)) {
      const withdrawal = courier.erasures.accept(writing, consent, by);
      if (withdrawal !== null) ended.push([withdrawal, consent]);
    }
    if (ended.length > 0) setAskAgainAfter(writing, person, iso(courier.now() + ASK_AGAIN_MS));
  });
  for (const [withdrawal, consent] of ended) courier.erasures.effect(withdrawal, consent);
  courier.vault.erase();
  const latest = withdrawalsOf(courier.database.reading, person)[0];
  if (latest === undefined) throw new ProblemError('face_not_enrolled');
  return latest;
}
