import type { DeliveryState, DeliveryView, WebhookView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  ConfirmDialog,
  DescriptionList,
  Section,
  Select,
  StatusChip,
  Toolbar,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SecretOnce } from '../../shared/act/secret-once.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { useSession } from '../session.tsx';
import { WebhookChip } from './webhook-chip.tsx';
import { useWebhookWords } from './words.ts';

/** One endpoint: how it is, what can be done with it, and each delivery. */
export function WebhookPage({ endpoint }: { readonly endpoint: string }) {
  const { m } = useWebhookWords();
  const webhook = useQuery(`webhook ${endpoint}`, async (signal) =>
    platform.webhook.read({ endpoint }, { signal }),
  );
  const { data } = webhook;
  return (
    <SectionPage
      title={data?.name ?? m.title}
      trail={[{ text: m.title, to: ['webhooks'] }]}
      status={data === undefined ? null : <WebhookChip {...data} />}
    >
      <Loaded query={webhook}>{(read) => <Endpoint read={read} />}</Loaded>
      <Deliveries endpoint={endpoint} />
    </SectionPage>
  );
}

function Endpoint({ read }: { readonly read: WebhookView }) {
  const { m, time } = useWebhookWords();
  const { endpoint, reason, failing_since } = read;
  const items = [
    { term: m.url, detail: <span className="k-code">{read.url}</span> },
    { term: m.events, detail: <Subjects events={read.events} /> },
    { term: m.owner, detail: read.integrator === null ? m.organisation : m.program },
    { term: m.waiting, detail: `${read.waiting}` },
    { term: m.made, detail: time(read.made_at) },
    {
      term: m.secrets,
      detail: read.secrets.map(({ made_at, expires_at }) => (
        <p key={made_at}>{m.secretOf(time(made_at), expires_at === null ? null : time(expires_at))}</p>
      )),
    },
  ];
  return (
    <>
      {reason === null ? null : (
        <Callout tone="problem">
          <p>{m.reasons[reason]}</p>
        </Callout>
      )}
      {reason !== null || failing_since === null ? null : (
        <Callout tone="note">
          <p>{m.failingSince(time(failing_since))}</p>
        </Callout>
      )}
      <Card actions={<Acts key={endpoint} read={read} />}>
        <DescriptionList items={items} />
      </Card>
    </>
  );
}

function Subjects({ events }: Pick<WebhookView, 'events'>) {
  const { m } = useWebhookWords();
  return events.map((pattern) => {
    const [subject = '', what] = pattern.split('.');
    const name = m.subjects[subject as keyof typeof m.subjects];
    return <p key={pattern}>{what === '*' ? name : <span className="k-code">{pattern}</span>}</p>;
  });
}

function Acts({ read }: { readonly read: WebhookView }) {
  const { m } = useWebhookWords();
  const { can } = useSession();
  const { endpoint, state } = read;
  const [asks, setAsks] = useState<'rotate' | 'remove' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const ping = useAct(
    async () => platform.webhook.ping({ endpoint }),
    () => told.add('ok', m.pinged),
  );
  const change = useAct(
    async (to: 'active' | 'paused') => platform.webhook.change({ endpoint, state: to }, { ifMatch: read }),
    ({ state: now }) => told.add('ok', now === 'paused' ? m.paused : m.resumed),
  );
  const rotate = useAct(
    async () => platform.webhook.rotate({ endpoint }),
    (made) => setSecret(made.secret),
  );
  const remove = useAct(
    async () => platform.webhook.remove({ endpoint }),
    () => {
      told.add('ok', m.removed);
      goTo(['webhooks']);
    },
  );
  const mayGoOn = can('webhook.change') && read.reason !== 'owner_revoked';
  const confirm = () => {
    setAsks(null);
    if (asks === 'remove') remove.run();
    else rotate.run();
  };
  return (
    <div className="k-stack">
      <ProblemText trouble={ping.trouble ?? change.trouble ?? rotate.trouble ?? remove.trouble} />
      <Toolbar label={m.title}>
        {can('webhook.ping') ? (
          <Button onPress={ping.run} isPending={ping.busy}>
            {m.ping}
          </Button>
        ) : null}
        {mayGoOn ? (
          <Button
            onPress={() => change.run(state === 'active' ? 'paused' : 'active')}
            isPending={change.busy}
          >
            {state === 'active' ? m.pause : m.resume}
          </Button>
        ) : null}
        {can('webhook.rotate') ? (
          <Button icon="key" onPress={() => setAsks('rotate')} isPending={rotate.busy}>
            {m.rotate}
          </Button>
        ) : null}
        {can('webhook.remove') ? (
          <Button icon="trash" look="quiet" onPress={() => setAsks('remove')} isPending={remove.busy}>
            {m.remove}
          </Button>
        ) : null}
      </Toolbar>
      {secret === null ? null : (
        <SecretOnce
          secret={secret}
          label={m.secret}
          hint={m.secretHint}
          copyText={m.copy}
          copiedText={m.copied}
          failedText={m.copyFailed}
          doneText={m.done}
          onDone={() => setSecret(null)}
        />
      )}
      <ConfirmDialog
        isOpen={asks !== null}
        title={asks === 'remove' ? m.removeTitle : m.rotateTitle}
        consequence={asks === 'remove' ? m.removeText : m.rotateText}
        confirmText={asks === 'remove' ? m.remove : m.rotate}
        cancelText={m.cancel}
        tone={asks === 'remove' ? 'danger' : 'plain'}
        onCancel={() => setAsks(null)}
        onConfirm={confirm}
      />
    </div>
  );
}

