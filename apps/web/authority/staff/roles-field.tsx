import type { AuthorityRole } from '@consentry/contract';
import { CheckboxGroup, type FormError } from '@consentry/ui';
import type { z } from 'zod';
import { useStaffWords } from './words.ts';

export type Role = z.infer<typeof AuthorityRole>;
const ROLES: readonly Role[] = ['officer', 'manager', 'auditor'];

export interface RolesFieldProps {
  readonly value: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
}

/** What somebody may do, in words. */
export function RolesField({ value, onChange }: RolesFieldProps) {
  const { m } = useStaffWords();
  return (
    <CheckboxGroup
      name="roles"
      label={m.roles}
      value={value}
      onChange={onChange}
      options={ROLES.map((role) => ({ value: role, text: m.role[role], hint: m.roleHints[role] }))}
      isRequired
    />
  );
}

/** Says what is wrong with duties: none, or an auditor's with others (GB/T 22239-2019, 8.1.4.2). */
export function useRoleErrors(): (roles: readonly Role[]) => FormError[] {
  const { m } = useStaffWords();
  return (roles) => [
    ...(roles.length === 0 ? [{ field: 'roles', text: m.chooseRole }] : []),
    ...(roles.length > 1 && roles.includes('auditor') ? [{ field: 'roles', text: m.auditorAlone }] : []),
  ];
}
