import type { StaffRole, StaffView } from '@consentry/contract';
import { Button, Link, StatusChip } from '@consentry/ui';
import { platform } from '../../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../../shared/router.tsx';
import { SectionPage } from '../../frame/section-page.tsx';
import { type ListColumn, ListPage } from '../../../shared/list/list-page.tsx';
import type { SectionProps } from '../../sections.ts';
import { useSession } from '../../session.tsx';
import { useStaffWords } from '../words.ts';
import { AccountPage } from './account-page.tsx';
import { InvitePage } from './invite-page.tsx';
import { useDirectoryWords } from './words.ts';

/** Accounts of colleagues: who has which duties, and where. */
export function DirectorySection({ path: [staff] }: SectionProps) {
  if (staff === undefined) return <Accounts />;
  return staff === 'new' ? <InvitePage /> : <AccountPage staff={staff} />;
}

function Accounts() {
  const { m, time } = useDirectoryWords();
  const { m: words } = useStaffWords();
  const { can } = useSession();
  const rolesOf = (roles: readonly StaffRole[]) => roles.map((role) => words.roles[role]).join(' · ');
  const invite = can('staff.invite') ? (
    <Button icon="plus" look="solid" onPress={() => goTo(['staff', 'new'])}>
      {m.invite}
    </Button>
  ) : undefined;
  const columns: readonly ListColumn<StaffView>[] = [
    {
      id: 'name',
      title: m.name,
      cell: ({ staff, name }) => <Link href={hrefOf(['staff', staff])}>{name}</Link>,
      csv: ({ name }) => name,
    },
    {
      id: 'login',
      title: m.login,
      cell: ({ login }) => <span className="k-code">{login}</span>,
      csv: ({ login }) => login,
    },
    { id: 'roles', title: m.roles, cell: ({ roles }) => rolesOf(roles), csv: ({ roles }) => rolesOf(roles) },
    {
      id: 'sites',
      title: m.sites,
      cell: ({ sites }) => (sites.length === 0 ? m.allSites : m.sitesOf(sites.length)),
      csv: ({ sites }) => sites.join(' '),
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => (
        <StatusChip tone={state === 'active' ? 'ok' : 'note'}>{m.states[state]}</StatusChip>
      ),
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'joined',
      title: m.joined,
      isNarrow: true,
      cell: ({ joined_at }) => time(joined_at),
      csv: ({ joined_at }) => joined_at,
    },
  ];
  return (
    <SectionPage title={m.title} lead={m.lead} actions={invite}>
      <ListPage
        caption={m.title}
        name="staff"
        source={(signal) => platform.staff.list({}, signal === undefined ? {} : { signal })}
        columns={columns}
        rowId={({ staff }) => staff}
        empty={{ title: m.none, text: m.noneText, action: invite }}
      />
    </SectionPage>
  );
}
