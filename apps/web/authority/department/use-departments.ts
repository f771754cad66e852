import type { DepartmentEntry } from '@consentry/contract';
import { type Query, useQuery } from '../../shared/api/use-query.ts';
import { useSharedWords } from '../../shared/settings/words.tsx';
import { authority } from '../api.ts';

/** The departments of this server. */
export function useDepartments(): Query<readonly DepartmentEntry[]> {
  return useQuery(
    'departments',
    async (signal) => (await authority.department.list({}, { signal })).departments,
  );
}

/** Gives the name of a department; an ellipsis while the names are being read. */
export function useDepartmentName(): (department: string) => string {
  const { pick } = useSharedWords();
  const { data = [] } = useDepartments();
  return (id) => {
    const found = data.find(({ department }) => department === id);
    return found === undefined ? '…' : pick(found.name);
  };
}
