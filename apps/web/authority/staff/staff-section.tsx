import type { SectionProps } from '../sections.ts';
import { InvitePage } from './invite-page.tsx';
import { OfficialPage } from './official-page.tsx';
import { OfficialsPage } from './officials-page.tsx';

/** `#/staff` is the list, `#/staff/new` an invitation, `#/staff/{staff}` one account; `?department=` one looked after. */
export function StaffSection({ path: [staff], search }: SectionProps) {
  const department = search.get('department');
  if (staff === undefined) return <OfficialsPage department={department} />;
  if (staff === 'new') return <InvitePage department={department} />;
  return <OfficialPage key={staff} staff={staff} department={department} />;
}