function Deliveries({ endpoint }: { readonly endpoint: string }) {
  const { m, time } = useWebhookWords();
  const { can } = useSession();
  const [shown, setShown] = useState<DeliveryState | 'all'>('all');
  const again = useAct(
    async (delivery: string) => platform.webhook.redeliver({ endpoint, delivery }),
    () => told.add('ok', m.sentAgain),
  );
  const last = ({ attempts }: DeliveryView) => {
    const one = attempts.at(-1);
    if (one === undefined) return m.noAttempt;
    return m.attempt(attempts.length, `${one.status ?? one.failure ?? ''} · ${m.took(one.took_ms)}`);
  };
  const columns: readonly ListColumn<DeliveryView>[] = [
    {
      id: 'event',
      title: m.event,
      cell: ({ type }) => <span className="k-code">{type}</span>,
      csv: ({ type }) => type,
    },
    {
      id: 'time',
      title: m.time,
      isNarrow: true,
      cell: (row) => time(row.made_at),
      csv: (row) => row.made_at,
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => <StatusChip tone={TONES[state]}>{m.deliveryStates[state]}</StatusChip>,
      csv: ({ state }) => m.deliveryStates[state],
    },
    { id: 'attempts', title: m.attempts, cell: last, csv: last },
    ...(can('webhook.redeliver')
      ? [
          {
            id: 'again',
            title: m.again,
            isNarrow: true,
            cell: ({ delivery, state }: DeliveryView) =>
              state === 'waiting' ? null : (
                <Button look="quiet" onPress={() => again.run(delivery)} isPending={again.busy}>
                  {m.again}
                </Button>
              ),
          },
        ]
      : []),
  ];
  const options = (['all', 'waiting', 'delivered', 'given_up'] as const).map((value) => ({
    value,
    text: value === 'all' ? m.all : m.deliveryStates[value],
  }));
  return (
    <Section title={m.deliveries}>
      <ProblemText trouble={again.trouble} />
      <ListPage
        caption={m.deliveries}
        name={`webhook-deliveries-${endpoint}-${shown}`}
        source={(signal) =>
          platform.webhook.listDeliveries(
            { endpoint, ...(shown === 'all' ? {} : { state: shown }) },
            signal === undefined ? {} : { signal },
          )
        }
        columns={columns}
        rowId={({ delivery }) => delivery}
        filters={
          <Toolbar label={m.show}>
            <Select label={m.show} value={shown} options={options} onChange={setShown} placeholder={m.all} />
          </Toolbar>
        }
        empty={{ title: m.noDeliveries, text: m.noDeliveriesText }}
      />
    </Section>
  );
}

const TONES = { waiting: 'plain', delivered: 'ok', given_up: 'problem' } as const;
