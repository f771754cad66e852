import { useSession } from '../session.tsx';
import { useColleagues } from './colleagues.tsx';
import { useStaffWords } from './words.ts';

/** The name behind the opaque id of somebody of staff, as far as whoever looks may know it. */
export function StaffName({ id }: { readonly id: string }) {
  const { m } = useStaffWords();
  const { staff, name } = useSession();
  const colleagues = useColleagues();
  if (id === staff) return <>{m.you(name)}</>;
  const known = colleagues.get(id);
  return known === undefined ? <span title={id}>{m.somebody}</span> : <>{known}</>;
}
