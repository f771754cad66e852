import { useState } from 'react';
import {
  Button,
  DataTable,
  EmptyState,
  ErrorState,
  ExportCsv,
  LawChip,
  Menu,
  Pagination,
  SearchField,
  Select,
  Skeleton,
  type Sort,
  Toolbar,
  formatsOf,
} from '@consentry/ui';
import { useWords } from './words.ts';

interface Row {
  readonly id: string;
  readonly since: string;
  readonly uses: number;
  readonly state: 'given' | 'refused' | 'withdrawn' | 'expired';
}

const ROWS: readonly Row[] = [
  { id: 'p-7f3a', since: '2026-03-15', uses: 41, state: 'given' },
  { id: 'p-81c0', since: '2026-03-14', uses: 1_204, state: 'withdrawn' },
  { id: 'p-a94e', since: '2026-02-27', uses: 0, state: 'refused' },
  { id: 'p-c3d2', since: '2025-12-01', uses: 386, state: 'expired' },
];

export function TablePage() {
  const { m, language } = useWords();
  const words = m.table;
  const formats = formatsOf(language);
  const [sort, setSort] = useState<Sort>({ column: 'since', direction: 'descending' });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['p-81c0']));
  const [search, setSearch] = useState('');
  const [state, setState] = useState<'all' | 'given'>('all');
  const frame = {
    rowId: (row: Row) => row.id,
    loading: <Skeleton label={words.loading} look="table" />,
    error: (
      <ErrorState title={m.layout.errorTitle} detail={m.layout.errorDetail} remedy={m.layout.errorRemedy} />
    ),
    empty: <EmptyState icon="people" title={words.empty} text={words.emptyText} />,
    columns: [
      { id: 'id', title: words.person, cell: (row: Row) => row.id, isSortable: true },
      {
        id: 'since',
        title: words.since,
        cell: (row: Row) => formats.date(row.since),
        isSortable: true,
        isNarrow: true,
      },
      { id: 'uses', title: words.uses, cell: (row: Row) => formats.number(row.uses), align: 'end' as const },
      {
        id: 'state',
        title: words.state,
        cell: (row: Row) => <LawChip of="consent" state={row.state} language={language} />,
      },
    ],
  };
  return (
    <>
      <DataTable
        {...frame}
        caption={words.people}
        rows={ROWS}
        state="ready"
        sort={sort}
        onSort={setSort}
        selection={{
          selected,
          onChange: setSelected,
          rowText: (row) => words.row(row.id),
          allText: words.all,
          summary: words.chosen,
          actions: <Button icon="mail">{words.notify}</Button>,
        }}
        actionsTitle={words.actions}
        rowActions={(row) => (
          <Menu
            label={words.actionsOf(row.id)}
            onAction={() => {}}
            items={[
              { id: 'view', text: words.view, icon: 'reveal' },
              {
                id: 'withdraw',
                text: words.withdraw,
                hint: words.withdrawHint,
                icon: 'hand',
                tone: 'problem',
              },
            ]}
          />
        )}
        filters={
          <Toolbar label={words.filters}>
            <SearchField label={words.search} value={search} onChange={setSearch} clearText={words.clear} />
            <Select
              label={words.state}
              placeholder={words.stateAll}
              value={state}
              onChange={setState}
              options={[
                { value: 'all', text: words.stateAll },
                { value: 'given', text: words.view },
              ]}
            />
          </Toolbar>
        }
        exports={
          <ExportCsv
            text={words.export}
            pendingText={words.exporting}
            fileName="people"
            columns={[words.person, words.uses]}
            rows={() => Promise.resolve(ROWS.map((row) => [row.id, row.uses]))}
            onFailed={() => {}}
          />
        }
        pages={
          <Pagination
            label={words.pages}
            summary={words.page}
            previousText={words.previous}
            nextText={words.next}
            onPrevious={null}
            onNext={() => {}}
          />
        }
      />
      <DataTable {...frame} caption={words.more} rows={[]} state="loading" />
      <DataTable {...frame} caption={words.more} rows={[]} state="ready" />
      <DataTable {...frame} caption={words.more} rows={[]} state="error" />
    </>
  );
}
