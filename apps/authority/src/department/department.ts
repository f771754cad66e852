import type { DepartmentKind, DepartmentView } from '@consentry/contract';
import { BiText } from '@consentry/law';
import type { DepartmentTables } from './department-tables.ts';

export type Department = DepartmentTables['departments'];

/** Gives the code of the division above one: county, city, province, the whole country. `null` above that. */
export function above(region: string): string | null {
  if (region === '000000') return null;
  if (!region.endsWith('00')) return `${region.slice(0, 4)}00`;
  return region.endsWith('0000') ? '000000' : `${region.slice(0, 2)}0000`;
}

/** Tells whether one division is, or lies in, another. */
export function isWithin(region: string, outer: string): boolean {
  for (let at: string | null = region; at !== null; at = above(at)) if (at === outer) return true;
  return false;
}

/**
 * Finds the department that takes something of a region: the nearest of this kind upwards, else the nearest of any
 * kind, since whoever complains need not know who is competent. Pure.
 *
 * @returns `null` where no active department supervises that region
 */
export function departmentFor(
  departments: readonly Pick<Department, 'department' | 'kind' | 'region' | 'state'>[],
  kind: DepartmentKind,
  region: string,
): string | null {
  const active = departments.filter(({ state }) => state === 'active');
  for (const wanted of [active.filter((one) => one.kind === kind), active]) {
    for (let at: string | null = region; at !== null; at = above(at)) {
      const found = wanted.find((one) => one.region === at);
      if (found !== undefined) return found.department;
    }
  }
  return null;
}

/** Shows a department. */
export function departmentView({ department, kind, region, name, state }: Department): DepartmentView {
  return { department, kind, region, name: BiText.parse(JSON.parse(name)), state };
}
