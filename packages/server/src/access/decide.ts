/** Who asks, as the server knows it from a session, a key or a signature. Deny by default: `nobody` may little. */
export type Principal =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'staff';
      readonly id: string;
      readonly roles: readonly string[];
      /** Sites the work of a role bound to sites is at. */
      readonly sites: readonly string[];
      /** Department of an authority they work in; left out where there are none. */
      readonly department?: string;
      /** When the person last showed a second factor in this session, epoch milliseconds. */
      readonly steppedUpAt: number | null;
    }
  | {
      readonly kind: 'person';
      readonly id: string;
      /** Children they are the shown guardian of, each until a time (epoch milliseconds). */
      readonly wards: ReadonlyArray<{ readonly person: string; readonly until: number }>;
    }
  | {
      readonly kind: 'integrator';
      readonly id: string;
      readonly scopes: readonly string[];
      readonly sites: readonly string[];
    }
  | { readonly kind: 'device'; readonly id: string; readonly site: string };

/** What is asked about: only what nearness is measured by. */
export interface Resource {
  readonly person?: string;
  readonly site?: string;
  readonly device?: string;
  /** Departments of an authority that it is with, or was shared with. */
  readonly departments?: readonly string[];
  /** Staff who proposed it: somebody else has to agree (four eyes). */
  readonly proposedBy?: string;
}

/** How near a resource has to be to whoever asks. */
export type Reach =
  /** Everything of this organisation. */
  | 'all'
  /** What is at one of their sites. */
  | 'site'
  /** What is with their department, or was shared with it. */
  | 'department'
  /** Their own. */
  | 'own'
  /** Their own, or of a child in their care. */
  | 'care';

/** What one role may do with one action. */
export interface Grant {
  readonly reach: Reach;
  /** A second factor within the last minutes. */
  readonly stepUp?: true;
  /** Not what they proposed themselves. */
  readonly fourEyes?: true;
}

/** Roles of staff by name, and `person`, `integrator`, `device`, `anyone`. */
export type AccessTable<A extends string = string> = Readonly<Record<A, Readonly<Record<string, Grant>>>>;

export type Decision =
  | { readonly allow: true; readonly by: string }
  | {
      readonly allow: false;
      readonly reason: 'not_signed_in' | 'not_yours' | 'not_your_role' | 'step_up' | 'four_eyes';
    };

/** A second factor counts for this long. */
export const STEP_UP_MS = 10 * 60_000;

/**
 * Decides whether `principal` may do `action` to `resource`. Pure, deny by default; what is not in the
 * table nobody may. Of several roles the one that may decides.
 *
 * @param now epoch milliseconds
 */
export function decide<A extends string>(
  table: AccessTable<A>,
  principal: Principal,
  action: A,
  resource: Resource,
  now: number,
): Decision {
  const grants = table[action];
  const denials: Array<Extract<Decision, { allow: false }>['reason']> = [];
  for (const role of rolesOf(principal, action)) {
    const grant = grants[role];
    if (grant === undefined) continue;
    const reason = denial(grant, principal, resource, now);
    if (reason === null) return { allow: true, by: role };
    denials.push(reason);
  }
  const [first] = denials;
  if (first !== undefined) return { allow: false, reason: first };
  return { allow: false, reason: principal.kind === 'nobody' ? 'not_signed_in' : 'not_your_role' };
}

/** What roles somebody has for an action; everybody is also anyone. */
function rolesOf(principal: Principal, action: string): readonly string[] {
  switch (principal.kind) {
    case 'nobody':
      return ['anyone'];
    case 'staff':
      return [...principal.roles, 'anyone'];
    case 'integrator':
      return principal.scopes.includes(action) ? ['integrator', 'anyone'] : ['anyone'];
    default:
      return [principal.kind, 'anyone'];
  }
}

function denial(grant: Grant, principal: Principal, resource: Resource, now: number) {
  if (!isNear(grant.reach, principal, resource, now)) return 'not_yours' as const;
  if (principal.kind !== 'staff')
    return grant.stepUp === true || grant.fourEyes === true ? ('not_your_role' as const) : null;
  if (grant.fourEyes === true && resource.proposedBy === principal.id) return 'four_eyes' as const;
  const steppedUp = principal.steppedUpAt !== null && now - principal.steppedUpAt < STEP_UP_MS;
  return grant.stepUp === true && !steppedUp ? ('step_up' as const) : null;
}

function isNear(reach: Reach, principal: Principal, resource: Resource, now: number): boolean {
  if (reach === 'all') return true;
  if (reach === 'site') return resource.site !== undefined && sitesOf(principal).includes(resource.site);
  if (reach === 'department') {
    const of = principal.kind === 'staff' ? principal.department : undefined;
    return of !== undefined && resource.departments?.includes(of) === true;
  }
  if (principal.kind === 'device') return resource.device === principal.id;
  if (principal.kind !== 'person' || resource.person === undefined) return false;
  if (resource.person === principal.id) return true;
  return (
    reach === 'care' && principal.wards.some(({ person, until }) => person === resource.person && now < until)
  );
}

function sitesOf(principal: Principal): readonly string[] {
  if (principal.kind === 'device') return [principal.site];
  return principal.kind === 'staff' || principal.kind === 'integrator' ? principal.sites : [];
}
