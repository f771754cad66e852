import type { OrderView } from '@consentry/contract';
import {
  Card,
  DescriptionList,
  Link,
  Section,
  StatusChip,
  Timeline,
  type TimelineEvent,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { DueClock } from '../../shared/due/due-clock.tsx';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { OrderActs } from './order-acts.tsx';
import { OrderAnswers } from './order-answers.tsx';
import { OrderChip } from './order-chip.tsx';
import { Trouble } from './trouble.tsx';
import { useSupervisionWords } from './words.ts';

/** It is read again this often while the page is seen: a round reads the authority meanwhile, milliseconds. */
const EVERY_MS = 3000;

/** One order: what is asked, drawn, found and to be put right, what is handed in, and what happened. */
export function OrderPage({ order }: { readonly order: string }) {
  const { m } = useSupervisionWords();
  const view = useQuery(
    `order ${order}`,
    async (signal) => platform.supervision.read({ order }, { signal }),
    { every: EVERY_MS },
  );
  const { data } = view;
  return (
    <SectionPage
      title={data === undefined ? m.title : (data.case_number ?? m.kinds[data.kind])}
      trail={[{ text: m.title, to: ['orders'] }]}
      status={data === undefined ? null : <OrderChip order={data} />}
    >
      <Loaded query={view}>
        {(read) => (
          <>
            <Trouble trouble={read.trouble} />
            <OrderActs read={read} />
            <Clocks read={read} />
            <About read={read} />
            <OrderAnswers read={read} />
            <Found read={read} />
            <Happened read={read} />
          </>
        )}
      </Loaded>
    </SectionPage>
  );
}

interface Props {
  readonly read: OrderView;
}

function About({ read }: Props) {
  const { m, pick, date, time } = useSupervisionWords();
  const { department, scope, standing, read_at, url, reference } = read;
  const list = (names: readonly string[]) => (names.length === 0 ? m.allOf : names.join(' · '));
  const online =
    url === null
      ? []
      : [
          { term: m.url, detail: <span className="k-code">{url}</span> },
          { term: m.reference, detail: <span className="k-code">{reference}</span> },
          { term: m.readAt, detail: read_at === null ? m.never : time(read_at) },
        ];
  const ours =
    read.filing === null
      ? []
      : [
          {
            term: m.ofFiling,
            detail: <Link href={hrefOf(['stock', read.filing])}>{m.openFiling}</Link>,
          },
        ];
  const within =
    scope === null
      ? []
      : [
          { term: m.scope, detail: m.scopeOf(date(scope.from), date(scope.until)) },
          { term: m.sites, detail: list(scope.sites) },
          { term: m.purposes, detail: list(scope.purposes) },
        ];
  const said = read.text === null ? [] : [{ term: m.asked, detail: <p className="k-quote">{read.text}</p> }];
  const end =
    read.closed_for === null
      ? []
      : [{ term: m.states.closed, detail: <p className="k-quote">{read.closed_for}</p> }];
  return (
    <Card>
      <DescriptionList
        items={[
          { term: m.kind, detail: m.kinds[read.kind] },
          {
            term: m.department,
            detail: department === null ? m.authorities[read.authority] : pick(department),
          },
          { term: m.caseNumber, detail: read.case_number ?? m.noNumber },
          ...said,
          ...(read.basis.length === 0 ? [] : [{ term: m.basis, detail: read.basis.join(' · ') }]),
          ...within,
          { term: m.receivedOn, detail: date(read.received_on) },
          { term: m.contact, detail: <StaffName id={read.contact} /> },
          ...ours,
          ...online,
          ...end,
        ]}
      />
      {standing === null ? null : <p className="k-soft">{pick(standing)}</p>}
    </Card>
  );
}

function Clocks({ read: { clocks } }: Props) {
  const { m } = useSupervisionWords();
  if (clocks.length === 0) return null;
  return (
    <Section title={m.clocksTitle} lead={m.clocksLead}>
      {clocks.map(({ kind, due }) => (
        <Card key={kind} title={m.clocks[kind]}>
          <DueClock due={due} />
        </Card>
      ))}
    </Section>
  );
}

/** What the authority drew and found, and ordered to be put right. */
function Found({ read: { samples, findings, rectifications } }: Props) {
  const { m, fullDate, number } = useSupervisionWords();
  return (
    <>
      {samples.length === 0 ? null : (
        <Section title={m.samples}>
          <ul className="k-plain">
            {samples.map(({ what, of, drawn, drawn_at }) => (
              <li key={`${what} ${drawn_at}`}>
                <Card title={m.sampleOf[what]}>
                  <p className="k-code">{m.drawn(drawn.join(', '), number(of))}</p>
                </Card>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {findings.length === 0 ? null : (
        <Section title={m.findings}>
          <ul className="k-plain">
            {findings.map(({ requirement, text }) => (
              <li key={`${requirement} ${text}`}>
                <Link href={hrefOf(['posture', requirement])}>{requirement}</Link>
                <p className="k-quote">{text}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {rectifications.length === 0 ? null : (
        <Section title={m.rectifications}>
          {rectifications.map((one) => (
            <Card key={one.ordered_at} title={fullDate(one.by)} status={<Fulfilled one={one} />}>
              <p className="k-quote">{one.text}</p>
              <DescriptionList
                items={[
                  ...(one.basis.length === 0 ? [] : [{ term: m.basis, detail: one.basis.join(' · ') }]),
                  { term: m.reported, detail: one.reported ?? m.never },
                  ...(one.rechecked === null ? [] : [{ term: m.rechecked, detail: one.rechecked }]),
                ]}
              />
            </Card>
          ))}
        </Section>
      )}
    </>
  );
}

function Fulfilled({ one }: { readonly one: OrderView['rectifications'][number] }) {
  const { m } = useSupervisionWords();
  const { fulfilled, reported } = one;
  if (fulfilled === null)
    return <StatusChip tone="note">{reported === null ? m.fulfilled.due : m.fulfilled.open}</StatusChip>;
  return fulfilled ? (
    <StatusChip tone="ok">{m.fulfilled.yes}</StatusChip>
  ) : (
    <StatusChip tone="problem">{m.fulfilled.no}</StatusChip>
  );
}

const TONES: Readonly<Record<string, 'note' | 'ok' | 'problem'>> = {
  'supervision.read': 'note',
  'supervision.refused': 'problem',
  'supervision.closed': 'ok',
  'authority.read': 'ok',
};

function Happened({ read: { happened } }: Props) {
  const { m, time } = useSupervisionWords();
  const names: Readonly<Record<string, string>> = m.events;
  const events: TimelineEvent[] = happened.map(({ at, kind, by, state }, index) => ({
    id: String(index),
    at: time(at),
    instant: at,
    title: names[kind] ?? kind,
    tone: TONES[kind] ?? 'plain',
    detail: (
      <>
        {by === null ? null : <StaffName id={by} />}
        {by !== null && state !== null ? ' · ' : null}
        {state === null ? null : m.states[state]}
      </>
    ),
  }));
  return (
    <Section title={m.happened}>
      <Timeline label={m.happened} events={events} />
    </Section>
  );
}
