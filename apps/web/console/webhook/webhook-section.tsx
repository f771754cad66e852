import type { WebhookView } from '@consentry/contract';
import { Button, Link } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { NewWebhookPage } from './new-webhook-page.tsx';
import { WebhookChip } from './webhook-chip.tsx';
import { WebhookPage } from './webhook-page.tsx';
import { useWebhookWords } from './words.ts';

/** Endpoints that are told what happens. */
export function WebhookSection({ path: [endpoint] }: SectionProps) {
  if (endpoint === undefined) return <Endpoints />;
  return endpoint === 'new' ? <NewWebhookPage /> : <WebhookPage endpoint={endpoint} />;
}

function Endpoints() {
  const { m, time } = useWebhookWords();
  const { can } = useSession();
  const add = can('webhook.add') ? (
    <Button icon="plus" look="solid" onPress={() => goTo(['webhooks', 'new'])}>
      {m.add}
    </Button>
  ) : undefined;
  const columns: readonly ListColumn<WebhookView>[] = [
    {
      id: 'name',
      title: m.name,
      cell: ({ endpoint, name }) => <Link href={hrefOf(['webhooks', endpoint])}>{name}</Link>,
      csv: ({ name }) => name,
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: (row) => <WebhookChip {...row} />,
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'url',
      title: m.url,
      cell: ({ url }) => <span className="k-code">{url}</span>,
      csv: ({ url }) => url,
    },
    {
      id: 'waiting',
      title: m.waiting,
      align: 'end',
      isNarrow: true,
      cell: ({ waiting }) => waiting,
      csv: ({ waiting }) => waiting,
    },
    {
      id: 'made',
      title: m.made,
      isNarrow: true,
      cell: ({ made_at }) => time(made_at),
      csv: ({ made_at }) => made_at,
    },
  ];
  return (
    <SectionPage title={m.title} lead={m.lead} actions={add}>
      <ListPage
        caption={m.title}
        name="webhooks"
        source={async (signal) =>
          (await platform.webhook.list({}, signal === undefined ? {} : { signal })).webhooks
        }
        columns={columns}
        rowId={({ endpoint }) => endpoint}
        empty={{ title: m.none, text: m.noneText, action: add }}
      />
    </SectionPage>
  );
}
