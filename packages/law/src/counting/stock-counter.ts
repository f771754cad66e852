import { type CivilDate, civilDateAt } from '../time/index.ts';
import { CountingError } from './counting-error.ts';
import { type Stock, boundsOf, isPersonKey } from './stock-record.ts';

/** Persons from which the filing of § 第十五条第一款 is due: “达到10万人”, so 100,000 itself (reading G3). */
export const FILING_THRESHOLD = 100_000;

/** Persons from which an officer is to be reported (PIPL 52, announcement of 2025-07-18; RP.7). */
export const OFFICER_THRESHOLD = 1_000_000;

/** When a stock first reached a threshold. Nothing undoes it (reading G2). */
export interface Reached {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The day in Asia/Shanghai from which the period runs; itself not counted (reading G6). */
  readonly day: CivilDate;
}

/** First reaching of a threshold, by each bound. */
export interface Crossing {
  readonly threshold: number;
  /** By the upper bound: the duty is judged by it. `null` when never. */
  readonly possible: Reached | null;
  /** By the lower bound: reached whoever the unknown are. `null` when never. */
  readonly certain: Reached | null;
}

/**
 * Counts persons in stock, one joining or leaving after another, each in constant time.
 *
 * What happens at one instant is one change: whether somebody leaves before or after another joins in
 * the same millisecond makes no difference, and a stock is what it is at the end of the instant.
 *
 * A key is kept for each person in stock; 1,000,000 persons with 256-bit keys take about 105 MiB.
 */
export class StockCounter {
  readonly #records = new Map<string, number>();
  readonly #thresholds: Array<{ threshold: number; possible: number | null; certain: number | null }>;
  #unknown = 0;
  #at = Number.NEGATIVE_INFINITY;

  /** @throws {CountingError} `number_malformed` for a threshold that is no positive whole number */
  constructor(thresholds: readonly number[] = [FILING_THRESHOLD, OFFICER_THRESHOLD]) {
    this.#thresholds = thresholds.map((threshold) => {
      if (!Number.isSafeInteger(threshold) || threshold < 1) throw new CountingError('number_malformed');
      return { threshold, possible: null, certain: null };
    });
  }

  /**
   * Counts a record in.
   *
   * @param key of the person, or `null` when not known
   * @param at milliseconds since the epoch, not before the last event
   * @throws {CountingError} `record_malformed`, `out_of_order`; the count is then unchanged
   */
  join(key: string | null, at: number): void {
    if (key !== null && !isPersonKey(key)) throw new CountingError('record_malformed');
    this.#moveTo(at);
    if (key === null) this.#unknown += 1;
    else this.#records.set(key, (this.#records.get(key) ?? 0) + 1);
  }

  /**
   * Counts a record out, with the key it joined by.
   *
   * @throws {CountingError} `left_without_joining`, `out_of_order`; the count is then unchanged
   */
  leave(key: string | null, at: number): void {
    const held = key === null ? this.#unknown : (this.#records.get(key) ?? 0);
    if (held === 0) throw new CountingError('left_without_joining');
    this.#moveTo(at);
    if (key === null) this.#unknown -= 1;
    else if (held === 1) this.#records.delete(key);
    else this.#records.set(key, held - 1);
  }

  /** Persons in stock after everything counted so far. */
  get stock(): Stock {
    return boundsOf(this.#records.size, this.#unknown);
  }

  /** Tells when the stock first reached a threshold, `null` for one it was not made with. */
  crossing(threshold: number): Crossing | null {
    const found = this.#thresholds.find((one) => one.threshold === threshold);
    if (found === undefined) return null;
    const { lower, upper } = this.stock;
    const reached = (before: number | null, count: number): Reached | null => {
      const at = before ?? (count >= threshold ? this.#at : null);
      return at === null ? null : { at, day: civilDateAt(at) };
    };
    return { threshold, possible: reached(found.possible, upper), certain: reached(found.certain, lower) };
  }

  /** An instant is over when a later event comes; only then is it settled what it reached. */
  #moveTo(at: number): void {
    if (!Number.isSafeInteger(at)) throw new CountingError('record_malformed');
    if (at < this.#at) throw new CountingError('out_of_order');
    if (at === this.#at) return;
    const { lower, upper } = this.stock;
    for (const one of this.#thresholds) {
      if (upper >= one.threshold) one.possible ??= this.#at;
      if (lower >= one.threshold) one.certain ??= this.#at;
    }
    this.#at = at;
  }
}
