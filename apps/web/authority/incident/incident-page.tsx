import type { IncidentCase } from '@consentry/contract';
import { incidentItemTexts } from '@consentry/law';
import {
  Callout,
  Card,
  type DescriptionItem,
  DescriptionList,
  Disclosure,
  Link,
  Section,
} from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { CaseEvidence } from '../evidence/case-evidence.tsx';
import { regionName } from '../regions.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { Duties } from './duties.tsx';
import { IncidentActs, IncidentNext } from './incident-acts.tsx';
import { IncidentChips } from './incidents-page.tsx';
import { Reported } from './reported.tsx';
import { useIncidentWords } from './words.ts';

/** One incident: its clocks, what is missing, what can be done, what was reported, and what was asked. */
export function IncidentPage({ incident }: { readonly incident: string }) {
  const { m: shell } = useWords();
  const { m } = useIncidentWords();
  const view = useQuery(`incident ${incident}`, async (signal) =>
    authority.incident.read({ incident }, { signal }),
  );
  return (
    <Page
      heading={view.data?.processor ?? m.heading}
      {...(view.data === undefined ? {} : { lead: `${m.reference} ${view.data.reference}` })}
      site={shell.title}
    >
      <p>
        <Link href={hrefOf(['incidents'])}>{m.back}</Link>
      </p>
      <Loaded query={view}>{(read) => <Incident read={read} />}</Loaded>
    </Page>
  );
}

function Incident({ read }: { readonly read: IncidentCase }) {
  const { m, time } = useIncidentWords();
  const { can } = useSession();
  const [last, ...earlier] = read.parts.toReversed();
  return (
    <>
      <p>
        <IncidentChips read={read} />
      </p>
      <Duties read={read} />
      <IncidentNext read={read} />
      <Gaps gaps={read.gaps} />
      <Card title={m.latest} level={2}>
        {last?.incident === undefined || last.incident === null ? (
          <p>{m.erased}</p>
        ) : (
          <Reported of={last.incident} />
        )}
      </Card>
      <Questions questions={read.questions} />
      {can('incident.handle') ? <IncidentActs read={read} /> : null}
      <Facts read={read} />
      {earlier.length === 0 ? null : (
        <Section title={m.parts}>
          {earlier.map((part) =>
            part.incident === null ? null : (
              <Disclosure key={part.part} title={m.earlier(m.stages[part.stage], time(part.received_at))}>
                <p className="a-soft">
                  {m.sentAt(time(part.sent_at))} · <span className="a-code">{part.digest.slice(0, 16)}</span>
                </p>
                <Reported of={part.incident} />
              </Disclosure>
            ),
          )}
        </Section>
      )}
      <CaseEvidence of={read.incident} />
    </>
  );
}

/** The items that are missing still. */
export function Gaps({ gaps }: Pick<IncidentCase, 'gaps'>) {
  const { m, pick } = useIncidentWords();
  if (gaps.length === 0) return null;
  return (
    <Callout tone={gaps.includes('organisation') || gaps.includes('event') ? 'problem' : 'note'}>
      <h2>{m.gaps}</h2>
      <p>{m.gapsLead}</p>
      <ul className="a-lines">
        {gaps.map((item) => (
          <li key={item}>{pick(incidentItemTexts[item])}</li>
        ))}
      </ul>
    </Callout>
  );
}

type Asked = Omit<IncidentCase['questions'][number], 'asked_by'>;

/** What was asked and answered. */
export function Questions({ questions }: { readonly questions: readonly Asked[] }) {
  const { m, date, fullDate } = useIncidentWords();
  if (questions.length === 0) return null;
  return (
    <Card title={m.questions} level={2}>
      <DescriptionList
        items={questions.map(({ text, answer, answer_by, answered_at }) => ({
          term: answered_at === null ? m.by(fullDate(answer_by)) : m.answered(date(answered_at)),
          detail: (
            <>
              <p className="a-words">{text}</p>
              <p className="a-words">
                {answer === null ? <span className="a-soft">{m.noAnswer}</span> : m.answerOf(answer)}
              </p>
            </>
          ),
        }))}
      />
    </Card>
  );
}

function Facts({ read }: { readonly read: IncidentCase }) {
  const { m, time, pick, number } = useIncidentWords();
  const { log, log_key, links, onward, acknowledged_at, closed_at, outcome, despite } = read;
  const unfollowed = log_key === null ? m.logNone : m.logUnknown;
  const items: DescriptionItem[] = [
    { term: m.to, detail: m.recipients[read.to] },
    { term: m.region, detail: pick(regionName(read.region)) },
    { term: m.received, detail: time(read.received_at) },
    ...(acknowledged_at === null ? [] : [{ term: m.acknowledgedAt, detail: time(acknowledged_at) }]),
    {
      term: m.log,
      detail:
        log === null ? (
          unfollowed
        ) : (
          <Link href={hrefOf(['logs', log.log])}>{m.logFollowed(number(log.size))}</Link>
        ),
    },
    ...(onward === null ? [] : [{ term: m.duties.onward, detail: m.onwardDone(onward.to, time(onward.at)) }]),
    ...links.map(({ kind, id }) => ({
      term: m.links,
      detail: (
        <Link href={hrefOf([kind === 'inspection' ? 'inspections' : 'referrals', id])}>
          {m.linkKinds[kind]}
        </Link>
      ),
    })),
    ...(closed_at === null ? [] : [{ term: m.closed, detail: time(closed_at) }]),
    ...(outcome === null ? [] : [{ term: m.outcome, detail: <p className="a-words">{outcome}</p> }]),
    ...(despite === null ? [] : [{ term: m.despite, detail: <p className="a-words">{despite}</p> }]),
  ];
  return (
    <Card title={m.about} level={2}>
      <DescriptionList items={items} />
    </Card>
  );
}
