import type { PersonEvidence } from '@consentry/contract';
import type { OpeningErasure } from './erase-openings.ts';
import { ERASED } from './ledger-texts.ts';

/** Shows what was erased of a person. */
export function erasureView({
  at,
  reason,
  entries,
  from_at,
  to_at,
}: OpeningErasure): PersonEvidence['erased'][number] {
  const told = Object.entries(entries).map(([type, count]) => [type, count ?? 0] as const);
  return {
    at: iso(at),
    reason,
    entries: Object.fromEntries(told),
    from: from_at === null ? null : iso(from_at),
    to: to_at === null ? null : iso(to_at),
    what: { ...ERASED[reason] },
  };
}

const iso = (at: number): string => new Date(at).toISOString();
