import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Disclosure } from '../disclosure.tsx';
import { Table } from '../table.tsx';
import type { ChartDrawing } from './chart-drawing.ts';
import type { DrawnChart } from './draw-chart.ts';
import './chart.css';

export interface ChartFrameProps {
  readonly title: string;
  /** What the chart shows, in a sentence: whoever does not see it has this and the table. */
  readonly summary: string;
  /** Opens the table behind it. */
  readonly tableText: string;
  readonly emptyText: string;
  readonly loadingText: string;
  readonly failedText: string;
}

interface ChartProps extends ChartFrameProps {
  readonly drawing: ChartDrawing;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart with its table. The picture is for the eye only and comes when it is needed. */
export function Chart({
  title,
  summary,
  tableText,
  emptyText,
  drawing,
  columns,
  rows,
  ...texts
}: ChartProps) {
  const isEmpty = rows.length === 0;
  return (
    <figure className="c-chart">
      <figcaption className="c-chart-head">
        <span className="c-chart-title">{title}</span>
        <span className="c-chart-summary">{isEmpty ? emptyText : summary}</span>
      </figcaption>
      {isEmpty ? null : (
        <>
          <Picture drawing={drawing} {...texts} />
          <Disclosure title={tableText}>
            <div className="c-chart-table">
              <Table
                caption={title}
                columns={columns}
                rows={rows.map((cells, index) => ({ id: String(index), cells }))}
                empty={emptyText}
              />
            </div>
          </Disclosure>
        </>
      )}
    </figure>
  );
}

interface PictureProps {
  readonly drawing: ChartDrawing;
  readonly loadingText: string;
  readonly failedText: string;
}

function Picture({ drawing, loadingText, failedText }: PictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<DrawnChart | null>(null);
  const latest = useRef(drawing);
  const [state, setState] = useState<'loading' | 'drawn' | 'failed'>('loading');
  useEffect(() => {
    latest.current = drawing;
    chart.current?.draw(drawing);
  }, [drawing]);
  useEffect(() => {
    let isHere = true;
    import('./draw-chart.ts').then(
      ({ drawChart }) => {
        if (!isHere || place.current === null) return;
        chart.current = drawChart(place.current);
        chart.current.draw(latest.current);
        setState('drawn');
      },
      () => (isHere ? setState('failed') : undefined),
    );
    return () => {
      isHere = false;
      chart.current?.[Symbol.dispose]();
      chart.current = null;
    };
  }, []);
  const words: Readonly<Record<typeof state, ReactNode>> = {
    loading: loadingText,
    failed: failedText,
    drawn: null,
  };
  return (
    <div className="c-chart-picture" data-state={state}>
      {words[state] === null ? null : <output className="c-chart-words">{words[state]}</output>}
      <div ref={place} className="c-chart-place" aria-hidden="true" />
    </div>
  );
}
