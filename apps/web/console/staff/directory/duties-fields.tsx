import type { StaffRole } from '@consentry/contract';
import { CheckboxGroup, type FormError } from '@consentry/ui';
import { platform } from '../../../shared/api/platform.ts';
import { useQuery } from '../../../shared/api/use-query.ts';
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
  const { m, pick } = useDirectoryWords();
  const { m: words } = useStaffWords();
  const { roles, sites } = duties;
  const { data: known = [] } = useQuery('sites to choose', async (signal) => {
    const all: {
      readonly value: string;
      readonly name: { readonly 'zh-CN': string; readonly en: string };
    }[] = [];
    for await (const { site_id, name } of platform.site.list({}, { signal }))
      all.push({ value: site_id, name });
    return all;
  });
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
          options={known.map(({ value, name }) => ({ value, text: pick(name) }))}
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
