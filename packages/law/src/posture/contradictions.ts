import { contradictoryFacts } from '../facts-error.ts';
import { epoch } from '../instant.ts';
import { civilDateAt } from '../time/index.ts';
import type { PostureFacts } from './posture-facts.ts';

/** Fields that name something listed elsewhere, and where it is listed. */
type Known = Readonly<Record<'purpose' | 'site' | 'device' | 'organisation', ReadonlySet<string>>>;

/**
 * Checks what no field says by itself: that nothing lies after `as_of`, that ids are unique and that
 * what is named is listed.
 *
 * @param at JSON pointer to where the facts stand in what was handed in
 * @param changed sections that are another than when the facts last stood together; `null` for all
 * @throws {FactsError} `facts_contradictory`, with the paths
 */
export function requireConsistent(
  facts: PostureFacts,
  now: number,
  at = '',
  changed: ReadonlySet<string> | null = null,
): void {
  const asOf = epoch(facts.as_of);
  const known: Known = {
    purpose: new Set(facts.purpose.purposes.map(({ id }) => id)),
    site: new Set(facts.siting.sites.map(({ id }) => id)),
    device: new Set(facts.siting.devices.map(({ id }) => id)),
    organisation: new Set(facts.scope.organisations.map(({ id }) => id)),
  };
  const all = changed === null || BASES.some((base) => changed.has(base));
  const { as_of: _, ...sections } = facts;
  const walked = Object.entries(sections).filter(([name]) => all || changed.has(name));
  const walk = new Walk(asOf, known, at);
  if (asOf > now) walk.note('as_of');
  for (const [index, at] of notInForce(facts.purpose)) {
    walk.note('purpose', 'purposes', index, 'versions', at, 'in_force_at');
  }
  walk.enter(Object.fromEntries(walked));
  if (walk.paths.length > 0) throw contradictoryFacts(walk.paths);
}

/** Purposes that have begun in a version that is only prepared, and where that version stands. */
function notInForce({ purposes }: PostureFacts['purpose']): ReadonlyArray<readonly [number, number]> {
  return purposes.flatMap(({ state, version, versions }, index) => {
    if (state !== 'active' && state !== 'suspended') return [];
    const at = versions.findIndex((one) => one.version === version);
    return versions[at]?.in_force_at === null ? [[index, at] as const] : [];
  });
}

/** What every other section names or is compared with. */
const BASES = ['as_of', 'purpose', 'siting', 'scope'];
const REFERENCE = /^(?:.*_)?(purpose|site|device|organisation)_ids?$/;

/** What the name of a field says of its value. */
interface Meaning {
  readonly names: keyof Known | undefined;
  readonly happened: 'at' | 'on' | null;
}

function meaningOf(name: string): Meaning {
  const names = REFERENCE.exec(name)?.[1] as keyof Known | undefined;
  if (name.startsWith('planned_')) return { names, happened: null };
  if (name === 'at' || name.endsWith('_at')) return { names, happened: 'at' };
  return { names, happened: name === 'on' || name.endsWith('_on') ? 'on' : null };
}

/** One walk over facts; it knows where it is, and writes a path only where something is wrong. */
class Walk {
  readonly paths: string[] = [];
  readonly #meanings = new Map<string, Meaning>();
  readonly #steps: Array<string | number> = [];
  readonly #asOf: number;
  readonly #today: string;
  readonly #known: Known;
  readonly #at: string;

  constructor(asOf: number, known: Known, at: string) {
    this.#asOf = asOf;
    this.#today = civilDateAt(asOf);
    this.#known = known;
    this.#at = at;
  }

  /** Notes that something is wrong at a member of where the walk is. */
  note(...steps: ReadonlyArray<string | number>): void {
    this.paths.push([this.#at, ...this.#steps, ...steps].join('/'));
  }

  enter(value: object): void {
    if (Array.isArray(value)) this.#list(value);
    else for (const [name, member] of Object.entries(value)) this.#member(name, member);
  }

  #into(step: string | number, value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    this.#steps.push(step);
    this.enter(value);
    this.#steps.pop();
  }

  #list(list: readonly unknown[]): void {
    const seen = new Set<unknown>();
    for (const [index, element] of list.entries()) {
      const id = (element as { readonly id?: unknown } | null)?.id;
      if (id !== undefined && seen.has(id)) this.note(index, 'id');
      seen.add(id);
      this.#into(index, element);
    }
  }

  #member(name: string, value: unknown): void {
    this.#into(name, value);
    const { names, happened } = this.#meaning(name);
    if (typeof value === 'string') {
      if (happened === 'at' && epoch(value) > this.#asOf) this.note(name);
      if (happened === 'on' && value > this.#today) this.note(name);
      if (names !== undefined && !this.#known[names].has(value)) this.note(name);
    } else if (names !== undefined && Array.isArray(value)) {
      for (const [index, id] of value.entries()) {
        if (typeof id === 'string' && !this.#known[names].has(id)) this.note(name, index);
      }
    }
  }

  #meaning(name: string): Meaning {
    const known = this.#meanings.get(name);
    if (known !== undefined) return known;
    const meaning = meaningOf(name);
    this.#meanings.set(name, meaning);
    return meaning;
  }
}
