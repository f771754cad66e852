import type { ComplaintView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, ConfirmDialog, CopyField, DescriptionList, StatusChip, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { CountedDue } from '../act/counted-due.tsx';
import { StepsTaken } from '../act/steps-taken.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import { useComplaintWords } from './words.ts';

/** One complaint: its clock, what was written, what was done, and the next step. */
export function ComplaintPage({ complaint }: { readonly complaint: string }) {
  const { m } = useComplaintWords();
  const view = useQuery(`complaint ${complaint}`, async (signal) =>
    platform.complaint.read({ complaint }, { signal }),
  );
  const { data } = view;
  return (
    <SectionPage
      title={data?.reference ?? m.title}
      trail={[{ text: m.title, to: ['complaints'] }]}
      status={
        data === undefined ? null : (
          <StatusChip tone={data.state === 'closed' ? 'ok' : 'note'}>{m.states[data.state]}</StatusChip>
        )
      }
    >
      <Loaded query={view}>{(read) => <Complaint key={read.version} read={read} />}</Loaded>
    </SectionPage>
  );
}

function Complaint({ read }: { readonly read: ComplaintView }) {
  const { m, date } = useComplaintWords();
  const { can } = useSession();
  const { outcome, state } = read;
  const about = [
    ...(read.purpose_id === null ? [] : [`${m.purpose} ${read.purpose_id}`]),
    ...(read.site === null ? [] : [`${m.site} ${read.site}`]),
  ];
  return (
    <>
      {state === 'closed' ? null : <CountedDue due={read.due} />}
      {can('complaint.handle') ? <NextStep read={read} /> : null}
      <Card title={m.text} level={2}>
        {read.text === null ? <p className="k-soft">{m.textGone}</p> : <p className="k-quote">{read.text}</p>}
        <DescriptionList
          items={[
            { term: m.received, detail: date(read.received_on) },
            { term: m.channel, detail: `${m.channels[read.channel]} · ${m.froms[read.from]}` },
            { term: m.about, detail: about.length === 0 ? m.everything : about.join(' · ') },
          ]}
        />
      </Card>
      <Contact read={read} />
      {outcome === null ? null : (
        <Card title={m.outcome} level={2}>
          <p>
            <strong>{m.results[outcome.result]}</strong>
            {outcome.reason === null ? null : ` · ${m.reasons[outcome.reason]}`}
          </p>
          <p className="k-quote">{outcome.text ?? m.outcomeGone}</p>
        </Card>
      )}
      <Steps read={read} />
    </>
  );
}

function Steps({ read }: { readonly read: ComplaintView }) {
  const { m } = useComplaintWords();
  const steps = [
    ['acknowledged', read.acknowledged_at],
    ['handled', read.handled_at],
    ['told', read.told_at],
    ['closed', read.closed_at],
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

function Contact({ read: { complaint, contact } }: { readonly read: ComplaintView }) {
  const { m } = useComplaintWords();
  const { can } = useSession();
  const [asks, setAsks] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const unseal = useAct(
    async () => platform.complaint.unseal({ complaint }),
    (opened) => setShown(opened.contact),
  );
  if (!contact) {
    return (
      <Card title={m.contact} level={2}>
        <p className="k-soft">{m.contactNone}</p>
      </Card>
    );
  }
  return (
    <Card
      title={m.contact}
      level={2}
      actions={
        can('complaint.unseal') && shown === null ? (
          <Button icon="lock" onPress={() => setAsks(true)} isPending={unseal.busy}>
            {m.unseal}
          </Button>
        ) : undefined
      }
    >
      <ProblemText trouble={unseal.trouble} />
      {shown === null ? (
        <p className="k-soft">{m.contactSealed}</p>
      ) : (
        <CopyField
          label={m.contact}
          value={shown}
          copyText={m.copy}
          copiedText={m.copied}
          failedText={m.copyFailed}
        />
      )}
      <ConfirmDialog
        isOpen={asks}
        title={m.unsealTitle}
        consequence={m.unsealText}
        confirmText={m.unseal}
        cancelText={m.cancel}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          unseal.run();
        }}
      />
    </Card>
  );
}

function NextStep({ read }: { readonly read: ComplaintView }) {
  const { m } = useComplaintWords();
  const { complaint, state, told_at: toldAt } = read;
  const [asks, setAsks] = useState<'tell' | 'close' | null>(null);
  const [writes, setWrites] = useState(false);
  const saved = () => told.add('ok', m.done);
  const acknowledge = useAct(
    async () => platform.complaint.acknowledge({ complaint }, { ifMatch: read }),
    saved,
  );
  const tell = useAct(async () => platform.complaint.tell({ complaint }, { ifMatch: read }), saved);
  const close = useAct(async () => platform.complaint.close({ complaint }, { ifMatch: read }), saved);
  if (state === 'closed') return null;
  if (writes) return <OutcomeForm read={read} onEnd={() => setWrites(false)} />;
  const closes = asks === 'close';
  return (
    <>
      <ProblemText trouble={acknowledge.trouble ?? tell.trouble ?? close.trouble} />
      <Toolbar label={m.steps}>
        {state === 'received' ? (
          <Button look="solid" icon="check" onPress={acknowledge.run} isPending={acknowledge.busy}>
            {m.acknowledge}
          </Button>
        ) : null}
        {state === 'in_hand' ? (
          <Button look="solid" icon="edit" onPress={() => setWrites(true)}>
            {m.decide}
          </Button>
        ) : null}
        {state === 'handled' && toldAt === null ? (
          <Button look="solid" icon="mail" onPress={() => setAsks('tell')} isPending={tell.busy}>
            {m.tell}
          </Button>
        ) : null}
        {state === 'handled' && toldAt !== null ? (
          <Button look="solid" icon="check" onPress={() => setAsks('close')} isPending={close.busy}>
            {m.close}
          </Button>
        ) : null}
      </Toolbar>
      <ConfirmDialog
        isOpen={asks !== null}
        title={closes ? m.closeTitle : m.tellTitle}
        consequence={closes ? m.closeText : m.tellText}
        confirmText={closes ? m.close : m.tell}
        cancelText={m.cancel}
        onCancel={() => setAsks(null)}
        onConfirm={() => {
          setAsks(null);
          if (closes) close.run();
          else tell.run();
        }}
      />
    </>
  );
}
