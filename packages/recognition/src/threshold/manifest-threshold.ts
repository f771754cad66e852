import type { ThresholdRow } from '../models/manifest.ts';

/** Impostor pairs that must be expected to pass for a row to be more than a highest score seen. */
const PAIRS_PER_RATE = 3;

export interface ManifestThreshold {
  readonly threshold: number;
  /** Group whose row decided. */
  readonly group: string;
  /** False when some group has no row, or fewer than three impostor pairs passing, at this rate. */
  readonly fineEnough: boolean;
}

/**
 * Gives the strictest threshold that any group of people in the table needs for this false match
 * rate: for each set, group and number of photos the loosest row at that rate or finer, or its finest row if none is.
 * Null where the table is empty.
 */
export function manifestThreshold(table: readonly ThresholdRow[], fmr: number): ManifestThreshold | null {
  let strictest: ManifestThreshold | null = null;
  let fineEnough = true;
  for (const rows of Map.groupBy(table, (row) => `${row.set}\n${row.group}\n${row.photos}`).values()) {
    // Rates are written in decimals; compare them with the tolerance of that.
    const fine = rows.filter((row) => row.fmr <= fmr * (1 + 1e-9));
    const [row] =
      fine.length > 0 ? fine.toSorted((x, y) => y.fmr - x.fmr) : rows.toSorted((x, y) => x.fmr - y.fmr);
    if (row === undefined || fine.length === 0 || row.impostor_pairs * row.fmr < PAIRS_PER_RATE) {
      fineEnough = false;
    }
    if (row !== undefined && (strictest === null || row.threshold > strictest.threshold)) {
      strictest = { threshold: row.threshold, group: row.group, fineEnough };
    }
  }
  return strictest === null ? null : { ...strictest, fineEnough };
}
