import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { Tick } from './tick.tsx';
import './data-table.css';

export interface Column<R> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: R) => ReactNode;
  readonly isSortable?: boolean;
  /** `end` for numbers. */
  readonly align?: 'start' | 'end';
  /** Broken between words only: dates, numbers, chips. */
  readonly isNarrow?: boolean;
}

export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface Selection<R> {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  readonly rowText: (row: R) => string;
  readonly allText: string;
  /** How many are chosen: said when it changes. */
  readonly summary: (count: number) => string;
  /** Buttons that act on what is chosen. */
  readonly actions: ReactNode;
}

export interface DataTableProps<R> {
  readonly caption: string;
  /** The caption is read out but not shown, where a heading above says the same. */
  readonly hidesCaption?: boolean;
  /** The first one names the row. */
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  /** The server sorts; null while it has its own order. */
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  readonly selection?: Selection<R>;
  /** What can be done with one row: buttons or a `Menu`. */
  readonly rowActions?: (row: R) => ReactNode;
  /** Heads the column of `rowActions`. */
  readonly actionsTitle?: string;
  /** `loading` keeps the rows there are; without any, `loading` and `error` stand in their place. */
  readonly state: 'ready' | 'loading' | 'error';
  readonly loading: ReactNode;
  readonly error: ReactNode;
  readonly empty: ReactNode;
  /** Filters above the table, usually a `Toolbar`. */
  readonly filters?: ReactNode;
  /** Beside the caption: the button that exports CSV. */
  readonly exports?: ReactNode;
  /** Under the table: `Pagination`. */
  readonly pages?: ReactNode;
}

/**
 * A list of the server: it sorts, filters and hands out pages, this shows them. A real table for a screen
 * reader; where there is no room each row is a card with the names of its columns.
 */
export function DataTable<R>(props: DataTableProps<R>) {
  const {
    caption,
    hidesCaption = false,
    columns,
    rows,
    selection,
    rowActions,
    state,
    filters,
    exports,
    pages,
  } = props;
  const isBare = rows.length === 0;
  const count = columns.length + (selection === undefined ? 0 : 1) + (rowActions === undefined ? 0 : 1);
  return (
    <div className="c-data" data-state={state} data-columns={count > 6 ? 'many' : count}>
      {filters}
      {hidesCaption && exports === undefined ? null : (
        <div className="c-data-head">
          {hidesCaption ? null : (
            <p className="c-data-caption" aria-hidden="true">
              {caption}
            </p>
          )}
          <div className="c-data-exports">{exports}</div>
        </div>
      )}
      {selection === undefined ? null : <Chosen selection={selection} />}
      {state === 'error' ? (
        props.error
      ) : isBare ? (
        state === 'loading' ? (
          props.loading
        ) : (
          props.empty
        )
      ) : (
        <table className="c-data-table" aria-busy={state === 'loading'}>
          <caption className="c-hidden">{caption}</caption>
          <thead>
            <tr>
              {selection === undefined ? null : (
                <th className="c-data-tick" scope="col">
                  <All selection={selection} rows={rows} rowId={props.rowId} />
                </th>
              )}
              {columns.map((column) => (
                <Head key={column.id} column={column} sort={props.sort ?? null} onSort={props.onSort} />
              ))}
              {rowActions === undefined ? null : (
                <th className="c-data-actions" scope="col">
                  <span className="c-hidden">{props.actionsTitle}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <DataRow key={props.rowId(row)} row={row} {...props} />
            ))}
          </tbody>
        </table>
      )}
      {pages}
    </div>
  );
}

function DataRow<R>({ row, columns, rowId, selection, rowActions }: DataTableProps<R> & { readonly row: R }) {
  const id = rowId(row);
  const isSelected = selection?.selected.has(id) ?? false;
  return (
    <tr data-selected={isSelected}>
      {selection === undefined ? null : (
        <td className="c-data-tick">
          <Tick
            label={selection.rowText(row)}
            state={isSelected ? 'all' : 'none'}
            onChange={() => selection.onChange(toggled(selection.selected, id))}
          />
        </td>
      )}
      {columns.map((column, index) => {
        const Cell = index === 0 ? 'th' : 'td';
        return (
          <Cell
            key={column.id}
            {...(index === 0 ? { scope: 'row' } : {})}
            className="c-data-cell"
            data-align={column.align ?? 'start'}
            data-narrow={column.isNarrow ?? false}
          >
            {index === 0 ? null : (
              <span className="c-data-name" aria-hidden="true">
                {column.title}
              </span>
            )}
            <span className="c-data-value">{column.cell(row)}</span>
          </Cell>
        );
      })}
      {rowActions === undefined ? null : <td className="c-data-actions">{rowActions(row)}</td>}
    </tr>
  );
}

interface HeadProps<R> {
  readonly column: Column<R>;
  readonly sort: Sort | null;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

function Head<R>({ column, sort, onSort }: HeadProps<R>) {
  const { id, title, align = 'start', isSortable = false } = column;
  const direction = sort?.column === id ? sort.direction : null;
  const turn = () =>
    onSort?.({ column: id, direction: direction === 'ascending' ? 'descending' : 'ascending' });
  return (
    <th
      scope="col"
      data-align={align}
      data-sortable={isSortable}
      {...(direction === null ? {} : { 'aria-sort': direction })}
    >
      {isSortable ? (
        <button type="button" className="c-data-sort" data-direction={direction} onClick={turn}>
          <span>{title}</span>
          <Icon name={direction === null ? 'sort' : direction === 'ascending' ? 'up' : 'down'} />
        </button>
      ) : (
        title
      )}
    </th>
  );
}

interface AllProps<R> {
  readonly selection: Selection<R>;
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
}

/** Chooses all rows of this page, or none of them. */
function All<R>({ selection, rows, rowId }: AllProps<R>) {
  const ids = rows.map(rowId);
  const count = ids.filter((id) => selection.selected.has(id)).length;
  const state = count === 0 ? 'none' : count === ids.length ? 'all' : 'some';
  const change = () => {
    const next = new Set(selection.selected);
    for (const id of ids) {
      if (state === 'all') next.delete(id);
      else next.add(id);
    }
    selection.onChange(next);
  };
  return <Tick label={selection.allText} state={state} onChange={change} />;
}

function Chosen<R>({ selection }: { readonly selection: Selection<R> }) {
  const count = selection.selected.size;
  return (
    <div className="c-data-chosen" data-count={count}>
      <output>{count === 0 ? '' : selection.summary(count)}</output>
      {count === 0 ? null : selection.actions}
    </div>
  );
}

function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
