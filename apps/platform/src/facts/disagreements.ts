import type { HandedInFacts } from '@consentry/contract';
import type { PostureFacts } from '@consentry/law';

/** Where the document says one thing and the platform another. */
export interface Disagreement {
  /** RFC 6901, in the facts that count. */
  readonly path: string;
  readonly handed_in: string | number | boolean;
  /** What counts. */
  readonly platform: string | number | boolean | null;
}

/** Most that are shown. */
const SHOWN_MAX = 200;
/** When each of them looked is no disagreement. */
const OF_THE_MOMENT = new Set(['as_of', 'counted_at', 'events_since_on', 'checked_at']);

/**
 * Finds where what was handed in is not what the platform counts or holds. Things of a list are compared by
 * their name; what only one side knows is no disagreement.
 */
export function disagreements(handedIn: HandedInFacts, facts: PostureFacts): readonly Disagreement[] {
  const found: Disagreement[] = [];
  compare(handedIn, facts, '', found);
  return found.slice(0, SHOWN_MAX);
}

function compare(before: unknown, after: unknown, path: string, found: Disagreement[]): void {
  if (Array.isArray(before)) {
    if (Array.isArray(after)) compareLists(before, after, path, found);
    return;
  }
  if (typeof before === 'object' && before !== null) {
    if (typeof after !== 'object' || after === null) return;
    const members = after as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(before)) {
      if (!(name in members) || OF_THE_MOMENT.has(name)) continue;
      compare(value, members[name], `${path}/${name}`, found);
    }
    return;
  }
  if (before === null || before === undefined || before === after) return;
  if (typeof after === 'object' && after !== null) return;
  found.push({ path, handed_in: before as string, platform: (after ?? null) as string | null });
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
  found: Disagreement[],
): void {
  const names = new Map(after.map((one, index) => [nameOf(one), index]));
  for (const one of before) {
    const name = nameOf(one);
    const at = name === null ? undefined : names.get(name);
    if (at !== undefined) compare(one, after[at], `${path}/${at}`, found);
  }
}

function nameOf(one: unknown): string | null {
  if (typeof one !== 'object' || one === null) return null;
  const { id, purpose_id, year } = one as Readonly<Record<string, unknown>>;
  const name = id ?? purpose_id ?? year;
  return typeof name === 'string' || typeof name === 'number' ? String(name) : null;
}
