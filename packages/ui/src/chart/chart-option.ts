import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { EChartsCoreOption } from 'echarts/core';
import type { ChartDrawing } from './chart-drawing.ts';

export interface ChartColours {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly problem: string;
  readonly series: readonly string[];
  readonly font: string;
  /** Pixels. */
  readonly size: number;
}

const DASHES = ['solid', 'dashed', 'dotted', [12, 4, 2, 4]] as const;
const MARKS = ['circle', 'rect', 'triangle', 'diamond'] as const;

/**
 * Writes a drawing as an option of echarts: no motion, and no series by its colour alone.
 *
 * @param width of the picture, pixels
 */
export function optionOf(drawing: ChartDrawing, colours: ChartColours, width: number): EChartsCoreOption {
  const text = { color: colours.ink, fontFamily: colours.font, fontSize: colours.size };
  const axis = {
    axisLabel: text,
    axisLine: { lineStyle: { color: colours.soft } },
    axisTick: { show: false },
  };
  const series = seriesOf(drawing, colours);
  const names = series.flatMap(({ name }) => (typeof name === 'string' && name !== '' ? [name] : []));
  // Bars are of things with names, and each name is there; of days some may be left out.
  const places =
    drawing.kind === 'bar'
      ? { interval: 0, width: Math.max(40, (width - 80) / drawing.places.length), overflow: 'break' }
      : { hideOverlap: true };
  return {
    animation: false,
    textStyle: text,
    color: [...colours.series],
    aria: { enabled: true, label: { enabled: false }, decal: { show: drawing.kind === 'bar' } },
    grid: {
      left: 4,
      right: 16,
      top: 16,
      bottom: series.length > 1 ? 16 + legendRows(names, colours.size, width) * colours.size * 1.6 : 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: {
      show: series.length > 1,
      bottom: 0,
      type: 'plain',
      textStyle: text,
      itemWidth: 28,
      data: names,
    },
    xAxis: {
      type: 'category',
      data: [...drawing.places],
      ...axis,
      axisLabel: { ...text, ...places },
    },
    yAxis: {
      type: 'value',
      // Between two whole numbers that are counted there is nothing.
      ...(isCounted(drawing) ? { minInterval: 1 } : {}),
      ...axis,
      axisLabel: { ...text, formatter: drawing.format },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series,
  };
}

/** Whether nothing but whole numbers is drawn. */
function isCounted(drawing: ChartDrawing): boolean {
  return (
    drawing.kind !== 'forecast' &&
    drawing.series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0)))
  );
}

/** Counts the rows that a legend takes, as echarts lays it out: a mark, a name, a gap. */
function legendRows(names: readonly string[], size: number, width: number): number {
  let rows = 1;
  let taken = 0;
  for (const name of names) {
    const broad = name.match(/[\u2E80-\uFFFF]/g)?.length ?? 0;
    const wide = 28 + 20 + broad * size + (name.length - broad) * size * 0.6;
    if (taken > 0 && taken + wide > width) {
      rows += 1;
      taken = 0;
    }
    taken += wide;
  }
  return rows;
}

function seriesOf(drawing: ChartDrawing, colours: ChartColours): (BarSeriesOption | LineSeriesOption)[] {
  if (drawing.kind !== 'forecast') {
    return drawing.series.map(({ name, values }, index) =>
      drawing.kind === 'line'
        ? lineOf(name, values, index, colours)
        : {
            type: 'bar',
            name,
            data: [...values],
            barMaxWidth: 44,
            itemStyle: { borderColor: colours.ink, borderWidth: 1 },
            ...(drawing.isStacked ? { stack: 'all' } : {}),
          },
    );
  }
  const { past, expected, low, high, boundsName, threshold } = drawing;
  const between = high.map((top, index) => (top === null ? null : top - (low[index] ?? 0)));
  const bound = {
    type: 'line',
    stack: 'bounds',
    symbol: 'none',
    silent: true,
    tooltip: { show: false },
  } as const;
  return [
    { ...lineOf(past.name, past.values, 0, colours), ...thresholdOf(threshold, colours) },
    lineOf(expected.name, expected.values, 1, colours),
    { ...bound, name: '', data: [...low], lineStyle: { opacity: 0 } },
    {
      ...bound,
      name: boundsName,
      data: between,
      lineStyle: { opacity: 0 },
      itemStyle: { color: colours.series[1] ?? colours.ink, opacity: 0.35 },
      areaStyle: { color: colours.series[1] ?? colours.ink, opacity: 0.25 },
      symbol: 'rect',
      showSymbol: false,
    },
  ];
}

function lineOf(
  name: string,
  values: readonly (number | null)[],
  index: number,
  colours: ChartColours,
): LineSeriesOption {
  const colour = colours.series[index % colours.series.length] ?? colours.ink;
  const dash = DASHES[index % DASHES.length] ?? 'solid';
  return {
    type: 'line',
    name,
    data: [...values],
    symbol: MARKS[index % MARKS.length] ?? 'circle',
    symbolSize: 8,
    showAllSymbol: 'auto',
    itemStyle: { color: colour, borderColor: colours.ink, borderWidth: 1 },
    lineStyle: { color: colour, width: 3, type: typeof dash === 'string' ? dash : [...dash] },
  };
}

function thresholdOf(
  threshold: { readonly value: number; readonly name: string } | null,
  colours: ChartColours,
): Pick<LineSeriesOption, 'markLine'> {
  if (threshold === null) return {};
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: colours.problem, width: 2, type: [2, 3] },
      label: {
        formatter: threshold.name,
        position: 'insideStartTop',
        color: colours.problem,
        fontWeight: 'bold',
      },
      data: [{ yAxis: threshold.value }],
    },
  };
}
