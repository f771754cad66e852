import type { RightsRequestView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, ConfirmDialog, DescriptionList, LawChip, Section, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { CountedDue } from '../act/counted-due.tsx';
import { StepsTaken } from '../act/steps-taken.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { PersonLink } from '../people/person-link.tsx';
import { useSession } from '../session.tsx';
import { AnswerForm } from './answer-form.tsx';
import { HandOut } from './hand-out.tsx';
import { RightsChip } from './rights-chip.tsx';
import { useRightsWords } from './words.ts';

/** One request: its clock, what was asked, what can be done, and the answer. */
export function RequestPage({ request }: { readonly request: string }) {
  const { m } = useRightsWords();
  const view = useQuery(`rights ${request}`, async (signal) => platform.rights.read({ request }, { signal }));
  const { data } = view;
  return (
    <SectionPage
      title={data === undefined ? m.title : m.kinds[data.kind]}
      trail={[{ text: m.title, to: ['rights'] }]}
      status={data === undefined ? null : <RightsChip state={data.state} />}
    >
      <Loaded query={view}>{(read) => <Request key={read.version} read={read} />}</Loaded>
    </SectionPage>
  );
}

function Request({ read }: { readonly read: RightsRequestView }) {
  const { m, date } = useRightsWords();
  const { correction, wish } = read;
  const fields = Object.entries(m.fields) as [keyof typeof m.fields, string][];
  const wanted = fields.flatMap(([field, name]) => {
    const text = correction?.[field] ?? null;
    return text === null ? [] : [`${name}: ${text}`];
  });
  return (
    <>
      <CountedDue due={read.due} />
      <NextStep read={read} />
      <Card>
        <DescriptionList
          items={[
            { term: m.asker, detail: m.askers[read.asker] },
            { term: m.person, detail: <PersonLink person={read.person} /> },
            { term: m.identity, detail: m.identities[read.identity_check] },
            { term: m.openedBy, detail: m.openers[read.opened_by] },
            { term: m.received, detail: date(read.received_on) },
            ...(wish === null ? [] : [{ term: m.wish, detail: <p className="k-quote">{wish}</p> }]),
            ...(wanted.length === 0 ? [] : [{ term: m.correction, detail: wanted.join(' · ') }]),
          ]}
        />
      </Card>
      <HandOut read={read} />
      <Answered read={read} />
      <Steps read={read} />
    </>
  );
}

function Answered({ read: { answer, refusal, ends } }: { readonly read: RightsRequestView }) {
  const { m, pick, time, language } = useRightsWords();
  return (
    <>
      {answer === null ? null : (
        <Card title={m.answered} level={2}>
          <p className="k-soft">
            {m.by[answer.by]}
            {answer.reached_at === null ? '' : ` · ${m.reached}: ${time(answer.reached_at)}`}
          </p>
          {refusal === null || refusal.reason === null ? null : (
            <p>
              <strong>{m.reasons[refusal.reason]}</strong>
            </p>
          )}
          {answer.said === null ? null : <p>{pick(answer.said)}</p>}
          {answer.text === null ? null : <p className="k-quote">{answer.text}</p>}
          {answer.said === null && answer.text === null ? <p className="k-soft">{m.gone}</p> : null}
          {refusal === null ? null : <p>{pick(refusal.court)}</p>}
        </Card>
      )}
      {ends.length === 0 ? null : (
        <Section title={m.ends}>
          <ul className="k-plain">
            {ends.map(({ withdrawal, consent, state }) => (
              <li key={withdrawal}>
                <span className="k-code">{consent.slice(0, 8)}</span>{' '}
                <LawChip of="erasure" state={state} language={language} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Steps({ read }: { readonly read: RightsRequestView }) {
  const { m } = useRightsWords();
  const steps = [
    ['taken', read.taken_at],
    ['answered', read.answered_at],
  ] as const;
  return (
    <StepsTaken
      title={m.steps}
      aheadText={m.ahead}
      receivedOn={read.received_on}
      receivedText={m.stepNames.received}
      steps={steps.map(([id, at]) => ({ id, title: m.stepNames[id], at }))}
    />
  );
}

function NextStep({ read }: { readonly read: RightsRequestView }) {
  const { m } = useRightsWords();
  const { can } = useSession();
  const { request, state, kind, answer } = read;
  const [writes, setWrites] = useState<'answer' | 'refuse' | null>(null);
  const [asks, setAsks] = useState<'correct' | 'handOver' | null>(null);
  const saved = () => told.add('ok', m.done);
  const take = useAct(async () => platform.rights.take({ request }, { ifMatch: read }), saved);
  const correct = useAct(async () => platform.rights.correct({ request }, { ifMatch: read }), saved);
  const handOver = useAct(async () => platform.rights.handOver({ request }, { ifMatch: read }), saved);
  const isOpen = state === 'received' || state === 'in_hand';
  if (writes !== null) return <AnswerForm read={read} what={writes} onEnd={() => setWrites(null)} />;
  const corrects = asks === 'correct';
  return (
    <>
      <ProblemText trouble={take.trouble ?? correct.trouble ?? handOver.trouble} />
      <Toolbar label={m.kinds[kind]}>
        {state === 'received' && can('rights.take') ? (
          <Button look="solid" icon="hand" onPress={take.run} isPending={take.busy}>
            {m.take}
          </Button>
        ) : null}
        {isOpen && kind === 'correct' && read.correction !== null && can('rights.correct') ? (
          <Button icon="edit" onPress={() => setAsks('correct')} isPending={correct.busy}>
            {m.correct}
          </Button>
        ) : null}
        {isOpen && can('rights.answer') ? (
          <Button icon="check" onPress={() => setWrites('answer')}>
            {m.answer}
          </Button>
        ) : null}
        {isOpen && can('rights.refuse') ? (
          <Button icon="cross" onPress={() => setWrites('refuse')}>
            {m.refuse}
          </Button>
        ) : null}
        {answer !== null && answer.reached_at === null && can('rights.hand_over') ? (
          <Button icon="file" onPress={() => setAsks('handOver')} isPending={handOver.busy}>
            {m.handOver}
          </Button>
        ) : null}
      </Toolbar>
      <ConfirmDialog
        isOpen={asks !== null}
        title={corrects ? m.correctTitle : m.handTitle}
        consequence={corrects ? m.correctText : m.handText}
        confirmText={corrects ? m.correct : m.handOver}
        cancelText={m.cancel}
        onCancel={() => setAsks(null)}
        onConfirm={() => {
          setAsks(null);
          if (corrects) correct.run();
          else handOver.run();
        }}
      />
    </>
  );
}
