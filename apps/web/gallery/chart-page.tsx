import { useMemo } from 'react';
import { BarChart, ForecastChart, LineChart, formatsOf } from '@consentry/ui';
import { useWords } from './words.ts';

const PAST = [71_200, 74_900, 78_800, 83_412];
const EXPECTED = [null, null, null, 83_412, 89_100, 95_300];
const LOW = [null, null, null, 83_412, 86_000, 89_800];
const HIGH = [null, null, null, 83_412, 92_000, 101_500];

export function ChartPage() {
  const { m, language } = useWords();
  const words = m.chart;
  const frame = {
    tableText: words.table,
    emptyText: words.empty,
    loadingText: words.loading,
    failedText: words.failed,
    placeName: words.month,
    unknownText: words.unknown,
  };
  const ways = useMemo(
    () => [
      { name: words.face, values: [310, 290, 420] },
      { name: words.card, values: [610, 640, 700] },
      { name: words.pin, values: [120, 90, 160] },
    ],
    [words],
  );
  const times = useMemo(
    () => [
      { name: words.face, values: [3.1, 3, 2.9, null, 2.8, 2.7] },
      { name: words.card, values: [2.2, 2.3, 2.2, 2.1, 2.2, 2] },
    ],
    [words],
  );
  const points = useMemo(
    () =>
      words.months.map((place, index) => ({
        place,
        value: PAST[index] ?? null,
        expected: EXPECTED[index] ?? null,
        low: LOW[index] ?? null,
        high: HIGH[index] ?? null,
      })),
    [words],
  );
  const quarter = useMemo(() => words.months.slice(0, 3), [words]);
  const threshold = useMemo(() => ({ value: 100_000, name: words.threshold }), [words]);
  const { number } = formatsOf(language);
  return (
    <>
      <BarChart
        {...frame}
        title={words.bar}
        summary={words.barSummary}
        places={quarter}
        series={ways}
        format={number}
      />
      <LineChart
        {...frame}
        title={words.line}
        summary={words.lineSummary}
        places={words.months}
        series={times}
        format={words.seconds}
      />
      <ForecastChart
        {...frame}
        title={words.forecast}
        summary={words.forecastSummary}
        points={points}
        valueName={words.past}
        expectedName={words.expected}
        lowName={words.low}
        highName={words.high}
        boundsName={words.bounds}
        threshold={threshold}
        format={number}
      />
      <BarChart {...frame} title={words.line} summary="" places={[]} series={[]} format={number} />
    </>
  );
}
