import type { IncidentClock, IncidentView } from '@consentry/contract';
import {
  Callout,
  Card,
  Cards,
  ConfirmDialog,
  Button,
  Deadline,
  type DescriptionItem,
  DescriptionList,
  Link,
  Section,
  Timeline,
  Toolbar,
  saveText,
} from '@consentry/ui';
import { useState } from 'react';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useFieldName } from '../posture/use-field-name.ts';
import { StaffName } from '../staff/staff-name.tsx';
import { IncidentActs } from './incident-acts.tsx';
import { IncidentChip } from './incident-chip.tsx';
import { SendingSection } from './sending/sending-section.tsx';
import { nameIn, useConcerned } from './use-concerned.ts';
import { useIncidentWords } from './words.ts';

/** One incident: its clocks, what is wrong, what can be done, what is known, and what was done. */
export function IncidentPage({ incident }: { readonly incident: string }) {
  const { m } = useIncidentWords();
  const view = useQuery(
    `incident ${incident}`,
    async (signal) => platform.incident.read({ incident }, { signal }),
    { every: 60_000 },
  );
  const { data } = view;
  return (
    <SectionPage
      title={data === undefined ? m.title : m.names[data.facts.kind]}
      trail={[{ text: m.title, to: ['incidents'] }]}
      status={data === undefined ? null : <IncidentChip state={data.state} />}
    >
      <Loaded query={view}>
        {(read) => (
          <>
            <Clocks read={read} />
            <Wrong read={read} />
            <Proposed read={read} />
            <IncidentActs read={read} />
            {read.state === 'open' || read.state === 'closed' ? <SendingSection incident={incident} /> : null}
            <Known read={read} />
            <Stopped read={read} />
            <Told read={read} />
            <Judged read={read} />
            <Done incident={incident} revision={read.revision} />
          </>
        )}
      </Loaded>
    </SectionPage>
  );
}

interface Props {
  readonly read: IncidentView;
}

function Clocks({ read: { clocks } }: Props) {
  const { m } = useIncidentWords();
  if (clocks.length === 0) return null;
  return (
    <Section title={m.clocks} lead={m.clocksLead}>
      <Cards>
        {clocks.map((clock) => (
          <Clock key={clock.kind} clock={clock} />
        ))}
      </Cards>
    </Section>
  );
}

function Clock({ clock }: { readonly clock: IncidentClock }) {
  const { m, time, language } = useIncidentWords();
  const { kind, requirement, period_from, due_at, done_at, state, ungraded } = clock;
  if (state === 'not_asked') {
    return (
      <Card title={m.clockKinds[kind]}>
        <p className="k-soft">{m.notAsked}</p>
      </Card>
    );
  }
  const note = [
    requirement,
    m.periods[period_from],
    ...(ungraded ? [m.ungradedClock] : []),
    ...(done_at === null ? [] : [m.doneAt(time(done_at))]),
  ];
  return (
    <Deadline
      label={m.clockKinds[kind]}
      by={time(due_at)}
      until={due_at}
      state={state}
      note={note.join(' · ')}
      language={language}
      leftText={m.left}
      overText={m.over}
    />
  );
}

