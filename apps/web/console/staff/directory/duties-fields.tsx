import type { StaffRole } from '@consentry/contract';
import { CheckboxGroup, type FormError } from '@consentry/ui';
import { useSiteOptions } from '../../siting/use-site-options.ts';
import { useStaffWords } from '../words.ts';
import { useDirectoryWords } from './words.ts';

const ROLES: readonly StaffRole[] = ['operator', 'dpo', 'installer', 'auditor', 'admin'];
/** Duties that reach their own sites only (docs/access.md). */
const OF_A_SITE: ReadonlySet<StaffRole> = new Set(['operator', 'installer']);

/** What somebody may do, and where. */
export interface Duties {
  readonly roles: readonly StaffRole[];
  readonly sites: readonly string[];
}

/** Whether duties reach the sites chosen only. */
export function isBound(roles: readonly StaffRole[]): boolean {
  return roles.some((role) => OF_A_SITE.has(role));
}

/** Duties and sites to choose. */
export function DutiesFields({
  duties,
  onChange,
}: {
  readonly duties: Duties;
  readonly onChange: (duties: Duties) => void;
}) {
  const { m } = useDirectoryWords();
  const { m: words } = useStaffWords();
  const { roles, sites } = duties;
  const known = useSiteOptions();
  return (
    <>
      <CheckboxGroup
        name="roles"
        label={m.roles}
        value={roles}
        options={ROLES.map((value) => ({ value, text: words.roles[value], hint: m.roleHints[value] }))}
        onChange={(next) => onChange({ roles: next, sites })}
        isRequired
      />
      {isBound(roles) ? (
        <CheckboxGroup
          name="sites"
          label={m.sites}
          value={sites}
          options={known}
          onChange={(next) => onChange({ roles, sites: next })}
          isRequired
        />
      ) : null}
    </>
  );
}

/** What is missing for duties to be given. */
export function useMissing(): (duties: Duties) => FormError[] {
  const { m } = useDirectoryWords();
  return ({ roles, sites }) => [
    ...(roles.length === 0 ? [{ field: 'roles', text: m.chooseRole }] : []),
    ...(isBound(roles) && sites.length === 0 ? [{ field: 'sites', text: m.chooseSite }] : []),
  ];
}
