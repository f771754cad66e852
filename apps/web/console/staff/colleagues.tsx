import { type ReactNode, createContext, useContext } from 'react';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { useSession } from '../session.tsx';

const NOBODY: ReadonlyMap<string, string> = new Map();
const ColleaguesContext = createContext(NOBODY);

/** Reads the names of colleagues once, for whoever may list them. */
export function ColleaguesProvider({ children }: { readonly children: ReactNode }) {
  const { can } = useSession();
  const may = can('staff.list');
  const { data } = useQuery(`colleagues ${may}`, async (signal) => {
    const names = new Map<string, string>();
    if (!may) return names;
    for await (const { staff, name } of platform.staff.list({}, { signal })) names.set(staff, name);
    return names;
  });
  return <ColleaguesContext value={data ?? NOBODY}>{children}</ColleaguesContext>;
}

/** Names of colleagues by their id; empty for roles that may not list them. */
export function useColleagues(): ReadonlyMap<string, string> {
  return useContext(ColleaguesContext);
}
