import type { NewCheckpoint, ReportCounts, WayTerms } from '@consentry/contract';
import type { AlternativeFacts, PostureFacts } from '@consentry/law';
import { civilDate } from '@consentry/law';
import type { PlatformTables } from '../store/tables.ts';

type WayRow = PlatformTables['ways'];
export type StoredWay = Omit<WayRow, 'terms'> & { readonly terms: WayTerms | null };
export type StoredCheckpoint = Omit<PlatformTables['checkpoints'], 'chooser' | 'residents' | 'face_terms'> &
  Pick<NewCheckpoint, 'chooser' | 'residents' | 'face_terms'> & { readonly ways: readonly StoredWay[] };
export type StoredCount = PlatformTables['way_counts'];
type Measured = PostureFacts['alternatives']['checkpoints'][number]['face'];

/** Our setting: fewer attempts than this say nothing of how a way is. */
export const MEASURED_MIN_ATTEMPTS = 30;
/** Days over which attempts are added up. */
export const PARITY_DAYS = 30;
/** Each bucket of times is this much longer than the one before; a median is right to half of it. */
const BUCKET_RATIO = 1.05;

/** The bucket of a time; no attempt keeps a time of its own. */
export function bucketOf(tookMs: number): number {
  return Math.round(Math.log(tookMs) / Math.log(BUCKET_RATIO));
}

/** The time in the middle of a bucket, milliseconds. */
export function millisecondsOf(bucket: number): number {
  return Math.max(1, Math.round(BUCKET_RATIO ** bucket));
}

/** Ways as the law asks for them: one that needs the face as well is no other way (G35). */
export function otherWays({ ways }: Pick<StoredCheckpoint, 'ways'>): readonly AlternativeFacts[] {
  return ways.filter(({ with_face }) => !with_face).map(({ kind, live }) => ({ kind, live }));
}

/** Whether a face may be asked for here now: some other way works (§ 第十条第一款, R10.1). */
export function isFaceUsable(checkpoint: Pick<StoredCheckpoint, 'ways'>): boolean {
  return otherWays(checkpoint).some(({ live }) => live);
}

/** How attempts by one way went, over all given days. */
export interface WayTally {
  readonly way: ReportCounts['attempts'][number]['way'];
  readonly attempts: number;
  readonly median_ms: number | null;
  readonly success_permille: number | null;
  readonly last_day: string;
}

/** Adds counts up by way; with too few attempts nothing is said of their time or success. */
export function tally(counts: readonly StoredCount[]): readonly WayTally[] {
  return [...Map.groupBy(counts, ({ way }) => way)].map(([way, of]) => {
    const attempts = sum(of.map((one) => one.attempts));
    const enough = attempts >= MEASURED_MIN_ATTEMPTS;
    const succeeded = sum(of.map((one) => one.first_succeeded));
    return {
      way: way as WayTally['way'],
      attempts,
      median_ms: enough ? medianOf(of, attempts) : null,
      success_permille: enough ? Math.floor((succeeded * 1000) / attempts) : null,
      last_day:
        of
          .map(({ day }) => day)
          .toSorted()
          .at(-1) ?? '',
    };
  });
}

function medianOf(counts: readonly StoredCount[], attempts: number): number {
  let seen = 0;
  for (const { bucket, attempts: here } of counts.toSorted((a, b) => a.bucket - b.bucket)) {
    seen += here;
    if (seen * 2 >= attempts) return millisecondsOf(bucket);
  }
  return 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** What a way costs people as the law compares it; `null` while its time or its terms are not known. */
export function measuredOf(of: WayTally | undefined, terms: WayTerms | null): Measured {
  if (of === undefined || terms === null || of.median_ms === null || of.success_permille === null)
    return null;
  const { median_ms, success_permille, last_day } = of;
  return { ...terms, median_ms, success_permille, measured_on: civilDate(last_day) };
}
