import type { ReportEntry, ReportState, ReportTopic } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, Form, FormActions, Link, Select, StatusChip, TextField } from '@consentry/ui';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { Narrowed, periodOf } from '../narrowed.tsx';
import { REGIONS, regionName } from '../regions.ts';
import { useFollowWords } from '../report/words.ts';
import { useWords } from '../words.ts';

/** Which complaints are asked for. */
interface Asked {
  readonly state?: ReportState;
  readonly topic?: ReportTopic;
  readonly region?: string;
  readonly find?: string;
  readonly result?: (typeof RESULTS)[number];
  readonly time?: (typeof TIMES)[number];
  readonly from?: string;
  readonly to?: string;
}

const STATES: readonly ReportState[] = ['received', 'in_hand', 'asked', 'decided', 'told', 'closed'];

const RESULTS = ['upheld', 'partly_upheld', 'turned_down', 'handed_over', 'open'] as const;

const TIMES = ['in_time', 'late'] as const;

const TOPICS: readonly ReportTopic[] = [
  'private_space',
  'no_consent',
  'only_way',
  'public_place',
  'not_told',
  'kept_or_sent',
  'child',
  'leak',
  'crime',
  'other',
];

/**
 * The complaints of one's department, newest first.
 *
 * @param search of the address: what is shown to begin with, as the figures lead here
 */
export function ComplaintsPage({ search }: { readonly search: URLSearchParams }) {
  const { m, pick } = useWords();
  const asks = (name: string) => search.get(name) ?? 'all';
  const [state, setState] = useState<ReportState | 'all'>(
    STATES.find((one) => one === asks('state')) ?? 'all',
  );
  const [topic, setTopic] = useState<ReportTopic | 'all'>(
    TOPICS.find((one) => one === asks('topic')) ?? 'all',
  );
  const [region, setRegion] = useState(REGIONS.find(([code]) => code === asks('region'))?.[0] ?? 'all');
  const [find, setFind] = useState('');
  const [sought, setSought] = useState('');
  const result = RESULTS.find((one) => one === asks('result'));
  const told = TIMES.find((one) => one === asks('time'));
  const period = periodOf(search);
  const asked = {
    ...period,
    ...(result === undefined ? {} : { result }),
    ...(told === undefined ? {} : { time: told }),
    ...(state === 'all' ? {} : { state }),
    ...(topic === 'all' ? {} : { topic }),
    ...(region === 'all' ? {} : { region }),
    ...(sought === '' ? {} : { find: sought }),
  };
  const all = { value: 'all' as const, text: m.officer.all };
  return (
    <Page heading={m.officer.heading} lead={m.officer.lead} site={m.title}>
      {Object.keys(asked).length === 0 ? <First /> : null}
      <Form
        label={m.officer.search}
        errors={[]}
        errorTitle={m.shell.toMend}
        onSubmit={() => setSought(find.trim())}
        isPending={false}
      >
        <TextField
          name="find"
          label={m.officer.find}
          hint={m.officer.findHint}
          value={find}
          onChange={setFind}
          maxLength={100}
        />
        <div className="a-fields">
          <Select<ReportState | 'all'>
            name="state"
            label={m.officer.state}
            value={state}
            onChange={setState}
            placeholder={m.officer.all}
            options={[all, ...STATES.map((value) => ({ value, text: m.states[value] }))]}
          />
          <Select<ReportTopic | 'all'>
            name="topic"
            label={m.officer.topic}
            value={topic}
            onChange={setTopic}
            placeholder={m.officer.all}
            options={[all, ...TOPICS.map((value) => ({ value, text: m.report.topics[value] }))]}
          />
          <Select
            name="region"
            label={m.officer.region}
            value={region}
            onChange={setRegion}
            placeholder={m.officer.all}
            options={[all, ...REGIONS.map(([value, text]) => ({ value, text: pick(text) }))]}
          />
        </div>
        <FormActions>
          <Button type="submit">{m.officer.search}</Button>
        </FormActions>
      </Form>
      <Narrowed
        period={period}
        also={[
          ...(result === undefined ? [] : [result === 'open' ? m.follow.noOutcome : m.results[result]]),
          ...(told === undefined ? [] : [m.officer.times[told]]),
        ]}
        list="complaints"
      />
      <Complaints key={JSON.stringify(asked)} asked={asked} />
    </Page>
  );
}

/** All that waits, by its clock, before the list of all; and what is kept beyond its time. */
function First() {
  const { m } = useFollowWords();
  const clock = useQuery('complaints clock', async (signal) => authority.complaint.clock({}, { signal }));
  if (clock.data === undefined) return <ProblemText trouble={clock.trouble} />;
  const { overdue, soon, open, awaited, letters_failed } = clock.data;
  return (
    <>
      {open === 0 ? null : (
        <Card
          title={m.first}
          level={2}
          status={
            <StatusChip tone={overdue > 0 ? 'problem' : 'note'}>{m.counts(overdue, soon, open)}</StatusChip>
          }
        >
          <p className="a-soft">{m.firstLead}</p>
          {letters_failed === 0 ? null : <p>{m.lettersFailed(letters_failed)}</p>}
          {awaited === 0 ? null : <p className="a-soft">{m.awaited(awaited)}</p>}
          <Waiting />
        </Card>
      )}
      <Holds due={clock.data.holds_due} />
    </>
  );
}

/** Shown at once of what waits. */
const WAITING_SHOWN = 10;

async function waitingAfter(cursor?: string) {
  const asked = { limit: WAITING_SHOWN, ...(cursor === undefined ? {} : { cursor }) };
  for await (const page of authority.complaint.waiting(asked).pages()) return page;
  return { complaints: [], cursor: null };
}

