import type { ReferralView } from '@consentry/contract';
import { Card, DescriptionList, Link, Timeline, type TimelineEvent } from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useDepartmentName } from '../department/use-departments.ts';
import { regionName } from '../regions.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { AnswerCard } from './answer-card.tsx';
import { Measures } from './measures.tsx';
import { Shown } from './propose-page.tsx';
import { ReferralChip, Standing } from './referral-state.tsx';
import { useReferralWords } from './words.ts';

/** One of them, as both departments see it: what was proposed, what the other one sees, and the next step. */
export function ReferralPage({ referral }: { readonly referral: string }) {
  const { m: shell } = useWords();
  const { m } = useReferralWords();
  const view = useQuery(`referral ${referral}`, async (signal) =>
    authority.referral.read({ referral }, { signal }),
  );
  const { data } = view;
  const heading = data === undefined ? m.heading : `${m.kinds[data.kind]} · ${data.reference}`;
  return (
    <Page heading={heading} site={shell.title}>
      <p>
        <Link href={hrefOf(['referrals'])}>{m.back}</Link>
      </p>
      <Loaded query={view}>
        {(read) => (
          <>
            <Standing of={read.standing} />
            <About read={read} />
            <AnswerCard read={read} />
            {read.kind === 'joint' ? <Measures read={read} /> : null}
            <Card title={m.steps} level={2}>
              <Steps read={read} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface OfReferral {
  readonly read: ReferralView;
}

function About({ read }: OfReferral) {
  const { m: shell } = useWords();
  const { m, pick } = useReferralWords();
  const nameOf = useDepartmentName();
  const { kind, state, reference, topic, region, purpose, scope } = read;
  return (
    <Card title={m.kinds[kind]} level={2} status={<ReferralChip state={state} />}>
      <DescriptionList
        items={[
          { term: m.from, detail: nameOf(read.from) },
          { term: m.to, detail: nameOf(read.to) },
          {
            term: m.case,
            detail: useSeesCase(read) ? (
              <>
                {reference} · <Link href={hrefOf(['complaints', read.complaint])}>{m.toCase}</Link>
              </>
            ) : (
              reference
            ),
          },
          { term: m.topic, detail: shell.report.topics[topic] },
          { term: m.region, detail: pick(regionName(region)) },
          { term: m.purpose, detail: <span className="a-words">{purpose}</span> },
          ...(kind === 'share' || kind === 'joint' ? [{ term: m.scope, detail: m.scopes[scope] }] : []),
        ]}
      />
      <Shown kind={kind} />
    </Card>
  );
}

/** Whoever proposed it reads the case; the other one once it accepted, while it lasts, but for what it was only told. */
function useSeesCase({ from, kind, state }: ReferralView): boolean {
  const { department } = useSession();
  return from === department || (state === 'accepted' && kind !== 'notify');
}

function Steps({ read }: OfReferral) {
  const { m, time } = useReferralWords();
  const nameOf = useDepartmentName();
  const { state, answered_at, ended_at, reason } = read;
  const events: TimelineEvent[] = [
    {
      id: 'proposed',
      at: time(read.proposed_at),
      instant: read.proposed_at,
      title: m.step.proposed(nameOf(read.from)),
      icon: 'next',
    },
    ...(answered_at === null
      ? []
      : [
          {
            id: 'answered',
            at: time(answered_at),
            instant: answered_at,
            title: reason === null ? m.step.accepted(nameOf(read.to)) : m.step.declined(nameOf(read.to)),
            icon: reason === null ? ('check' as const) : ('cross' as const),
            tone: reason === null ? ('ok' as const) : ('problem' as const),
            ...(reason === null ? {} : { detail: <p className="a-words">{reason}</p> }),
          },
        ]),
    ...read.measures.map(({ measure, department, noted_at }) => ({
      id: measure,
      at: time(noted_at),
      instant: noted_at,
      title: m.step.measure(nameOf(department)),
      icon: 'scales' as const,
    })),
    ...(ended_at === null
      ? []
      : [{ id: 'ended', at: time(ended_at), instant: ended_at, title: m.step.ended, icon: 'lock' as const }]),
    ...(state === 'open'
      ? [
          {
            id: 'waits',
            at: m.ahead,
            instant: '',
            title: m.step.waits(nameOf(read.to)),
            icon: 'clock' as const,
            tone: 'note' as const,
            isAhead: true,
          },
        ]
      : []),
  ];
  return <Timeline label={m.steps} events={events} />;
}
