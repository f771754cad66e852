import type { CheckpointView, ParityView } from '@consentry/contract';
import { useMemo } from 'react';
import { BarChart, Card, Cards, Section, StatusChip, Table } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { comparisonOf } from './parity.ts';
import { useAlternativesWords } from './words.ts';

const TONES = { equal: 'ok', worse: 'problem', unknown: 'plain' } as const;

/** Each way against the face: measured times and success, and what the law’s rule finds. */
export function Parity({ view }: { readonly view: CheckpointView }) {
  const { m, date } = useAlternativesWords();
  const { checkpoint } = view;
  const parity = useQuery(`parity ${checkpoint}`, async (signal) =>
    platform.checkpoint.parity({ checkpoint }, { signal }),
  );
  const { data } = parity;
  return (
    <Section title={m.parity} {...(data === undefined ? {} : { lead: m.parityLead(date(data.since)) })}>
      <Loaded query={parity}>
        {(read) => (
          <>
            <Cards size="large">
              <Comparisons view={view} read={read} />
            </Cards>
            <Charts read={read} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

interface ComparisonsProps {
  readonly view: CheckpointView;
  readonly read: ParityView;
}

function Comparisons({ view, read }: ComparisonsProps) {
  const { m, pick } = useAlternativesWords();
  return view.ways
    .filter(({ with_face }) => !with_face)
    .map((way) => {
      const { verdict, findings } = comparisonOf(way, view, read);
      return (
        <Card
          key={way.way}
          title={m.kinds[way.kind]}
          status={<StatusChip tone={TONES[verdict]}>{m.verdicts[verdict]}</StatusChip>}
        >
          {verdict === 'unknown' ? <p className="k-soft">{m.unknownText}</p> : null}
          {findings.map(({ code, why, remedy }) => (
            <p key={code}>
              {pick(why)} {pick(remedy)}
            </p>
          ))}
        </Card>
      );
    });
}

function Charts({ read: { ways } }: { readonly read: ParityView }) {
  const { m, number } = useAlternativesWords();
  const drawn = useMemo(() => {
    const measured = ways.filter(({ median_ms }) => median_ms !== null);
    const places = measured.map(({ way }) => m.kinds[way]);
    return {
      places,
      times: [{ name: m.seconds, values: measured.map(({ median_ms }) => (median_ms ?? 0) / 1000) }],
      rates: [
        {
          name: m.rate,
          values: measured.map((one) => (one.success_permille === null ? null : one.success_permille / 10)),
        },
      ],
      seconds: (value: number) => m.secondsOf(number(value)),
      percent: (value: number) => m.percentOf(number(value)),
    };
  }, [ways, m, number]);
  const { places } = drawn;
  const frame = {
    places,
    placeName: m.way,
    tableText: m.table,
    emptyText: m.chartNone,
    loadingText: m.chartLoading,
    failedText: m.chartFailed,
    unknownText: m.unknown,
  };
  return (
    <>
      <Cards size="large">
        <BarChart
          {...frame}
          title={m.time}
          summary={m.timeSummary(places.length)}
          series={drawn.times}
          format={drawn.seconds}
        />
        <BarChart
          {...frame}
          title={m.success}
          summary={m.successSummary(places.length)}
          series={drawn.rates}
          format={drawn.percent}
        />
      </Cards>
      <Table
        caption={m.counts}
        columns={[m.way, m.attempts]}
        rows={ways.map(({ way, attempts }) => ({ id: way, cells: [m.kinds[way], number(attempts)] }))}
        empty={m.chartNone}
      />
    </>
  );
}