function Waiting() {
  const { m } = useFollowWords();
  const list = useMore('complaints waiting', waitingAfter);
  return (
    <Loaded query={list.first}>
      {(page) => {
        const from = list.from(page);
        return (
          <>
            <ul className="a-rows">
              {[...page.complaints, ...list.more].map((entry) => (
                <FirstEntry key={entry.complaint} entry={entry} />
              ))}
            </ul>
            <ProblemText trouble={list.next.trouble} />
            {from === null ? null : (
              <div className="a-actions">
                <Button onPress={() => list.next.run(from)} isPending={list.next.busy}>
                  {m.moreWaiting}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

interface EntryPage {
  readonly complaints: readonly ReportEntry[];
  readonly cursor: string | null;
}

/** A list that goes on below itself, a page at a time. */
function useMore(name: string, read: (cursor?: string) => Promise<EntryPage>) {
  const first = useQuery(name, async () => read());
  const [more, setMore] = useState<readonly ReportEntry[]>([]);
  const [cursor, setCursor] = useState<string | null | undefined>(undefined);
  const next = useCommand(read, (page) => {
    setMore((before) => [...before, ...page.complaints]);
    setCursor(page.cursor);
  });
  return { first, more, next, from: (page: EntryPage) => (cursor === undefined ? page.cursor : cursor) };
}

/** What proceedings need, the nearest review first. */
function Holds({ due }: { readonly due: number }) {
  const { m, date } = useFollowWords();
  const query = useQuery('complaint holds', async (signal) => authority.complaint.holds({}, { signal }));
  const holds = query.data?.holds ?? [];
  if (holds.length === 0) return <ProblemText trouble={query.trouble} />;
  return (
    <Card
      title={m.holds}
      level={2}
      status={due === 0 ? undefined : <StatusChip tone="problem">{m.holdsDue(due)}</StatusChip>}
    >
      <ul className="a-rows">
        {holds.map(({ hold, complaint, reference, reason, review_on, over }) => (
          <li key={hold}>
            <div className="a-row-head">
              <Link href={hrefOf(['complaints', complaint])}>{reference}</Link>
              <StatusChip tone={over ? 'problem' : 'note'}>
                {over ? m.holdOver : `${m.holdUntil} ${date(review_on)}`}
              </StatusChip>
            </div>
            <p className="a-soft">{reason}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FirstEntry({ entry }: { readonly entry: ReportEntry }) {
  const { m: words, fullDate } = useWords();
  const { m } = useFollowWords();
  const { alarmed, letter_failed, fast, due } = entry;
  const marks = [
    ...(alarmed ? [m.alarmed] : []),
    ...(letter_failed ? [m.letterFailed] : []),
    ...(due.state === 'overdue' ? [m.overdue] : []),
    ...(due.state === 'soon' ? [m.soon] : []),
    ...(fast ? [m.fast] : []),
  ];
  return (
    <li>
      <div className="a-row-head">
        <Link href={hrefOf(['complaints', entry.complaint])}>{[entry.reference, ...marks].join(' · ')}</Link>
        <StatusChip tone={alarmed || due.state === 'overdue' ? 'problem' : 'note'}>
          {words.states[entry.state]}
        </StatusChip>
      </div>
      <p className="a-soft">
        {words.report.topics[entry.topic]} · {words.officer.dueBy} {fullDate(due.act_by)}
      </p>
    </li>
  );
}

/** Reads one page of the list. */
async function pageAfter(asked: Asked, cursor?: string) {
  const pages = authority.complaint.list({ ...asked, ...(cursor === undefined ? {} : { cursor }) }).pages();
  for await (const page of pages) return page;
  return { complaints: [], cursor: null };
}

function Complaints({ asked }: { readonly asked: Asked }) {
  const { m } = useWords();
  const {
    first,
    more,
    next,
    from: behind,
  } = useMore('complaints', async (cursor) => pageAfter(asked, cursor));
  return (
    <Loaded query={first}>
      {(page) => {
        const from = behind(page);
        const all = [...page.complaints, ...more];
        if (all.length === 0) return <p>{m.officer.none}</p>;
        return (
          <>
            <ul className="a-rows">
              {all.map((entry) => (
                <Entry key={entry.complaint} entry={entry} />
              ))}
            </ul>
            <ProblemText trouble={next.trouble} />
            {from === null ? null : (
              <div className="a-actions">
                <Button onPress={() => next.run(from)} isPending={next.busy}>
                  {m.officer.more}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function Entry({ entry }: { readonly entry: ReportEntry }) {
  const { m, date, fullDate, pick } = useWords();
  const marks = [
    entry.contact ? m.officer.sealed : m.officer.anonymous,
    ...(entry.fears_retaliation ? [m.officer.fears] : []),
    ...(entry.attachments === 0 ? [] : [m.follow.attachments(entry.attachments)]),
  ];
  const late = entry.due.state === 'overdue' || entry.due.state === 'soon';
  return (
    <li>
      <div className="a-row-head">
        <Link href={hrefOf(['complaints', entry.complaint])}>{entry.reference}</Link>
        <StatusChip tone={entry.state === 'closed' ? 'ok' : late ? 'problem' : 'note'}>
          {m.states[entry.state]}
        </StatusChip>
      </div>
      <p>
        {m.report.topics[entry.topic]} · {pick(regionName(entry.region))}
      </p>
      <p className="a-soft">
        {m.officer.received} {date(entry.received_on)} · {m.officer.dueBy} {fullDate(entry.due.act_by)} ·{' '}
        {marks.join(' · ')}
      </p>
    </li>
  );
}
