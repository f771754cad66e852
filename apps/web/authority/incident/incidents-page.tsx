import type { IncidentCaseEntry, IncidentCaseState } from '@consentry/contract';
import { useState } from 'react';
import { Link, Select, StatusChip, Toolbar } from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
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
  return (
    <span className="a-chips">
      {late ? (
        <StatusChip tone="problem" icon="clock">
          {m.late}
        </StatusChip>
      ) : null}
      <StatusChip tone={TONES[state]}>{m.states[state]}</StatusChip>
    </span>
  );
}

/** The incidents that were reported to one’s department. */
export function IncidentsPage() {
  const { m: shell } = useWords();
  const { m, time, number } = useIncidentWords();
  const [shown, setShown] = useState<IncidentCaseState | 'all' | 'late'>('all');
  const figures = useQuery('incident figures', async (signal) => authority.incident.count({}, { signal }));
  const asked = shown === 'all' ? {} : shown === 'late' ? { late: 'true' as const } : { state: shown };
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
      cell: ({ reference }) => <span className="a-code">{reference}</span>,
      csv: ({ reference }) => reference,
    },
    { id: 'kind', title: m.kind, cell: ({ kind }) => m.kinds[kind], csv: ({ kind }) => kind },
    {
      id: 'grade',
      title: m.grade,
      cell: ({ grade }) => m.grades[grade ?? 'none'],
      csv: ({ grade }) => grade,
    },
    { id: 'state', title: m.state, cell: (row) => <IncidentChips read={row} />, csv: ({ state }) => state },
    {
      id: 'received',
      title: m.received,
      cell: ({ received_at }) => time(received_at),
      csv: ({ received_at }) => received_at,
    },
    {
      id: 'next',
      title: m.next,
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
      <ListPage
        caption={m.caption}
        name={`incidents ${shown}`}
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
