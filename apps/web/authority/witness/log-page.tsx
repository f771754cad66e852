import type { WitnessedHead, WitnessedLogView } from '@consentry/contract';
import { Callout, Card, DescriptionList, Digest, Link } from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { AlarmsOf } from './alarm-card.tsx';
import { ChangeLog } from './change-log.tsx';
import { StandingChip, useLag } from './log-standing.tsx';
import { useWitnessWords } from './words.ts';

/** One log: how it stands, what is wrong with it and what to do, the heads that were cosigned. */
export function LogPage({ log }: { readonly log: string }) {
  const { m: shell } = useWords();
  const { m } = useWitnessWords();
  const { can } = useSession();
  const view = useQuery(`witness ${log}`, async (signal) => authority.witness.read({ log }, { signal }));
  return (
    <Page heading={view.data?.processor ?? m.heading} site={shell.title}>
      <p>
        <Link href={hrefOf(['logs'])}>{m.back}</Link>
      </p>
      <Loaded query={view}>
        {(read) => (
          <>
            <About read={read} />
            <AlarmsOf log={read} />
            <Heads log={log} />
            {can('witness.register') && read.ended_at === null ? (
              <ChangeLog key={read.version} read={read} />
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface OfLog {
  readonly read: WitnessedLogView;
}

function About({ read }: OfLog) {
  const { m, time, number } = useWitnessWords();
  const lag = useLag();
  const failure = useFailure();
  const texts = { copyText: m.copy, copiedText: m.copied, failedText: m.copyFailed };
  const counted = { true: m.countedYes, false: m.countedNo, null: m.countedUnknown };
  const timeOr = (at: string | null) => (at === null ? m.headNone : time(at));
  return (
    <Card title={m.about} level={2} status={<StandingChip standing={read.standing} />}>
      {read.failure === null ? null : (
        <Callout tone="note">
          <p>
            <strong>{m.failure}</strong>
          </p>
          <p>{failure(read.failure)}</p>
        </Callout>
      )}
      {read.ended_at === null ? null : (
        <Callout tone="plain">
          <p>
            <strong>{m.endedAt(time(read.ended_at))}</strong>
          </p>
          <p className="a-words">{read.end_reason}</p>
        </Callout>
      )}
      <DescriptionList
        items={[
          { term: m.origin, detail: <span className="a-words">{read.origin}</span> },
          { term: m.key, detail: <Digest value={read.key} {...texts} /> },
          { term: m.url, detail: <span className="a-words">{read.url ?? m.posts}</span> },
          { term: m.head, detail: read.head_at === null ? m.headNone : number(read.size) },
          {
            term: m.headAt,
            detail: `${timeOr(read.head_at)} · ${m.lag} ${lag(read.lag_seconds)}`,
          },
          { term: m.cosigned, detail: timeOr(read.cosigned_at) },
          ...(read.url === null ? [] : [{ term: m.asked, detail: timeOr(read.asked_at) }]),
          { term: m.stall, detail: m.hours(number(read.stall_hours)) },
          { term: m.counted, detail: counted[String(read.counted) as keyof typeof counted] },
        ]}
      />
    </Card>
  );
}

function useFailure(): (code: string) => string {
  const { m } = useWitnessWords();
  const { other, ...known } = m.failures;
  return (code) => (code in known ? known[code as keyof typeof known] : other(code));
}

function Heads({ log }: { readonly log: string }) {
  const { m } = useWitnessWords();
  const columns = useHeadColumns();
  return (
    <>
      <ListPage
        caption={m.heads}
        name={`heads ${log}`}
        source={(signal) => authority.witness.heads({ log }, signal === undefined ? {} : { signal })}
        columns={columns}
        rowId={({ size }) => String(size)}
        empty={{ title: m.noHeads, text: m.noHeadsText }}
      />
      <p className="w-soft">{m.headsLead}</p>
    </>
  );
}

function useHeadColumns(): ReadonlyArray<ListColumn<WitnessedHead>> {
  const { m, time, number } = useWitnessWords();
  const texts = { copyText: m.copy, copiedText: m.copied, failedText: m.copyFailed };
  return [
    {
      id: 'size',
      title: m.size,
      isNarrow: true,
      cell: ({ size }) => number(size),
      csv: ({ size }) => size,
    },
    {
      id: 'at',
      title: m.at,
      isNarrow: true,
      cell: ({ at }) => time(at),
      csv: ({ at }) => at,
    },
    { id: 'way', title: m.way, cell: ({ way }) => m.ways[way], csv: ({ way }) => m.ways[way] },
    {
      id: 'root',
      title: m.root,
      isNarrow: true,
      cell: ({ root }) => <Digest value={root} {...texts} />,
      csv: ({ checkpoint }) => checkpoint,
    },
  ];
}
