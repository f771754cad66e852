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
 * @throws {FactsError} `facts_contradictory`, with the paths
 */
export function requireConsistent(facts: PostureFacts, now: number, at = ''): void {
  const paths: string[] = [];
  const asOf = epoch(facts.as_of);
  if (asOf > now) paths.push(`${at}/as_of`);
  const known: Known = {
    purpose: new Set(facts.purpose.purposes.map(({ id }) => id)),
    site: new Set(facts.siting.sites.map(({ id }) => id)),
    device: new Set(facts.siting.devices.map(({ id }) => id)),
    organisation: new Set(facts.scope.organisations.map(({ id }) => id)),
  };
  const { as_of: _, attestations, ...sections } = facts;
  walk({ ...sections, attestations }, at, { asOf, today: civilDateAt(asOf), known, paths });
  if (paths.length > 0) throw contradictoryFacts(paths);
}

interface Walk {
  readonly asOf: number;
  readonly today: string;
  readonly known: Known;
  readonly paths: string[];
}

const REFERENCE = /^(?:.*_)?(purpose|site|device|organisation)_ids?$/;

function walk(value: unknown, path: string, context: Walk): void {
  if (Array.isArray(value)) {
    const seen = new Set<unknown>();
    for (const [index, element] of value.entries()) {
      const id: unknown = (element as { id?: unknown } | null)?.id;
      if (id !== undefined && seen.has(id)) context.paths.push(`${path}/${index}/id`);
      seen.add(id);
      walk(element, `${path}/${index}`, context);
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const at = `${path}/${name}`;
    if (typeof member === 'object') walk(member, at, context);
    if (isAfter(name, member, context)) context.paths.push(at);
    const kind = REFERENCE.exec(name)?.[1] as keyof Known | undefined;
    if (kind === undefined) continue;
    const named = Array.isArray(member) ? member.entries() : [[null, member] as const];
    for (const [index, id] of named) {
      if (typeof id !== 'string' || context.known[kind].has(id)) continue;
      context.paths.push(index === null ? at : `${at}/${index}`);
    }
  }
}

/** Tells whether a field says that something has happened which lies ahead. */
function isAfter(name: string, value: unknown, { asOf, today }: Walk): boolean {
  if (typeof value !== 'string' || name.startsWith('planned_')) return false;
  if (name.endsWith('_at') || name === 'at') return epoch(value) > asOf;
  return (name.endsWith('_on') || name === 'on') && value > today;
}
