import type { FilerEntry, FilerState } from '@consentry/contract';
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
import { FigureView, Months } from '../publication/figure-view.tsx';
import { REGIONS, regionName } from '../regions.ts';
import { useWords } from '../words.ts';
import { useFilingWords } from './words.ts';

/** Which filings are asked for. */
interface Asked {
  readonly state?: FilerState;
  readonly region?: string;
  readonly find?: string;
  readonly stands?: 'true';
  readonly mode?: (typeof MODES)[number];
  readonly from?: string;
  readonly to?: string;
}

const MODES = ['verify', 'identify'] as const;
const STATES: readonly FilerState[] = ['pending', 'changing', 'accepted', 'deregistered', 'turned_down'];

/**
 * The register of filers of one's department: searched, on a map, and how it went.
 *
 * @param search of the address: what is shown to begin with, as the figures lead here
 */
export function FilingsPage({ search }: { readonly search: URLSearchParams }) {
  const { m: shell } = useWords();
  const { m, pick } = useFilingWords();
  const [state, setState] = useState<FilerState | 'all'>(
    STATES.find((one) => one === search.get('state')) ?? 'all',
  );
  const [region, setRegion] = useState(REGIONS.find(([code]) => code === search.get('region'))?.[0] ?? 'all');
  const [find, setFind] = useState('');
  const [sought, setSought] = useState('');
  const period = periodOf(search);
  const isWaiting = search.get('waiting') === 'true';
  const mode = MODES.find((one) => one === search.get('mode'));
  const stands = search.get('stands') === 'true';
  const asked = {
    ...period,
    ...(mode === undefined ? {} : { mode }),
    ...(stands ? { stands: 'true' as const } : {}),
    ...(state === 'all' ? {} : { state }),
    ...(region === 'all' ? {} : { region }),
    ...(sought === '' ? {} : { find: sought }),
  };
  return (
    <Page heading={m.heading} lead={m.lead} site={shell.title}>
      <Form
        label={m.search}
        errors={[]}
        errorTitle={shell.shell.toMend}
        onSubmit={() => setSought(find.trim())}
        isPending={false}
      >
        <TextField name="find" label={m.find} value={find} onChange={setFind} maxLength={100} />
        <div className="a-fields">
          <Select
            name="state"
            label={m.state}
            value={state}
            onChange={setState}
            placeholder={m.all}
            options={[
              { value: 'all', text: m.all },
              ...STATES.map((value) => ({ value, text: m.states[value] })),
            ]}
          />
          <Select
            name="region"
            label={m.region}
            value={region}
            onChange={setRegion}
            placeholder={m.all}
            options={[
              { value: 'all', text: m.all },
              ...REGIONS.map(([value, text]) => ({ value, text: pick(text) })),
            ]}
          />
        </div>
        <FormActions>
          <Button type="submit">{m.search}</Button>
        </FormActions>
      </Form>
      <Narrowed
        period={period}
        also={[
          ...(isWaiting ? [m.waiting] : []),
          ...(stands || mode !== undefined ? [m.standing] : []),
          ...(mode === undefined ? [] : [m.modes[mode]]),
        ]}
        list="filings"
      />
      <Filings
        key={JSON.stringify([asked, isWaiting])}
        name={isWaiting ? 'filings waiting' : 'filings'}
        read={async (cursor) => (isWaiting ? waitingAfter(cursor) : pageAfter(asked, cursor))}
      />
      <Figures />
    </Page>
  );
}

/** Reads one page of the list. */
async function pageAfter(asked: Asked, cursor?: string) {
  const pages = authority.filing.list({ ...asked, ...(cursor === undefined ? {} : { cursor }) }).pages();
  for await (const page of pages) return page;
  return { filings: [], cursor: null };
}

/** Reads one page of what waits, the longest first. */
async function waitingAfter(cursor?: string) {
  for await (const page of authority.filing.waiting(cursor === undefined ? {} : { cursor }).pages())
    return page;
  return { filings: [], cursor: null };
}

interface FilingsProps {
  readonly name: string;
  readonly read: (cursor?: string) => Promise<{
    readonly filings: readonly FilerEntry[];
    readonly cursor: string | null;
  }>;
}

function Filings({ name, read }: FilingsProps) {
  const { m } = useFilingWords();
  const first = useQuery(name, async () => read());
  const [more, setMore] = useState<readonly FilerEntry[]>([]);
  const [cursor, setCursor] = useState<string | null | undefined>(undefined);
  const next = useCommand(
    async (from: string) => read(from),
    (page) => {
      setMore((before) => [...before, ...page.filings]);
      setCursor(page.cursor);
    },
  );
  return (
    <Loaded query={first}>
      {(page) => {
        const from = cursor === undefined ? page.cursor : cursor;
        const all = [...page.filings, ...more];
        if (all.length === 0) return <p>{m.none}</p>;
        return (
          <>
            <ul className="a-rows">
              {all.map((entry) => (
                <Entry key={entry.filing} entry={entry} />
              ))}
            </ul>
            <ProblemText trouble={next.trouble} />
            {from === null ? null : (
              <div className="a-actions">
                <Button onPress={() => next.run(from)} isPending={next.busy}>
                  {m.more}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

const TONES = {
  pending: 'note',
  changing: 'note',
  accepted: 'ok',
  deregistered: 'plain',
  turned_down: 'problem',
} as const;

/** Tells how far a filing is. */
export function FilerChip({ state }: { readonly state: FilerState }) {
  const { m } = useFilingWords();
  return <StatusChip tone={TONES[state]}>{m.states[state]}</StatusChip>;
}

function Entry({ entry }: { readonly entry: FilerEntry }) {
  const { m, pick, number, date } = useFilingWords();
  const { filing, state, name, region, persons, scenarios, devices, broken } = entry;
  return (
    <li>
      <div className="a-row-head">
        <Link href={hrefOf(['filings', filing])}>{pick(name)}</Link>
        <FilerChip state={state} />
      </div>
      <p>
        {entry.number ?? m.noNumber} · {pick(regionName(region))} · {m.persons(number(persons))}
      </p>
      <p className="a-soft">
        {m.received} {date(entry.received_at)} · {m.counts(number(scenarios), number(devices))}
        {broken === 0 ? '' : ` · ${m.broken(number(broken))}`}
      </p>
    </li>
  );
}

function Figures() {
  const { m } = useFilingWords();
  const figures = useQuery('figures', async (signal) => authority.figure.read({}, { signal }));
  return (
    <Card title={m.figures} level={2}>
      <Loaded query={figures}>
        {({ tables }) => (
          <div className="a-figures">
            {tables
              .filter(({ name }) => name === 'filings_by_region')
              .map((table) => (
                <FigureView
                  key={table.name}
                  table={table}
                  hrefOf={(_name, value) => hrefOf(['filings'], { region: value })}
                />
              ))}
            <Months
              tables={tables.filter(
                ({ name }) => name === 'filings_by_month' || name === 'filings_accepted_by_month',
              )}
            />
            <p>
              <Link href={hrefOf(['figures'])}>{m.allFigures}</Link>
            </p>
          </div>
        )}
      </Loaded>
    </Card>
  );
}
