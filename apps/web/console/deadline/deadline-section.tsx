import type { DeadlineEntry } from '@consentry/contract';
import { useState } from 'react';
import { Callout, Card, Disclosure, EmptyState, Link, Section, StatusChip, formatsOf } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useSession } from '../session.tsx';
import { Calendars } from './calendar-card.tsx';
import { FeedCard } from './feed-card.tsx';
import { RemindersCard } from './reminders-card.tsx';
import { useDeadlineWords } from './words.ts';

/** Where each kind of thing is seen to. */
const PLACES: Readonly<Record<string, string>> = {
  request: 'rights',
  complaint: 'complaints',
  incident: 'incidents',
  assessment: 'assessments',
  audit: 'audits',
  site: 'sites',
};
/** Kinds that belong to the course of a filing. */
const FILING = new Set(['filing', 'change', 'deregistration']);
/** Days that an authority set, by the order they are of. */
const ORDERS = new Set(['authority_request', 'authority_order']);
const ORDER_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function placeOf({ kind, of, requirement }: DeadlineEntry): readonly string[] {
  if (FILING.has(kind)) return ['stock'];
  // One that was handed in as a fact has no page of its own; a question about an incident is answered with it.
  if (ORDERS.has(kind) && of?.kind === 'record' && ORDER_ID.test(of.id)) return ['orders', of.id];
  const place = of === null ? undefined : PLACES[of.kind];
  return of === null || place === undefined ? ['posture', requirement] : [place, of.id];
}

/** Every clock that runs, the calendar of it, and reminders. */
export function DeadlineSection() {
  const { m, number } = useDeadlineWords();
  const { can } = useSession();
  const list = useQuery('deadlines', async (signal) => platform.deadline.list({}, { signal }));
  return (
    <SectionPage title={m.title} lead={m.lead}>
      <Loaded query={list}>
        {({ deadlines, more }) =>
          deadlines.length === 0 ? (
            <EmptyState icon="check" title={m.none} text={m.noneText} />
          ) : (
            <Section title={m.list}>
              <ul className="k-plain">
                {deadlines.map((one) => (
                  <li key={one.deadline}>
                    <Clock one={one} />
                  </li>
                ))}
              </ul>
              {more > 0 ? <p>{m.more(number(more))}</p> : null}
            </Section>
          )
        }
      </Loaded>
      <Calendars />
      {can('deadline.remind') ? <Settings /> : null}
    </SectionPage>
  );
}

function Clock({ one }: { readonly one: DeadlineEntry }) {
  const { m, pick, pair, date, fullDate, time, shared, language } = useDeadlineWords();
  const [now] = useState(Date.now);
  const { certainty, overdue, act_by, aim_on, due_at, calendars } = one;
  const left = Date.parse(due_at) - now;
  const span = formatsOf(language).duration(left);
  const documents = calendars.map(({ document }) => document).join(' ');
  return (
    <Card
      title={`${one.requirement} ${pick(one.began)}`}
      status={<StatusChip tone={overdue ? 'problem' : 'note'}>{overdue ? m.overdue : m.running}</StatusChip>}
    >
      <p>{pick(one.duty)}</p>
      <p>
        <strong>{pair(m.by, certainty === 'instant' ? time(due_at) : fullDate(act_by))}</strong>
        {` · ${left < 0 ? shared.due.over(span) : shared.due.left(span)}`}
        {certainty === 'provisional' ? ` · ${m.provisional}` : null}
      </p>
      {aim_on === null ? null : <p>{m.aim(fullDate(aim_on))}</p>}
      {certainty === 'provisional' ? (
        <Callout tone="note">
          <p>{m.provisionalHint}</p>
        </Callout>
      ) : null}
      <p className="k-soft">
        {[
          pick(one.citation),
          pair(m.trigger, certainty === 'instant' ? time(one.trigger) : date(one.trigger)),
          pair(m.from, m.froms[one.period_from]),
          pair(m.calendar, documents === '' ? m.noCalendar : documents),
        ].join(' · ')}
      </p>
      <Disclosure title={m.how}>
        <p>{pick(one.explanation)}</p>
      </Disclosure>
      <p>
        <Link href={hrefOf(placeOf(one))}>
          {m.see}
          <span className="c-hidden"> {pick(one.began)}</span>
        </Link>
      </p>
    </Card>
  );
}

function Settings() {
  const query = useQuery('reminders', async (signal) => platform.deadline.readReminders({}, { signal }));
  return (
    <Loaded query={query}>
      {(view) => (
        <>
          <FeedCard feed={view.feed} />
          <RemindersCard view={view} />
        </>
      )}
    </Loaded>
  );
}
