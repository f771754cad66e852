import type { RetentionOutlook } from '@consentry/contract';
import { useMemo } from 'react';
import { BarChart, Callout, Cards, Section } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { useRetentionWords } from './words.ts';

type Of = RetentionOutlook['purposes'][number];

/** What of one purpose runs out when, and what was erased. */
export function Outlook({ purpose }: { readonly purpose: string }) {
  const { m, date, number } = useRetentionWords();
  const outlook = useQuery('retention outlook', async (signal) => platform.retention.outlook({}, { signal }));
  return (
    <Section title={m.outlook} lead={m.certificates}>
      <Loaded query={outlook}>
        {({ purposes }) => {
          const of = purposes.find((one) => one.purpose === purpose);
          const { count = 0, since = null } = of?.to_erase ?? {};
          return (
            <>
              {since === null ? null : (
                <Callout tone="note">
                  <p>
                    <strong>{m.toErase}</strong>: {m.waiting(number(count), date(since))}
                  </p>
                </Callout>
              )}
              <Charts of={of} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Charts({ of }: { readonly of: Of | undefined }) {
  const { m, number } = useRetentionWords();
  const drawn = useMemo(() => {
    const { runs_out: runs = [], erased = [] } = of ?? {};
    const months = [...new Set(erased.map(({ month }) => month))].toSorted();
    const reasons = [...new Set(erased.map(({ reason }) => reason))];
    return {
      runs: {
        places: runs.map(({ month }) => month),
        series: [{ name: m.count, values: runs.map(({ count }) => count) }],
      },
      erased: {
        places: months,
        series: reasons.map((reason) => ({
          name: m.reasons[reason],
          values: months.map(
            (month) => erased.find((one) => one.month === month && one.reason === reason)?.count ?? 0,
          ),
        })),
      },
    };
  }, [of, m]);
  const frame = {
    placeName: m.month,
    tableText: m.asTable,
    loadingText: m.chartLoading,
    failedText: m.chartFailed,
    unknownText: m.unknown,
    format: number,
  };
  return (
    <Cards size="large">
      <BarChart
        {...frame}
        {...drawn.runs}
        title={m.runsOut}
        summary={m.runsOutLead}
        emptyText={m.noRunsOut}
      />
      <BarChart
        {...frame}
        {...drawn.erased}
        isStacked
        title={m.erasedTitle}
        summary={m.certificates}
        emptyText={m.noErased}
      />
    </Cards>
  );
}
