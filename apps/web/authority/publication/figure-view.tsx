import type { FigureTable } from '@consentry/contract';
import { Disclosure, LineChart, Link, Meter, Table } from '@consentry/ui';
import { TileMap } from './tile-map.tsx';
import { usePublicationWords } from './words.ts';
import './figure-view.css';

/** Where a row of a table leads; `null`: nowhere. */
export type HrefOf = (name: FigureTable['name'], value: string) => string | null;

export interface FigureViewProps {
  readonly table: FigureTable;
  readonly hrefOf?: HrefOf;
}

/** One table of counts, as it is seen best: a map, a line of months, or bars; each with its table. */
export function FigureView({ table, hrefOf = () => null }: FigureViewProps) {
  const { name } = table;
  if (name.endsWith('_by_region')) return <TileMap table={table} hrefOf={(value) => hrefOf(name, value)} />;
  if (name.endsWith('_by_month') && table.rows.length > 1) return <Months tables={[table]} hrefOf={hrefOf} />;
  return <Bars table={table} hrefOf={hrefOf} />;
}

interface MonthsProps {
  readonly tables: readonly FigureTable[];
  readonly hrefOf?: HrefOf;
}

/** How counts went, of one table or of several over the same months; the first one leads to its cases. */
export function Months({ tables, hrefOf = () => null }: MonthsProps) {
  const { m, pick, number } = usePublicationWords();
  const [first] = tables;
  if (first === undefined) return null;
  const lists = first.rows.flatMap(({ value, count }) => {
    const href = count === 0 ? null : hrefOf(first.name, value);
    return href === null ? [] : [{ value, count, href }];
  });
  const total = tables.reduce((sum, one) => sum + (one.total ?? 0), 0);
  const chart = (
    <LineChart
      title={pick(first.title)}
      summary={
        tables.length > 1 ? tables.map(({ title }) => pick(title)).join(' · ') : m.total(number(total))
      }
      tableText={m.table}
      emptyText={m.empty}
      loadingText={m.loading}
      failedText={m.failed}
      placeName={m.month}
      places={first.rows.map(({ value }) => value)}
      series={tables.map(({ title, rows }) => ({
        name: pick(title),
        values: rows.map(({ count }) => count),
      }))}
      format={number}
      unknownText={m.withheld}
    />
  );
  if (lists.length === 0) return chart;
  return (
    <div>
      {chart}
      <Disclosure title={m.figures.toList}>
        <ul className="a-rows">
          {lists.toReversed().map(({ value, count, href }) => (
            <li key={value}>
              <Link href={href}>
                {value} · {count === null ? m.withheld : number(count)}
              </Link>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

function Bars({ table: { name, title, rows, total }, hrefOf }: Required<FigureViewProps>) {
  const { m, pick, number } = usePublicationWords();
  const most = Math.max(1, total ?? 0, ...rows.map(({ count }) => count ?? 0));
  const said = (count: number | null) => (count === null ? m.withheld : number(count));
  return (
    <figure className="a-map">
      <figcaption>
        <span className="a-map-title">{pick(title)}</span>
        <span className="a-soft">{total === null ? m.totalWithheld : m.total(number(total))}</span>
      </figcaption>
      <ul className="a-bars">
        {rows.map(({ value, text, count }) => {
          const href = count === 0 ? null : hrefOf(name, value);
          return (
            <li key={value}>
              <Meter label={pick(text)} value={count ?? 0} max={most} text={said(count)} />
              {href === null ? null : (
                <Link href={href}>
                  {m.figures.toList}
                  <span className="c-hidden">: {pick(text)}</span>
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      <Disclosure title={m.table}>
        <Table
          caption={pick(title)}
          columns={[m.value, m.count]}
          rows={rows.map(({ value, text, count }) => ({ id: value, cells: [pick(text), said(count)] }))}
          empty={m.empty}
        />
      </Disclosure>
    </figure>
  );
}
