import type { AssessmentContent, PurposeObserved } from '@consentry/contract';
import {
  type AssessmentGuide,
  type Evidence,
  type Observed,
  type ObservedReading,
  type PostureFacts,
  type RowReview,
  type Running,
  contentOfGuide,
  guideMeasures,
  observe,
} from '@consentry/law';
import { ProblemError, type Reading } from '@consentry/server';
import type { Posture } from '../posture/posture-keeper.ts';
import { purposeForLaw } from '../purpose/purpose-facts.ts';
import { readVersions, requirePurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';

/** Rows of the law that measures of the guide name. */
const ROWS: ReadonlySet<string> = new Set(Object.values(guideMeasures).flatMap(({ rows }) => rows));

/** What runs now, of one version of a purpose. */
export interface ObservedNow extends Running {
  readonly observed: readonly Observed[];
  readonly reviews: readonly RowReview[];
  /** When it was gathered, epoch milliseconds. */
  readonly at: number;
}

/**
 * Reads what the running system shows of a version of a purpose. Of a version that is only prepared its content is
 * read as it is prepared, all else as it runs.
 *
 * @throws {ProblemError} `not_found`
 */
export async function observedNow(
  reading: Reading<PlatformTables>,
  posture: Pick<Posture, 'facts' | 'rows' | 'at'>,
  purpose: string,
  version: number,
): Promise<ObservedNow> {
  const reviews = posture.rows.filter(({ requirement }) => ROWS.has(requirement));
  return {
    observed: observe(await factsOf(reading, posture.facts, purpose, version), purpose),
    rows: new Map(reviews.map(({ requirement, state }) => [requirement, state])),
    reviews,
    at: posture.at,
  };
}

async function factsOf(
  reading: Reading<PlatformTables>,
  facts: PostureFacts,
  purpose: string,
  version: number,
): Promise<PostureFacts> {
  const row = await requirePurpose(reading, purpose);
  const known = facts.purpose.purposes.find(({ id }) => id === purpose);
  if (known?.version === version) return facts;
  const meant = purposeForLaw(row, await readVersions(reading, [purpose]), version);
  const others = facts.purpose.purposes.filter(({ id }) => id !== purpose);
  const schedule = facts.retention.schedule.filter(({ purpose_id }) => purpose_id !== purpose);
  return {
    ...facts,
    purpose: { ...facts.purpose, purposes: [...others, meant] },
    retention: { ...facts.retention, schedule },
  };
}

/** What runs now, as staff see it. */
export function observedView({ observed, reviews, at }: ObservedNow): PurposeObserved {
  return {
    as_of: iso(at),
    observed: observed.map((one) => ({ ...one })),
    rows: reviews.map((review) => {
      const { path, value } = decidedBy(review);
      return { row: review.requirement, state: review.state, path, value, why: review.why };
    }),
  };
}

/** The first fact that a row turned on. */
function decidedBy({ found, facts, unknown }: RowReview): RowReview['facts'][number] {
  const [fact] = [...found.flatMap((one) => one.facts), ...facts, ...unknown];
  return fact ?? { path: '', value: null };
}

/**
 * Takes over what somebody wrote, with every reading as the platform itself has it: a reading of now gets the time of
 * now, one that was read before keeps the time at which it was. What the platform never showed is refused, so that
 * nothing is evidence because somebody says so.
 *
 * @param before the guide that is written over; `null` for a first one
 * @throws {ProblemError} `reading_other` naming the places
 */
export function withReadings(
  content: AssessmentContent,
  before: AssessmentGuide | null,
  now: ObservedNow,
): AssessmentContent {
  const { guide } = content;
  if (guide === undefined) return content;
  const fields: string[] = [];
  const earlier = readingsOf(before);
  const current = new Map(now.observed.map((one) => [one.name, one]));
  const reading = (sent: ObservedReading, place: string): ObservedReading => {
    const { name, value } = sent;
    const same = earlier.find(
      (one) => one.name === name && one.value === value && one.read_at === sent.read_at,
    );
    if (same !== undefined) return same;
    const shown = current.get(name);
    if (shown?.value !== value) fields.push(place);
    return { name, value, path: shown?.path ?? '', read_at: iso(now.at) };
  };
  const evidenceOf = (sent: Evidence, place: string): Evidence => {
    switch (sent.kind) {
      case 'test':
        return sent;
      case 'observed': {
        const { kind, ...of } = sent;
        return { kind, ...reading(of, place) };
      }
      case 'row': {
        const same = rowsOf(before).find((one) => one.row === sent.row && one.read_at === sent.read_at);
        if (same?.state === sent.state) return same;
        const review = now.reviews.find(({ requirement }) => requirement === sent.row);
        if (review === undefined || review.state !== sent.state) {
          fields.push(place);
          return sent;
        }
        return {
          kind: 'row',
          row: sent.row,
          state: review.state,
          ...decidedBy(review),
          read_at: iso(now.at),
        };
      }
    }
  };
  const read: AssessmentGuide = {
    ...guide,
    prefilled: guide.prefilled.map((one, at) => reading(one, `/content/guide/prefilled/${at}`)),
    measures: guide.measures.map((one, at) => ({
      ...one,
      evidence: one.evidence.map((shown, index) =>
        evidenceOf(shown, `/content/guide/measures/${at}/evidence/${index}`),
      ),
    })),
  };
  if (fields.length > 0) throw new ProblemError('reading_other', { fields });
  return { ...content, ...contentOfGuide(read), guide: read };
}

type RowEvidence = Extract<Evidence, { readonly kind: 'row' }>;

function allEvidence(guide: AssessmentGuide | null): readonly Evidence[] {
  return guide?.measures.flatMap(({ evidence }) => evidence) ?? [];
}

function readingsOf(guide: AssessmentGuide | null): readonly ObservedReading[] {
  const shown = allEvidence(guide).flatMap((one): ObservedReading[] => {
    if (one.kind !== 'observed') return [];
    const { kind: _, ...reading } = one;
    return [reading];
  });
  return [...(guide?.prefilled ?? []), ...shown];
}

function rowsOf(guide: AssessmentGuide | null): readonly RowEvidence[] {
  return allEvidence(guide).flatMap((one) => (one.kind === 'row' ? [one] : []));
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
