import type { DepartmentEntry } from '@consentry/contract';
import { Button, Card, DescriptionList, Link, StatusChip } from '@consentry/ui';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { FourEyes } from '../../shared/act/four-eyes.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useDepartments } from '../department/use-departments.ts';
import { useDepartmentWords } from '../department/words.ts';
import { regionName } from '../regions.ts';
import type { SectionProps } from '../sections.ts';
import { useWords } from '../words.ts';
import { ProposeDepartmentPage } from './propose-department-page.tsx';
import { useStaffWords } from './words.ts';

/** `#/departments` is the list, `#/departments/new` a proposal, `#/departments/{department}` one of them. */
export function DepartmentsSection({ path: [department] }: SectionProps) {
  if (department === undefined) return <DepartmentsPage />;
  if (department === 'new') return <ProposeDepartmentPage />;
  return <DepartmentPage key={department} department={department} />;
}

function DepartmentsPage() {
  const { m: shell } = useWords();
  const { m } = useStaffWords();
  const words = m.departments;
  const columns = useColumns();
  return (
    <Page heading={words.title} lead={words.lead} site={shell.title}>
      <div className="a-actions">
        <Button icon="plus" look="solid" onPress={() => goTo(['departments', 'new'])}>
          {words.propose}
        </Button>
      </div>
      <ListPage
        caption={words.title}
        name="departments"
        source={async (signal) =>
          (await authority.department.list({}, signal === undefined ? {} : { signal })).departments
        }
        columns={columns}
        rowId={({ department }) => department}
        empty={{ title: words.none, text: words.noneText }}
      />
    </Page>
  );
}

function DepartmentChip({ state }: Pick<DepartmentEntry, 'state'>) {
  const { m } = useStaffWords();
  return <StatusChip tone={state === 'active' ? 'ok' : 'note'}>{m.departments.states[state]}</StatusChip>;
}

function useColumns(): ReadonlyArray<ListColumn<DepartmentEntry>> {
  const { m, pick } = useStaffWords();
  const { m: department_ } = useDepartmentWords();
  const words = m.departments;
  const tieText = ({ tie }: DepartmentEntry) => (tie === null ? words.nothing : words.ties[tie]);
  return [
    {
      id: 'name',
      title: words.name,
      cell: ({ department, name }) => <Link href={hrefOf(['departments', department])}>{pick(name)}</Link>,
      csv: ({ name }) => pick(name),
    },
    {
      id: 'kind',
      title: words.kind,
      cell: ({ kind }) => department_.kinds[kind],
      csv: ({ kind }) => department_.kinds[kind],
    },
    {
      id: 'region',
      title: words.region,
      isNarrow: true,
      cell: ({ region }) => pick(regionName(region)),
      csv: ({ region }) => region,
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => <DepartmentChip state={state} />,
      csv: ({ state }) => words.states[state],
    },
    { id: 'tie', title: words.yours, cell: tieText, csv: tieText },
  ];
}

function DepartmentPage({ department }: { readonly department: string }) {
  const { m: shell } = useWords();
  const { m, pick } = useStaffWords();
  const departments = useDepartments();
  const found = departments.data?.find((one) => one.department === department);
  return (
    <Page heading={found === undefined ? m.departments.title : pick(found.name)} site={shell.title}>
      <p>
        <Link href={hrefOf(['departments'])}>{m.back}</Link>
      </p>
      <Loaded query={departments}>
        {() => (found === undefined ? <p>{m.departments.missing}</p> : <Department read={found} />)}
      </Loaded>
    </Page>
  );
}

interface OfDepartment {
  readonly read: DepartmentEntry;
}

function Department({ read }: OfDepartment) {
  const { m, pick } = useStaffWords();
  const { m: department_ } = useDepartmentWords();
  const words = m.departments;
  const { department, kind, region, name, state, tie } = read;
  return (
    <>
      <Card title={pick(name)} level={2} status={<DepartmentChip state={state} />}>
        <DescriptionList
          items={[
            { term: words.kind, detail: department_.kinds[kind] },
            { term: words.region, detail: `${pick(regionName(region))} · ${region}` },
            { term: words.nameZh, detail: name['zh-CN'] },
            { term: words.nameEn, detail: name.en },
          ]}
        />
      </Card>
      {tie === 'to_approve' || tie === 'waits' ? (
        <FourEyes by={tie === 'waits' ? null : m.somebody} at={null} who={m.role.manager}>
          {tie === 'to_approve' ? <Approve read={read} /> : null}
        </FourEyes>
      ) : null}
      {tie === 'looked_after' ? (
        <Card title={words.ties.looked_after} level={2}>
          <div className="a-actions">
            <Button icon="plus" look="solid" onPress={() => goTo(['staff', 'new'], { department })}>
              {words.inviteManager}
            </Button>
            <Button look="quiet" onPress={() => goTo(['staff'], { department })}>
              {words.officials}
            </Button>
          </div>
        </Card>
      ) : null}
    </>
  );
}

function Approve({ read: { department } }: OfDepartment) {
  const { m } = useStaffWords();
  const approve = useAct(async () => authority.department.approve({ department }));
  return (
    <ConfirmAct
      text={m.approve}
      title={m.departments.approveTitle}
      consequence={m.departments.approveText}
      act={approve}
    />
  );
}