function Wrong({ read: { findings, unknown } }: Props) {
  const { m, pick } = useIncidentWords();
  const nameOf = useFieldName();
  return (
    <>
      {findings.length === 0 ? null : (
        <Callout tone={findings.some(({ risk }) => risk === 'broken') ? 'problem' : 'note'}>
          <h2>{m.wrong}</h2>
          <ul className="k-plain">
            {findings.map(({ finding }) => (
              <li key={finding.code}>
                <strong>{pick(finding.why)}</strong> {pick(finding.remedy)}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {unknown.length === 0 ? null : (
        <Callout tone="note">
          <p>
            <strong>{m.unknown}</strong>:{' '}
            {unknown.map((path) => path.split('/').filter(Boolean).map(nameOf).join(' › ')).join(' · ')}
          </p>
        </Callout>
      )}
    </>
  );
}

function Proposed({ read }: Props) {
  const { m } = useIncidentWords();
  const { incident, proposed, state } = read;
  const [asks, setAsks] = useState(false);
  const approve = useAct(
    async () => platform.incident.resume({ incident }, { ifMatch: read }),
    () => told.add('ok', m.saved),
  );
  if (proposed === null || state !== 'open') return null;
  return (
    <Section title={m.proposed}>
      <Why cause={proposed.root_cause} measures={proposed.measures} />
      <ProblemText trouble={approve.trouble} />
      <WaitsForAnother by={proposed.by} at={proposed.at} roles={['dpo', 'admin']}>
        <Button look="solid" onPress={() => setAsks(true)} isPending={approve.busy}>
          {m.approve}
        </Button>
      </WaitsForAnother>
      <ConfirmDialog
        isOpen={asks}
        title={m.approveTitle}
        consequence={m.approveText}
        confirmText={m.approve}
        cancelText={m.cancel}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          approve.run();
        }}
      />
    </Section>
  );
}

function Why({ cause, measures }: { readonly cause: string; readonly measures: string }) {
  const { m } = useIncidentWords();
  return (
    <DescriptionList
      items={[
        { term: m.rootCause, detail: cause },
        { term: m.measures, detail: measures },
      ]}
    />
  );
}

function Known({ read: { facts, grade, reported_by, contained_at } }: Props) {
  const { m, time, number } = useIncidentWords();
  const { data } = useConcerned();
  const all = (ids: readonly string[], of: 'purposes' | 'devices' | 'sites') =>
    ids.length === 0 ? m.everything : ids.map((id) => nameIn(data?.[of] ?? [], id)).join(' · ');
  const personsOf = ({ at_least: low, at_most: high }: typeof facts.persons) => {
    if (high !== null) return m.between(number(low), number(high));
    return low === 0 ? m.notKnown : m.atLeast(number(low));
  };
  const yesNo = (value: boolean | null) => {
    if (value === null) return m.notKnown;
    return value ? m.yes : m.no;
  };
  return (
    <Card title={m.known} level={2}>
      <DescriptionList
        items={[
          { term: m.what, detail: <p className="k-quote">{facts.what}</p> },
          { term: m.certainty, detail: m.names[facts.certainty] },
          { term: m.knownAt, detail: time(facts.known_at) },
          { term: m.grade, detail: grade === null ? m.ungraded : m.names[grade.grade] },
          ...(grade === null ? [] : [{ term: m.gradedWhy, detail: grade.reason }]),
          { term: m.contained, detail: contained_at === null ? m.notContained : time(contained_at) },
          { term: m.faces, detail: yesNo(facts.faces) },
          {
            term: m.persons,
            detail: personsOf(facts.persons),
          },
          { term: m.minors, detail: facts.minors === null ? m.notKnown : number(facts.minors) },
          { term: m.harm, detail: facts.harm ?? m.notKnown },
          {
            term: m.dataKinds,
            detail: facts.data_kinds.length === 0 ? m.notKnown : facts.data_kinds.join(' · '),
          },
          { term: m.operator, detail: m.operators[facts.operator] },
          { term: m.purposes, detail: all(facts.purposes, 'purposes') },
          { term: m.devices, detail: all(facts.devices, 'devices') },
          { term: m.sites, detail: all(facts.sites, 'sites') },
          { term: m.reportedBy, detail: <Who by={reported_by} /> },
        ]}
      />
    </Card>
  );
}

/** Whoever reported: a colleague by name, a device by its id. */
function Who({ by }: { readonly by: string }) {
  const { m } = useIncidentWords();
  const [kind = '', id = ''] = by.split(' ');
  if (kind === 'staff') return <StaffName id={id} />;
  return kind === 'device' ? (
    <>
      {m.things.device} <span className="k-code">{id}</span>
    </>
  ) : (
    <StaffName id={by} />
  );
}

function Stopped({ read: { stopped } }: Props) {
  const { m, time } = useIncidentWords();
  const { data } = useConcerned();
  return (
    <Section title={m.stopped} lead={m.stoppedLead}>
      {stopped.length === 0 ? (
        <p className="k-soft">{m.nothingStopped}</p>
      ) : (
        <ul className="k-plain">
          {stopped.map(({ thing, id, stopped_at, lifted_at }) => (
            <li key={`${thing} ${id} ${stopped_at}`}>
              {m.things[thing]}:{' '}
              <Link href={hrefOf([thing === 'purpose' ? 'purposes' : 'devices', id])}>
                {nameIn(data?.[thing === 'purpose' ? 'purposes' : 'devices'] ?? [], id)}
              </Link>{' '}
              <span className="k-soft">
                {m.since(time(stopped_at))} · {lifted_at === null ? m.still : m.lifted(time(lifted_at))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Told({ read: { incident, notices, notice, exemption, telling_order, report } }: Props) {
  const { m, time, number, pick } = useIncidentWords();
  const contents = Object.entries(m.contents) as [keyof typeof m.contents, string][];
  const written = contents.flatMap(([name, term]): DescriptionItem[] => {
    const text = notice[name];
    return text === null ? [] : [{ term, detail: pick(text) }];
  });
  const items: DescriptionItem[] = [
    ...notices.map((one) => ({
      term: time(one.sent_at),
      detail: `${m.given(m.people[one.to], one.channel)} · ${m.reached(number(one.reached))}`,
    })),
    ...(report === null
      ? []
      : [
          {
            term: m.reportSent,
            detail: [
              time(report.sent_at),
              ...report.to.map((to) => m.names[to]),
              m.reportItems(report.items.length),
            ].join(' · '),
          },
        ]),
    ...(telling_order === null ? [] : [{ term: m.ordered, detail: telling_order.document }]),
    ...(exemption === null
      ? []
      : [
          {
            term: m.exempted,
            detail: (
              <>
                {exemption.reason} · <StaffName id={exemption.by} /> · {time(exemption.at)}
              </>
            ),
          },
        ]),
  ];
  return (
    <Section title={m.notices}>
      {items.length === 0 ? <p className="k-soft">{m.noNotices}</p> : <DescriptionList items={items} />}
      <Papers incident={incident} />
      {written.length === 0 ? null : (
        <Card title={m.written}>
          <DescriptionList items={written} />
        </Card>
      )}
    </Section>
  );
}

/** The report to the authority and the notice, on paper as far as they are known and written. */
function Papers({ incident }: { readonly incident: string }) {
  const { m, language } = useIncidentWords();
  const save = useAct(
    async (paper: 'report' | 'notice') => ({
      paper,
      file: await fetchFile(`/v1/incidents/${incident}/paper?paper=${paper}&language=${language}`),
    }),
    ({ paper, file }) => saveText(`consentry-incident-${paper}.pdf`, 'application/pdf', file),
  );
  return (
    <>
      <ProblemText trouble={save.trouble} />
      <Toolbar label={m.papers}>
        {(['report', 'notice'] as const).map((paper) => (
          <Button key={paper} icon="file" onPress={() => save.run(paper)} isPending={save.busy}>
            {m.savePaper[paper]}
          </Button>
        ))}
      </Toolbar>
    </>
  );
}

function Judged({ read: { dismissed, closed } }: Props) {
  const { m, time } = useIncidentWords();
  return (
    <>
      {dismissed === null ? null : (
        <Card title={m.dismissedWhy} level={2}>
          <p className="k-quote">{dismissed.reason}</p>
          <p className="k-soft">
            <StaffName id={dismissed.by} /> · {time(dismissed.at)}
          </p>
        </Card>
      )}
      {closed === null ? null : (
        <Card title={m.states.closed} level={2}>
          <Why cause={closed.root_cause} measures={closed.measures} />
          <p className="k-soft">
            <StaffName id={closed.by} /> · {time(closed.at)}
          </p>
        </Card>
      )}
    </>
  );
}

function Done({ incident, revision }: { readonly incident: string; readonly revision: number }) {
  const { m, time } = useIncidentWords();
  const entries = useQuery(`incident timeline ${incident} ${revision}`, async (signal) =>
    platform.incident.timeline({ incident }, { signal }),
  );
  const titles: Readonly<Record<string, string>> = m.entries;
  return (
    <Section title={m.timeline}>
      <Loaded query={entries}>
        {({ entries: all }) => (
          <Timeline
            label={m.timeline}
            events={all.map(({ sequence, kind, at, body }) => {
              const by = body['by'];
              const why = body['reason'] ?? body['action'];
              return {
                id: String(sequence),
                at: time(at),
                instant: at,
                title: titles[kind.replace('incident.', '')] ?? kind,
                detail: (
                  <p className="k-soft">
                    {typeof by === 'string' ? <Who by={by} /> : null}
                    {typeof why === 'string' ? ` · ${why}` : null}
                  </p>
                ),
              };
            })}
          />
        )}
      </Loaded>
    </Section>
  );
}
