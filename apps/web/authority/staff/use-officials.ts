import type { AuthorityStaffView } from '@consentry/contract';
import { type Query, useQuery } from '../../shared/api/use-query.ts';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { useStaffWords } from './words.ts';

/** The officials of a department, all of them; `null` for one's own. */
export function useOfficials(department: string | null): Query<readonly AuthorityStaffView[]> {
  return useQuery(`officials ${department}`, async (signal) =>
    Array.fromAsync(authority.staff.list(department === null ? {} : { department }, { signal })),
  );
}

/** Names an official among those that were read; a colleague where they are not among them. */
export function useOfficialName(officials: readonly AuthorityStaffView[]): (staff: string) => string {
  const { m } = useStaffWords();
  const { staff: own, name } = useSession();
  return (id) =>
    id === own ? m.you(name) : (officials.find(({ staff }) => staff === id)?.name ?? m.somebody);
}
