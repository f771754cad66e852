import type { FigureTable } from '@consentry/contract';
import { Disclosure, Table } from '@consentry/ui';
import { shadeOf, shadesOf } from './shade.ts';
import { TILES } from './tiles.ts';
import { usePublicationWords } from './words.ts';
import './tile-map.css';

/** From here on a number is shortened in its tile; the whole one is read out, and in the table. */
const SHORT_FROM = 10_000;

export interface TileMapProps {
  readonly table: FigureTable;
  /** Where a region leads; left out, or `null`: nowhere. */
  readonly hrefOf?: (region: string) => string | null;
}

/** Counts by region: a square for each of the 34, without borders (ADR 40), and the same as a table. */
export function TileMap({ table, hrefOf = () => null }: TileMapProps) {
  const { m, language, pick, number } = usePublicationWords();
  const { title, rows, total } = table;
  const most = Math.max(1, ...rows.map(({ count }) => count ?? 0));
  const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const cut = (count: number) => (count < SHORT_FROM ? number(count) : short.format(count));
  const said = (count: number | null) => (count === null ? m.withheld : number(count));
  const tiles = TILES.flatMap((tile) => {
    const row = rows.find(({ value }) => value === tile.code);
    return row === undefined ? [] : [{ ...tile, ...row }];
  });
  return (
    <figure className="a-map">
      <figcaption>
        <span className="a-map-title">{pick(title)}</span>
        <span className="a-soft">
          {total === null ? m.map.summaryWithheld : m.map.summary(number(total))}
        </span>
      </figcaption>
      <ul className="a-map-tiles">
        {tiles.map(({ code, letters, column, row, text, count }) => {
          const name = pick(text);
          const href = count === 0 ? null : hrefOf(code);
          const shown = (
            <>
              <span aria-hidden="true">{language === 'zh-CN' ? name : letters}</span>
              <span aria-hidden="true" className="a-tile-count">
                {count === null ? '*' : cut(count)}
              </span>
              <span className="c-hidden">{m.map.tile(name, said(count))}</span>
            </>
          );
          const look = { className: 'a-tile', 'data-shade': shadeOf(count, most) };
          return (
            <li key={code} data-column={column} data-row={row}>
              {href === null ? (
                <div {...look}>{shown}</div>
              ) : (
                <a {...look} href={href}>
                  {shown}
                </a>
              )}
            </li>
          );
        })}
      </ul>
      <ul className="a-shades" aria-label={m.map.shades}>
        <li className="a-tile" data-shade="0">
          {m.map.none}
        </li>
        {shadesOf(most).map(({ shade, from, to }) => (
          <li key={shade} className="a-tile" data-shade={shade}>
            {from === to ? cut(from) : `${cut(from)}–${cut(to)}`}
          </li>
        ))}
        {rows.some(({ count }) => count === null) ? (
          <li className="a-tile" data-shade="withheld">
            * {m.withheld}
          </li>
        ) : null}
      </ul>
      <Disclosure title={m.table}>
        <Table
          caption={pick(title)}
          columns={[m.map.region, m.count]}
          rows={rows.map(({ value, text, count }) => ({ id: value, cells: [pick(text), said(count)] }))}
          empty={m.empty}
        />
      </Disclosure>
    </figure>
  );
}
