import type { PostureChange } from '@consentry/contract';
import { Link } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { StateChip } from './state-chip.tsx';
import { usePostureWords } from './words.ts';

/** How rows changed, the latest first. */
export function ChangesPage() {
  const { m } = usePostureWords();
  return (
    <SectionPage title={m.row.allHistory} trail={[{ text: m.title, to: ['posture'] }]}>
      <Changes row={null} />
    </SectionPage>
  );
}

/** How one row changed, or all of them. */
export function Changes({ row: only }: { readonly row: string | null }) {
  const { m, time } = usePostureWords();
  const columns: readonly ListColumn<PostureChange>[] = [
    { id: 'at', title: m.columns.since, isNarrow: true, cell: ({ at }) => time(at), csv: ({ at }) => at },
    {
      id: 'row',
      title: m.columns.row,
      isNarrow: true,
      cell: ({ row }) => (only === null ? <Link href={hrefOf(['posture', row])}>{row}</Link> : row),
      csv: ({ row }) => row,
    },
    {
      id: 'after',
      title: m.columns.state,
      isNarrow: true,
      cell: ({ after }) => <StateChip state={after} />,
      csv: ({ after }) => m.states[after],
    },
    {
      id: 'before',
      title: m.row.history,
      cell: ({ before, after }) =>
        before === null ? m.row.first : m.row.changed(m.states[before], m.states[after]),
      csv: ({ before }) => (before === null ? null : m.states[before]),
    },
    {
      id: 'codes',
      title: m.row.found,
      cell: ({ codes }) => <span className="k-code">{codes.join(' ')}</span>,
      csv: ({ codes }) => codes.join(' '),
    },
  ];
  return (
    <ListPage
      caption={m.row.history}
      name={`posture-changes-${only ?? 'all'}`}
      source={(signal) =>
        platform.posture.listChanges(
          only === null ? {} : { row: only },
          signal === undefined ? {} : { signal },
        )
      }
      columns={only === null ? columns : columns.filter(({ id }) => id !== 'row')}
      rowId={({ change }) => `${change}`}
      empty={{ title: m.row.noHistory, text: '' }}
    />
  );
}
