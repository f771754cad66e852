import type { IncidentCaseEntry, IncidentCaseState } from '@consentry/contract';
import { useState } from 'react';
import { Link, Select, Toolbar } from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { CaseChips } from '../case-chips.tsx';
import { Narrowed, periodOf } from '../narrowed.tsx';
import { REGIONS, regionName } from '../regions.ts';
import { useWords } from '../words.ts';
import { useIncidentWords } from './words.ts';

const STATES: readonly IncidentCaseState[] = ['received', 'acknowledged', 'asked', 'closed'];
const TONES = { received: 'problem', acknowledged: 'note', asked: 'plain', closed: 'ok' } as const;

/** How far an incident is, and whether a time is over. */
export function IncidentChips({
  read: { state, late },
}: {
  readonly read: Pick<IncidentCaseEntry, 'state' | 'late'>;
}) {
  const { m } = useIncidentWords();
  return <CaseChips late={late ? m.late : null} tone={TONES[state]} state={m.states[state]} />;
}

const KINDS = ['leak', 'tampering', 'loss', 'other'] as const;
const GRADES = ['none', 'general', 'relatively_serious', 'serious', 'particularly_serious'] as const;
const TIMES = ['in_time', 'late'] as const;

/**
 * The incidents that were reported to one’s department.
 *
 * @param search of the address: what is shown to begin with, as the figures lead here
 */
export function IncidentsPage({ search }: { readonly search: URLSearchParams }) {
  const { m: shell } = useWords();
  const { m, time, number, pick } = useIncidentWords();
  const asks = (name: string) => search.get(name) ?? '';
  const period = periodOf(search);
  const kind = KINDS.find((one) => one === asks('kind'));
  const grade = GRADES.find((one) => one === asks('grade'));
  const reported = TIMES.find((one) => one === asks('time'));
  const region = REGIONS.find(([code]) => code === asks('region'))?.[0];
  const narrow = {
    ...period,
    ...(kind === undefined ? {} : { kind }),
    ...(grade === undefined ? {} : { grade }),
    ...(reported === undefined ? {} : { time: reported }),
    ...(region === undefined ? {} : { region }),
  };
  const [shown, setShown] = useState<IncidentCaseState | 'all' | 'late'>(
    asks('late') === 'true' ? 'late' : (STATES.find((one) => one === asks('state')) ?? 'all'),
  );
  const figures = useQuery('incident figures', async (signal) => authority.incident.count({}, { signal }));
  const asked = {
    ...narrow,
    ...(shown === 'all' ? {} : shown === 'late' ? { late: 'true' as const } : { state: shown }),
  };
  const columns: ReadonlyArray<ListColumn<IncidentCaseEntry>> = [
    {
      id: 'processor',
      title: m.processor,
      cell: ({ incident, processor }) => (
        <Link href={hrefOf(['incidents', incident])}>{processor ?? m.erased}</Link>
      ),
      csv: ({ processor }) => processor,
    },
    {
      id: 'reference',
      title: m.reference,
      isNarrow: true,
      cell: ({ reference }) => <span className="a-code">{reference}</span>,
      csv: ({ reference }) => reference,
    },
    {
      id: 'kind',
      title: m.kind,
      isNarrow: true,
      cell: ({ kind }) => m.kinds[kind],
      csv: ({ kind }) => m.kinds[kind],
    },
    {
      id: 'grade',
      title: m.grade,
      isNarrow: true,
      cell: ({ grade }) => m.grades[grade ?? 'none'],
      csv: ({ grade }) => m.grades[grade ?? 'none'],
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: (row) => <IncidentChips read={row} />,
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'received',
      title: m.received,
      isNarrow: true,
      cell: ({ received_at }) => time(received_at),
      csv: ({ received_at }) => received_at,
    },
    {
      id: 'next',
      title: m.next,
      isNarrow: true,
      cell: ({ next_due_at }) => (next_due_at === null ? '' : time(next_due_at)),
      csv: ({ next_due_at }) => next_due_at,
    },
  ];
  const counts = figures.data;
  return (
    <Page heading={m.heading} lead={m.lead} site={shell.title}>
      {counts === undefined ? null : (
        <p className="a-soft">
          {m.figuresOf(
            number(counts.states.received + counts.states.acknowledged + counts.states.asked),
            number(counts.overdue),
            number(counts.reported_late),
          )}
        </p>
      )}
      <Narrowed
        period={period}
        also={[
          ...(kind === undefined ? [] : [m.kinds[kind]]),
          ...(grade === undefined ? [] : [m.grades[grade]]),
          ...(reported === undefined ? [] : [m.times[reported]]),
          ...(region === undefined ? [] : [pick(regionName(region))]),
        ]}
        list="incidents"
      />
      <ListPage
        caption={m.caption}
        name={['incidents', ...Object.values(asked)].join(' ')}
        source={(signal) => authority.incident.list(asked, signal === undefined ? {} : { signal })}
        columns={columns}
        rowId={({ incident }) => incident}
        filters={
          <Toolbar label={m.show}>
            <Select
              name="shown"
              label={m.show}
              value={shown}
              onChange={setShown}
              placeholder={m.all}
              options={[
                { value: 'all', text: m.all },
                { value: 'late', text: m.late },
                ...STATES.map((value) => ({ value, text: m.states[value] })),
              ]}
            />
          </Toolbar>
        }
        empty={{ title: m.none, text: m.noneText }}
      />
    </Page>
  );
}
