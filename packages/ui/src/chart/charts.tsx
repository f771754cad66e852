import { useMemo } from 'react';
import { Chart, type ChartFrameProps } from './chart.tsx';
import type { ChartDrawing, ChartSeries } from './chart-drawing.ts';

export interface SeriesChartProps extends ChartFrameProps {
  /** Heads the first column of the table: “Month”. */
  readonly placeName: string;
  readonly places: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly format: (value: number) => string;
  /** Said in the table where nothing is known. */
  readonly unknownText: string;
}

export interface BarChartProps extends SeriesChartProps {
  readonly isStacked?: boolean;
}

/** Amounts side by side, told apart by pattern and colour. */
export function BarChart({ isStacked = false, ...props }: BarChartProps) {
  return <SeriesChart kind="bar" isStacked={isStacked} {...props} />;
}

/** How amounts go, told apart by line, mark and colour. */
export function LineChart(props: SeriesChartProps) {
  return <SeriesChart kind="line" isStacked={false} {...props} />;
}

function SeriesChart(
  props: SeriesChartProps & { readonly kind: 'bar' | 'line'; readonly isStacked: boolean },
) {
  const { kind, isStacked, placeName, places, series, format, unknownText, ...frame } = props;
  const drawing = useMemo<ChartDrawing>(
    () => ({ kind, isStacked, places, series, format }),
    [kind, isStacked, places, series, format],
  );
  const cell = (value: number | null | undefined) =>
    typeof value === 'number' ? format(value) : unknownText;
  const rows = places.map((place, index) => [place, ...series.map(({ values }) => cell(values[index]))]);
  return (
    <Chart
      {...frame}
      drawing={drawing}
      columns={[placeName, ...series.map(({ name }) => name)]}
      rows={rows}
    />
  );
}

export interface ForecastPoint {
  readonly place: string;
  /** What was; null from where it is only expected. */
  readonly value: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ForecastChartProps extends ChartFrameProps {
  readonly placeName: string;
  readonly points: readonly ForecastPoint[];
  readonly valueName: string;
  readonly expectedName: string;
  readonly lowName: string;
  readonly highName: string;
  readonly boundsName: string;
  /** A line that must not be crossed unnoticed, for example 100,000 people (§ 第十五条). */
  readonly threshold: { readonly value: number; readonly name: string } | null;
  readonly format: (value: number) => string;
  readonly unknownText: string;
}

/** What was, what is expected, and between which bounds. */
export function ForecastChart(props: ForecastChartProps) {
  const {
    placeName,
    points,
    valueName,
    expectedName,
    lowName,
    highName,
    boundsName,
    threshold,
    format,
    unknownText,
    ...frame
  } = props;
  const drawing = useMemo<ChartDrawing>(
    () => ({
      kind: 'forecast',
      places: points.map(({ place }) => place),
      past: { name: valueName, values: points.map(({ value }) => value) },
      expected: { name: expectedName, values: points.map(({ expected }) => expected) },
      low: points.map(({ low }) => low),
      high: points.map(({ high }) => high),
      boundsName,
      threshold,
      format,
    }),
    [points, valueName, expectedName, boundsName, threshold, format],
  );
  const cell = (value: number | null) => (value === null ? unknownText : format(value));
  const rows = points.map(({ place, value, expected, low, high }) => [
    place,
    cell(value),
    cell(expected),
    cell(low),
    cell(high),
  ]);
  return (
    <Chart
      {...frame}
      drawing={drawing}
      columns={[placeName, valueName, expectedName, lowName, highName]}
      rows={rows}
    />
  );
}
