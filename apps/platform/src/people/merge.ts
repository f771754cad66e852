import type { ConsentKind, EndReason, MergeObstacle } from '@consentry/contract';
import { fourteenthBirthday } from '@consentry/law';
import type { StoredAge } from '../minors/minors.ts';

/** A decision of one of two records, and what came of it. */
export interface MergedConsent {
  readonly consent: string;
  readonly purpose: string;
  readonly kind: ConsentKind;
  readonly recipient: string;
  readonly decision: 'given' | 'refused';
  readonly decided_at: number;
  readonly ended_reason: EndReason | null;
}

/** One of two records that are to be of one person. */
export interface MergeSide {
  /** Whether it says who somebody is in the world. */
  readonly named: boolean;
  readonly age: StoredAge | null;
  /** Their guardians now. */
  readonly guardians: readonly string[];
  /** Whose guardian they are now, or were. */
  readonly wards: readonly string[];
  readonly consents: readonly MergedConsent[];
}

/** What a merge does, or why there is none. */
export interface MergePlan {
  readonly obstacles: readonly MergeObstacle[];
  /** Consents that end with it. */
  readonly ends: ReadonlyArray<{
    readonly consent: string;
    readonly reason: 'withdrawn' | 'refused_since' | 'superseded';
  }>;
  readonly age: StoredAge | null;
}

type Side = MergeSide & { readonly person: string };

/**
 * Decides what becomes of two records of one person. A no on either is a no of the person, whenever it was
 * said: the clock of a door is not asked. Of two consents that are open for the same the later stays.
 */
export function planMerge(kept: Side, absorbed: Side): MergePlan {
  const obstacles: MergeObstacle[] = [];
  if (absorbed.named) obstacles.push('identity');
  if (!agree(kept.age, absorbed.age)) obstacles.push('age');
  if (!guardiansAgree(kept, absorbed)) obstacles.push('guardian');
  return {
    obstacles,
    ends: [...endedBy(kept.consents, absorbed.consents), ...endedBy(absorbed.consents, kept.consents)],
    age: better(kept.age, absorbed.age),
  };
}

function endedBy(mine: readonly MergedConsent[], theirs: readonly MergedConsent[]): MergePlan['ends'] {
  return mine.filter(isOpen).flatMap((one) => {
    const reason = endOf(
      one,
      theirs.filter((other) => topicOf(other) === topicOf(one)),
    );
    return reason === null ? [] : [{ consent: one.consent, reason }];
  });
}

/** Finds why an open consent ends, beside what the other record has of the same. */
function endOf(
  one: MergedConsent,
  same: readonly MergedConsent[],
): MergePlan['ends'][number]['reason'] | null {
  const open = same.find(isOpen);
  if (open !== undefined) return isLater(open, one) ? 'superseded' : null;
  if (same.some(({ ended_reason }) => ended_reason === 'withdrawn')) return 'withdrawn';
  const refused = same.some(
    ({ decision, ended_reason }) => decision === 'refused' || ended_reason === 'refused_since',
  );
  return refused ? 'refused_since' : null;
}

function isOpen({ decision, ended_reason }: MergedConsent): boolean {
  return decision === 'given' && ended_reason === null;
}

function topicOf({ purpose, kind, recipient }: MergedConsent): string {
  return JSON.stringify([purpose, kind, recipient]);
}

function isLater(a: MergedConsent, b: MergedConsent): boolean {
  return a.decided_at === b.decided_at ? a.consent > b.consent : a.decided_at > b.decided_at;
}

/** Whether two ages can be of one person; a band was true when it was told. */
function agree(a: StoredAge | null, b: StoredAge | null): boolean {
  if (a === null || b === null) return true;
  if (a.born_on !== null && b.born_on !== null) return a.born_on === b.born_on;
  // A band of one at the time the other was told, and where both are bands, the same one.
  return a.born_on === null ? bandAt(b, a.told_at) === a.band : bandAt(a, b.told_at) === b.band;
}

function bandAt({ born_on, band }: StoredAge, at: number): StoredAge['band'] {
  if (born_on === null) return band;
  return at < fourteenthBirthday(born_on) ? 'under_14' : '14_or_over';
}

/** The one with a proof, then the birthday, then the one told first. */
function better(a: StoredAge | null, b: StoredAge | null): StoredAge | null {
  if (a === null || b === null) return a ?? b;
  const worth = (age: StoredAge) => (age.proof === null ? 0 : 2) + (age.born_on === null ? 0 : 1);
  if (worth(a) !== worth(b)) return worth(a) > worth(b) ? a : b;
  return a.told_at <= b.told_at ? a : b;
}

/** Nobody is their own guardian, a child is nobody’s, and who knows a child’s guardians knows all of them. */
function guardiansAgree(a: Side, b: Side): boolean {
  const own = (one: Side, other: Side) =>
    [...one.guardians, ...one.wards].includes(other.person) ||
    (one.guardians.length > 0 && other.wards.length > 0);
  if (own(a, b) || own(b, a)) return false;
  if (a.guardians.length === 0 || b.guardians.length === 0) return true;
  return a.guardians.some((guardian) => b.guardians.includes(guardian));
}
