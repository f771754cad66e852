import { type AuditView, PlanAudit } from '@consentry/contract';
import { useState } from 'react';
import { Button, Link, Select, StatusChip, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { AuditPage } from './audit-page.tsx';
import { useAuditWords } from './words.ts';

/** Compliance audits (《个人信息保护法》第五十四条), item by item. */
export function AuditSection({ path: [audit] }: SectionProps) {
  if (audit === 'new') return <PlanPage />;
  return audit === undefined ? <Audits /> : <AuditPage audit={audit} />;
}

const TONES = { planned: 'note', finished: 'ok', dropped: 'plain' } as const;
const SHOWN = ['all', 'planned', 'finished', 'dropped'] as const;
type Shown = (typeof SHOWN)[number];

function Audits() {
  const { m, date, number } = useAuditWords();
  const { can } = useSession();
  const [shown, setShown] = useState<Shown>('all');
  const titleOf = ({ kind, year }: AuditView) =>
    year === null ? m.kinds[kind] : m.yearOf(m.kinds[kind], String(year));
  const doneOf = ({ items }: AuditView) => m.of(number(items.length));
  const columns: readonly ListColumn<AuditView>[] = [
    {
      id: 'kind',
      title: m.kind,
      cell: (one) => <Link href={hrefOf(['audits', one.audit])}>{titleOf(one)}</Link>,
      csv: titleOf,
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => <StatusChip tone={TONES[state]}>{m.states[state]}</StatusChip>,
      csv: ({ state }) => m.states[state],
    },
    { id: 'progress', title: m.progress, isNarrow: true, cell: doneOf, csv: doneOf },
    {
      id: 'auditor',
      title: m.auditor,
      cell: ({ auditor }) => <StaffName id={auditor} />,
      csv: ({ auditor }) => auditor,
    },
    {
      id: 'period',
      title: m.period,
      cell: ({ begins_on, ends_on }) => m.days(date(begins_on), date(ends_on)),
      csv: ({ begins_on, ends_on }) => `${begins_on}/${ends_on}`,
    },
    {
      id: 'measures',
      title: m.measures,
      isNarrow: true,
      cell: ({ measures }) =>
        measures.some(({ overdue }) => overdue) ? (
          <StatusChip tone="problem">{m.overdue}</StatusChip>
        ) : (
          number(measures.length)
        ),
      csv: ({ measures }) => measures.length,
    },
  ];
  const add = can('audit.plan') ? (
    <Button look="solid" icon="plus" onPress={() => goTo(['audits', 'new'])}>
      {m.plan}
    </Button>
  ) : null;
  return (
    <SectionPage title={m.title} lead={m.lead} actions={add}>
      <ListPage
        caption={m.title}
        name={`audits-${shown}`}
        source={async (signal) => {
          const { audits } = await platform.audit.list({}, signal === undefined ? {} : { signal });
          return audits.filter(({ state }) => shown === 'all' || state === shown);
        }}
        columns={columns}
        rowId={({ audit }) => audit}
        filters={
          <Toolbar label={m.show}>
            <Select
              label={m.show}
              value={shown}
              options={SHOWN.map((value) => ({ value, text: value === 'all' ? m.all : m.states[value] }))}
              onChange={setShown}
              placeholder={m.all}
            />
          </Toolbar>
        }
        empty={{ title: m.none, text: m.noneText, action: add }}
      />
    </SectionPage>
  );
}

function PlanPage() {
  const { m } = useAuditWords();
  // Whoever decides what is audited does not audit it, and who audits has no other duty.
  const auditors = useQuery('auditors', async (signal) => {
    const all = await Array.fromAsync(platform.staff.list({}, { signal }));
    return all
      .filter(({ roles, state }) => roles.length === 1 && roles[0] === 'auditor' && state === 'active')
      .map(({ staff: value, name: text }) => ({ value, text }));
  });
  const plan = useAct(
    async (given: PlanAudit) => platform.audit.plan(given),
    ({ audit }) => {
      told.add('ok', m.saved);
      goTo(['audits', audit]);
    },
  );
  return (
    <SectionPage title={m.plan} lead={m.planLead} trail={[{ text: m.title, to: ['audits'] }]}>
      <SchemaForm
        schema={PlanAudit}
        names={m.names}
        options={{ auditor: auditors.data ?? [] }}
        saveText={m.plan}
        cancelText={m.cancel}
        act={plan}
        onSave={plan.run}
        onCancel={() => goTo(['audits'])}
      />
    </SectionPage>
  );
}
