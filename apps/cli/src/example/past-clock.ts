import { type CivilDate, civilDateAt } from '@consentry/law';

const DAY_MS = 86_400_000;

/**
 * The clock of the example’s department: while what happened there is lived through, it stands some days back; then it
 * is that of this machine. It never goes backwards.
 */
export class PastClock {
  #behind = 0;

  /** Epoch milliseconds. */
  readonly now = (): number => Date.now() - this.#behind;

  /** Goes to so many days before now; 0 is now. */
  goTo(daysAgo: number): void {
    this.#behind = daysAgo * DAY_MS;
  }

  /** The day that is so many days after where the clock stands, in Asia/Shanghai. */
  day(later = 0): CivilDate {
    return civilDateAt(this.now() + later * DAY_MS);
  }
}
