import type { AuthorityRole, AuthorityStaffState, AuthorityStaffView } from '@consentry/contract';
import type { z } from 'zod';
import { Button, Link, Select, StatusChip, Toolbar } from '@consentry/ui';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useDepartments } from '../department/use-departments.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { useStaffWords } from './words.ts';

/** What goes behind the address, so that one stays with the department that was chosen. */
export function searchOf(department: string | null): Readonly<Record<string, string>> {
  return department === null ? {} : { department };
}

/** The accounts of a department: who has which duties, since when, and who waits to be approved. */
export function OfficialsPage({ department }: { readonly department: string | null }) {
  const { m: shell } = useWords();
  const { m, pick } = useStaffWords();
  const { can, department: own } = useSession();
  const { data: departments = [] } = useDepartments();
  const columns = useColumns(department);
  const offered = departments.filter(({ tie }) => tie === 'own' || tie === 'looked_after');
  const invite = can('staff.invite') ? (
    <Button icon="plus" look="solid" onPress={() => goTo(['staff', 'new'], searchOf(department))}>
      {m.invite}
    </Button>
  ) : undefined;
  return (
    <Page heading={m.title} lead={m.lead} site={shell.title}>
      {invite === undefined ? null : <div className="a-actions">{invite}</div>}
      <ListPage
        caption={m.title}
        name={`officials ${department ?? own}`}
        source={(signal) =>
          authority.staff.list(searchOf(department), signal === undefined ? {} : { signal })
        }
        columns={columns}
        rowId={({ staff }) => staff}
        {...(offered.length < 2
          ? {}
          : {
              filters: (
                <Toolbar label={m.ofDepartment}>
                  <Select
                    label={m.ofDepartment}
                    value={department ?? own}
                    onChange={(chosen) => goTo(['staff'], searchOf(chosen === own ? null : chosen))}
                    placeholder={m.ofDepartment}
                    options={offered.map((one) => ({ value: one.department, text: pick(one.name) }))}
                  />
                </Toolbar>
              ),
            })}
        empty={{ title: m.none, text: m.noneText }}
      />
    </Page>
  );
}

const TONES = { pending: 'note', active: 'ok', suspended: 'problem' } as const;

/** Tells whether an account signs in. */
export function OfficialChip({ state }: { readonly state: z.infer<typeof AuthorityStaffState> }) {
  const { m } = useStaffWords();
  return <StatusChip tone={TONES[state]}>{m.states[state]}</StatusChip>;
}

/** Names duties in words. */
export function useRolesText(): (roles: readonly z.infer<typeof AuthorityRole>[]) => string {
  const { m } = useStaffWords();
  return (roles) => roles.map((role) => m.role[role]).join(' · ');
}

function useColumns(department: string | null): ReadonlyArray<ListColumn<AuthorityStaffView>> {
  const { m, date } = useStaffWords();
  const rolesText = useRolesText();
  return [
    {
      id: 'name',
      title: m.name,
      isNarrow: true,
      cell: ({ staff, name }) => <Link href={hrefOf(['staff', staff], searchOf(department))}>{name}</Link>,
      csv: ({ name }) => name,
    },
    {
      id: 'login',
      title: m.login,
      cell: ({ login }) => <span className="a-code">{login}</span>,
      csv: ({ login }) => login,
    },
    {
      id: 'roles',
      title: m.roles,
      cell: ({ roles }) => rolesText(roles),
      csv: ({ roles }) => rolesText(roles),
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => <OfficialChip state={state} />,
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'joined',
      title: m.joined,
      isNarrow: true,
      cell: ({ joined_at }) => date(joined_at),
      csv: ({ joined_at }) => joined_at,
    },
  ];
}
