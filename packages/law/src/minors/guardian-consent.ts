import { fourteenthBirthday } from './birthday.ts';
import type { PersonFacts } from './minors-facts.ts';

/**
 * Gives the latest `not_after` for a consent that a guardian gives: the end of retention (§ 第八条第二款),
 * and no later than the start of the child's fourteenth birthday in Asia/Shanghai (R07.7, our inference
 * from § 第七条). A vault that erases at `not_after` then needs nobody to remember the birthday.
 *
 * Where no day of birth is known, nothing can be counted: the consent ends with the retention.
 *
 * @param age what is known of the child's age
 * @param retentionEnds milliseconds since the epoch
 * @returns milliseconds since the epoch
 * @example guardianConsentEnds({ kind: 'born', on: '2016-02-29' }, retentionEnds) // 2030-02-28T00:00+08:00 at the latest
 */
export function guardianConsentEnds(age: PersonFacts['age'], retentionEnds: number): number {
  return age.kind === 'born' ? Math.min(retentionEnds, fourteenthBirthday(age.on)) : retentionEnds;
}
