import { type ReactNode, useState } from 'react';
import { type Column, DataTable, EmptyState, ExportCsv, Pagination, Skeleton } from '@consentry/ui';
import { type Trouble, troubleOf } from '../api/trouble.ts';
import { ProblemText } from '../shell/problem-text.tsx';
import { type Source, useList } from './use-list.ts';
import { useListWords } from './words.ts';

/** A column of a list: how a cell looks, and what it is in an export. */
export interface ListColumn<T> extends Column<T> {
  /** In the CSV; an instant as it came. Left out: the column is not exported. */
  readonly csv?: (row: T) => string | number | null;
}

export interface ListProps<T> {
  /** Says what the list holds: “Sites”. */
  readonly caption: string;
  /** Names list and filter; another name begins at the first page. */
  readonly name: string;
  /** Reads it from the platform: `(signal) => platform.site.list({}, { signal })`. */
  readonly source: Source<T>;
  /** The first one names the row, usually by a link to its page. */
  readonly columns: readonly ListColumn<T>[];
  readonly rowId: (row: T) => string;
  /** A `Toolbar` of filters the platform knows. */
  readonly filters?: ReactNode;
  readonly empty: { readonly title: string; readonly text: string; readonly action?: ReactNode };
}

/** A list of the platform as every section shows it: pages, filters, and the whole of it as CSV. */
export function ListPage<T>({ caption, name, source, columns, rowId, filters, empty }: ListProps<T>) {
  const { m } = useListWords();
  const list = useList(name, source);
  const [failed, setFailed] = useState<Trouble | null>(null);
  const exported = columns.flatMap(({ title, csv }) => (csv === undefined ? [] : [{ title, csv }]));
  const csvRows = async () => {
    setFailed(null);
    return (await list.all()).map((row) => exported.map(({ csv }) => csv(row)));
  };
  const { from, to, total } = list;
  return (
    <>
      <ProblemText trouble={failed} />
      <DataTable
        caption={caption}
        columns={columns}
        rows={list.rows}
        rowId={rowId}
        state={list.state}
        loading={<Skeleton look="table" label={m.loading} lines={6} />}
        error={<ProblemText trouble={list.trouble} />}
        empty={<EmptyState {...empty} />}
        filters={filters}
        exports={
          <ExportCsv
            text={m.csv}
            pendingText={m.exporting}
            fileName={name.replaceAll(/[^\w-]+/g, '-')}
            columns={exported.map(({ title }) => title)}
            rows={csvRows}
            onFailed={(error) => setFailed(troubleOf(error))}
          />
        }
        pages={
          from === 0 ? null : (
            <Pagination
              label={`${m.pages}: ${caption}`}
              summary={total === null ? m.some(from, to) : m.of(from, to, total)}
              previousText={m.previous}
              nextText={m.next}
              onPrevious={list.previous}
              onNext={list.next}
            />
          )
        }
      />
    </>
  );
}
