import type { WitnessAlarmView, WitnessedLogView } from '@consentry/contract';
import { Card, CopyField, Link, Section } from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { StandingChip, useLag } from './log-standing.tsx';
import { useWitnessWords } from './words.ts';

/** What waits to be looked into, the logs that are followed, and the key they are cosigned by. */
export function LogsPage() {
  const { m: shell } = useWords();
  const { m } = useWitnessWords();
  const { can } = useSession();
  const [alarms, logs] = [useAlarmColumns(), useLogColumns()];
  return (
    <Page heading={m.heading} lead={m.lead} site={shell.title}>
      {can('witness.register') ? (
        <p className="a-actions">
          <Link href={hrefOf(['logs', 'new'])}>{m.register}</Link>
        </p>
      ) : null}
      <ListPage
        caption={m.alarms}
        name="witness alarms"
        source={(signal) =>
          authority.witness.alarms({ state: 'open' }, signal === undefined ? {} : { signal })
        }
        columns={alarms}
        rowId={({ alarm }) => alarm}
        empty={{ title: m.noAlarms, text: m.noAlarmsText }}
      />
      <ListPage
        caption={m.logs}
        name="witness logs"
        source={(signal) => authority.witness.list({}, signal === undefined ? {} : { signal })}
        columns={logs}
        rowId={({ log }) => log}
        empty={{ title: m.noLogs, text: m.noLogsText }}
      />
      <OurKey />
    </Page>
  );
}

function useLogColumns(): ReadonlyArray<ListColumn<WitnessedLogView>> {
  const { m, number } = useWitnessWords();
  const lag = useLag();
  return [
    {
      id: 'processor',
      title: m.processor,
      cell: ({ log, processor }) => <Link href={hrefOf(['logs', log])}>{processor}</Link>,
      csv: ({ processor }) => processor,
    },
    {
      id: 'standing',
      title: m.standing,
      isNarrow: true,
      cell: ({ standing }) => <StandingChip standing={standing} />,
      csv: ({ standing }) => m.standings[standing],
    },
    {
      id: 'size',
      title: m.entries,
      align: 'end',
      isNarrow: true,
      cell: ({ size }) => number(size),
      csv: ({ size }) => size,
    },
    {
      id: 'lag',
      title: m.lag,
      align: 'end',
      isNarrow: true,
      cell: ({ lag_seconds }) => lag(lag_seconds),
      csv: ({ lag_seconds }) => lag_seconds,
    },
    {
      id: 'open',
      title: m.open,
      align: 'end',
      isNarrow: true,
      cell: ({ open_alarms }) => number(open_alarms),
      csv: ({ open_alarms }) => open_alarms,
    },
  ];
}

function useAlarmColumns(): ReadonlyArray<ListColumn<WitnessAlarmView>> {
  const { m, time } = useWitnessWords();
  return [
    {
      id: 'processor',
      title: m.processor,
      cell: ({ log, processor }) => <Link href={hrefOf(['logs', log])}>{processor}</Link>,
      csv: ({ processor }) => processor,
    },
    {
      id: 'kind',
      title: m.kind,
      isNarrow: true,
      cell: ({ kind }) => <StandingChip standing={kind} />,
      csv: ({ kind }) => m.standings[kind],
    },
    {
      id: 'raised',
      title: m.raised,
      isNarrow: true,
      cell: ({ raised_at }) => time(raised_at),
      csv: ({ raised_at }) => raised_at,
    },
    {
      id: 'ended',
      title: m.standing,
      cell: ({ ended_at }) => (ended_at === null ? m.goesOn : m.ended(time(ended_at))),
      csv: ({ ended_at }) => ended_at,
    },
  ];
}

function OurKey() {
  const { m } = useWitnessWords();
  const key = useQuery('witness key', async (signal) => authority.witness.readKey({}, { signal }));
  const texts = { copyText: m.copy, copiedText: m.copied, failedText: m.copyFailed };
  return (
    <Section title={m.ours} lead={m.oursLead}>
      <Loaded query={key}>
        {(read) => (
          <Card>
            <div className="w-stack">
              <CopyField label={m.key} value={read.key} {...texts} />
              <CopyField label={m.address} value={read.address} {...texts} />
            </div>
          </Card>
        )}
      </Loaded>
    </Section>
  );
}
