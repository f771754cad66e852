import type { IncidentList } from '@consentry/contract';
import { useState } from 'react';
import type { z } from 'zod';
import { Button, Link, Select, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { kept } from '../../shared/list/kept.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { IncidentChip } from './incident-chip.tsx';
import { IncidentPage } from './incident-page.tsx';
import { ReportPage } from './report-page.tsx';
import { DepartmentsPage } from './sending/departments-page.tsx';
import { useIncidentWords } from './words.ts';

/** Incidents (RP.5, RP.6): found by anybody, judged by the officer. */
export function IncidentSection({ path: [incident] }: SectionProps) {
  const { can } = useSession();
  // Whoever may only report comes to the report at once.
  if (incident === 'new' || !can('incident.read')) return <ReportPage />;
  if (incident === 'departments') return <DepartmentsPage />;
  return incident === undefined ? <Incidents /> : <IncidentPage incident={incident} />;
}

type Entry = z.infer<typeof IncidentList>['incidents'][number];

const SHOWN = ['all', 'reported', 'open', 'dismissed', 'closed'] as const;
type Shown = (typeof SHOWN)[number];

function Incidents() {
  const { m, time } = useIncidentWords();
  const { can } = useSession();
  const [shown, setShown] = useState<Shown>('all');
  const gradeOf = ({ grade }: Entry) => (grade === null ? m.ungraded : m.names[grade]);
  const columns: readonly ListColumn<Entry>[] = [
    {
      id: 'kind',
      title: m.kind,
      cell: ({ incident, kind }) => <Link href={hrefOf(['incidents', incident])}>{m.names[kind]}</Link>,
      csv: ({ kind }) => m.names[kind],
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => <IncidentChip state={state} />,
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'known',
      title: m.knownAt,
      isNarrow: true,
      cell: ({ known_at }) => time(known_at),
      csv: ({ known_at }) => known_at,
    },
    { id: 'grade', title: m.grade, cell: gradeOf, csv: gradeOf },
    {
      id: 'contained',
      title: m.contained,
      isNarrow: true,
      cell: ({ contained_at }) => (contained_at === null ? m.notContained : time(contained_at)),
      csv: ({ contained_at }) => contained_at,
    },
  ];
  const add = can('incident.report') ? (
    <Button look="solid" icon="alert" onPress={() => goTo(['incidents', 'new'])}>
      {m.report}
    </Button>
  ) : null;
  return (
    <SectionPage title={m.title} lead={m.lead} actions={add}>
      <ListPage
        caption={m.title}
        name={`incidents-${shown}`}
        source={(signal) =>
          kept(
            platform.incident.list({}, signal === undefined ? {} : { signal }),
            ({ state }) => shown === 'all' || state === shown,
          )
        }
        columns={columns}
        rowId={({ incident }) => incident}
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
