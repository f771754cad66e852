import type { ReportEntry, ReportState } from '@consentry/contract';
import { useState } from 'react';
import { Button, Link, Select, StatusChip } from '@consentry/ui';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { regionName } from '../regions.ts';
import { useWords } from '../words.ts';

/** Which complaints are asked for. */
interface Asked {
  readonly state?: ReportState;
}

const STATES: readonly ReportState[] = ['received', 'in_hand', 'asked', 'decided', 'told', 'closed'];

/** The complaints of one's department, newest first. */
export function ComplaintsPage() {
  const { m } = useWords();
  const [state, setState] = useState<ReportState | 'all'>('all');
  const asked = state === 'all' ? {} : { state };
  return (
    <Page heading={m.officer.heading} lead={m.officer.lead} site={m.title}>
      <Select
        name="state"
        label={m.officer.state}
        value={state}
        onChange={setState}
        placeholder={m.officer.all}
        options={[
          { value: 'all', text: m.officer.all },
          ...STATES.map((value) => ({ value, text: m.states[value] })),
        ]}
      />
      <Complaints key={state} asked={asked} />
    </Page>
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
  const first = useQuery('complaints', async () => pageAfter(asked));
  const [more, setMore] = useState<readonly ReportEntry[]>([]);
  const [cursor, setCursor] = useState<string | null | undefined>(undefined);
  const next = useCommand(
    async (from: string) => pageAfter(asked, from),
    (page) => {
      setMore((before) => [...before, ...page.complaints]);
      setCursor(page.cursor);
    },
  );
  return (
    <Loaded query={first}>
      {(page) => {
        const from = cursor === undefined ? page.cursor : cursor;
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
  const { m, date, pick } = useWords();
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
        {m.officer.received} {date(entry.received_on)} · {m.report.by} {date(entry.due.act_by)} ·{' '}
        {marks.join(' · ')}
      </p>
    </li>
  );
}
