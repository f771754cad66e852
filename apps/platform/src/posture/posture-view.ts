import type { PostureQuery, PostureRow, PostureRowView, PostureView } from '@consentry/contract';
import {
  type Deadline,
  PostureState,
  type RowReview,
  actorWords,
  deadlineEnd,
  explain,
  register,
} from '@consentry/law';
import type { Principal } from '@consentry/server';
import { disagreements } from '../facts/disagreements.ts';
import { isStale } from '../facts/handed-in.ts';
import type { HandedIn } from '../facts/handed-in-store.ts';
import { type StoredAttestation, attestationView } from './attestation-store.ts';
import type { Posture } from './posture-keeper.ts';

/** Roles of staff who see every row; others see those they have to see to. */
const SEES_ALL = ['dpo', 'auditor', 'admin'];

/** Tells whether a row concerns whoever asks. */
export function concerns(principal: Principal, { who }: Pick<RowReview, 'who'>): boolean {
  if (principal.kind !== 'staff') return false;
  return principal.roles.some((role) => SEES_ALL.includes(role) || role === who);
}

type Since = ReadonlyMap<string, { readonly state: string; readonly since: number }>;

/** Shows the rows that were asked for. */
export function postureView(
  posture: Posture,
  rows: readonly RowReview[],
  since: Since,
  now: number,
): PostureView {
  const counts = Object.fromEntries(PostureState.options.map((state) => [state, 0])) as PostureView['counts'];
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  const { handedIn, contradictions, facts, at } = posture;
  return {
    as_of: iso(at),
    counts,
    rows: rows.map((row) => rowView(row, since)),
    basis: {
      handed_in: handedIn === null ? null : handedInView(handedIn, now),
      contradictions: contradictions.slice(0, 200),
      disagreements: handedIn === null ? [] : [...disagreements(handedIn.facts, facts)],
    },
  };
}

/** Shows which document it was. */
export function handedInView(
  { document, digest, facts, by, at }: HandedIn,
  now: number,
): NonNullable<PostureView['basis']['handed_in']> {
  return { document, digest, by, at: iso(at), stale: isStale(facts, now) };
}

/** Whether a row is one of those that were asked for. */
export function isWanted(row: RowReview, { state, slice, article, owner }: PostureQuery): boolean {
  const { slice: of, articles } = register[row.requirement];
  return (
    (state === undefined || row.state === state) &&
    (slice === undefined || of === slice) &&
    (owner === undefined || row.who === owner) &&
    (article === undefined ||
      articles.some((one) => one.instrument === 'measures' && 'article' in one && one.article === article))
  );
}

/** Shows one row. */
function rowView(review: RowReview, since: Since): PostureRow {
  const { requirement, state, facts, unknown, why, remedy, deadline, who, asks } = review;
  const { slice, article, strength, duty } = register[requirement];
  const stored = since.get(requirement);
  return {
    row: requirement,
    slice,
    article,
    strength,
    duty,
    state,
    // Found by this replica and not written down yet: nobody can say since when.
    since: stored?.state === state ? iso(stored.since) : null,
    facts: [...facts],
    unknown: [...unknown],
    why,
    remedy,
    deadline: deadlineView(deadline),
    who,
    who_text: actorWords[who],
    asks,
  };
}

/** Shows one row with everything that is known of it, for three readers. */
export function wholeRowView(
  review: RowReview,
  since: Since,
  attestations: readonly StoredAttestation[],
  times: { readonly asOf: number; readonly now: number },
): PostureRowView {
  const { person, officer, engineer, chain } = explain(review);
  return {
    ...rowView(review, since),
    as_of: iso(times.asOf),
    found: review.found.map(({ finding, risk, count, of, facts, deadline }) => ({
      code: finding.code,
      risk,
      count,
      of: [...of],
      facts: [...facts],
      why: finding.why,
      remedy: finding.remedy,
      deadline: deadlineView(deadline),
    })),
    explained: { person, officer, engineer },
    text: [...chain.text],
    readings: [...register[review.requirement].gaps],
    attestations: attestations.map((one) => attestationView(one, times.now)),
  };
}

function deadlineView(deadline: Deadline | null): PostureRow['deadline'] {
  if (deadline === null) return null;
  const { trigger, strength, period_from, citation, explanation } = deadline;
  return {
    by: deadlineEnd(deadline),
    act_by: actBy(deadline),
    trigger,
    strength,
    period_from,
    citation,
    explanation,
  };
}

function actBy({ end }: Deadline): string {
  if (end.certainty === 'instant') return end.at;
  return end.certainty === 'firm' ? end.date : end.act_by;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
