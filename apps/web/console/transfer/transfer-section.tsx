import { type TransferNotice, TransferNoticeDocument } from '@consentry/contract';
import { useState } from 'react';
import { Button, ConfirmDialog, Select, StatusChip, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { usePurposeName } from '../consent/use-purposes.ts';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { useTransferWords } from './words.ts';

const SHOWN = ['all', 'in_force', 'ended'] as const;
type Shown = (typeof SHOWN)[number];

/** To whom face information may go, and what people are told of it (§ 第八条第一款). */
export function TransferSection({ path: [page] }: SectionProps) {
  return page === 'new' ? <NewTransferPage /> : <Transfers />;
}

async function everyNotice(signal: AbortSignal | undefined): Promise<readonly TransferNotice[]> {
  const options = signal === undefined ? {} : { signal };
  const purposes = await Array.fromAsync(platform.purpose.list({}, options));
  const all = await Promise.all(
    purposes.map(async ({ purpose }) => platform.transfer.notices({ purpose }, options)),
  );
  return all.flatMap(({ notices }) => notices);
}

function Transfers() {
  const { m, pick, time, number } = useTransferWords();
  const { can } = useSession();
  const nameOf = usePurposeName();
  const [shown, setShown] = useState<Shown>('all');
  const [asked, setAsked] = useState<TransferNotice | null>(null);
  const end = useAct(
    async (notice: string) => platform.transfer.end({ notice }),
    () => told.add('ok', m.ended),
  );
  const mayPublish = can('notice.publish');
  const columns: readonly ListColumn<TransferNotice>[] = [
    {
      id: 'recipient',
      title: m.recipient,
      cell: ({ document: { recipient } }) => `${pick(recipient.name)} · ${recipient.contact}`,
      csv: ({ document: { recipient } }) => pick(recipient.name),
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => (
        <StatusChip tone={state === 'in_force' ? 'ok' : 'plain'}>{m.states[state]}</StatusChip>
      ),
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'what',
      title: m.what,
      cell: ({ document: { texts } }) => pick(texts.purpose),
      csv: ({ document: { texts } }) => pick(texts.purpose),
    },
    {
      id: 'purpose',
      title: m.purpose,
      cell: ({ document: { purpose } }) => nameOf(purpose),
      csv: ({ document: { purpose } }) => purpose,
    },
    {
      id: 'consented',
      title: m.consented,
      isNarrow: true,
      cell: ({ consented }) => number(consented),
      csv: ({ consented }) => consented,
    },
    {
      id: 'published',
      title: m.published,
      isNarrow: true,
      cell: ({ published_at: at }) => time(at),
      csv: ({ published_at: at }) => at,
    },
    ...(mayPublish
      ? [
          {
            id: 'end',
            title: m.end,
            isNarrow: true,
            cell: (row: TransferNotice) =>
              row.state === 'ended' ? null : (
                <Button look="quiet" onPress={() => setAsked(row)} isPending={end.busy}>
                  {m.end}
                  <span className="c-hidden"> {pick(row.document.recipient.name)}</span>
                </Button>
              ),
          },
        ]
      : []),
  ];
  const add = mayPublish ? (
    <Button icon="plus" onPress={() => goTo(['transfers', 'new'])}>
      {m.add}
    </Button>
  ) : undefined;
  return (
    <SectionPage title={m.title} lead={m.lead} actions={add}>
      <ProblemText trouble={end.trouble} />
      <ListPage
        caption={m.title}
        name={`transfers-${shown}`}
        source={async (signal) =>
          (await everyNotice(signal)).filter(({ state }) => shown === 'all' || state === shown)
        }
        columns={columns}
        rowId={({ notice }) => notice}
        filters={
          <Toolbar label={m.show}>
            <Select
              label={m.state}
              value={shown}
              options={SHOWN.map((value) => ({ value, text: value === 'all' ? m.all : m.states[value] }))}
              onChange={setShown}
              placeholder={m.all}
            />
          </Toolbar>
        }
        empty={{ title: m.none, text: m.noneText }}
      />
      <ConfirmDialog
        isOpen={asked !== null}
        tone="danger"
        title={m.endTitle(asked === null ? '' : pick(asked.document.recipient.name))}
        consequence={m.endText}
        confirmText={m.end}
        cancelText={m.cancel}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked !== null) end.run(asked.notice);
          setAsked(null);
        }}
      />
    </SectionPage>
  );
}

const Told = TransferNoticeDocument.omit({ purpose: true, purpose_version: true });

function NewTransferPage() {
  const { m, pick } = useTransferWords();
  const [purpose, setPurpose] = useState<string | null>(null);
  const purposes = useQuery('purposes of transfers', async (signal) =>
    (await Array.fromAsync(platform.purpose.list({}, { signal }))).filter(({ state }) => state !== 'ended'),
  );
  const publish = useAct(
    async (of: string, given: ReturnType<typeof Told.parse>) => {
      const { version } = await platform.purpose.read({ purpose: of });
      return platform.transfer.publish({ purpose: of, purpose_version: version, ...given });
    },
    () => {
      told.add('ok', m.publishedNow);
      goTo(['transfers']);
    },
  );
  return (
    <SectionPage title={m.add} lead={m.addLead} trail={[{ text: m.title, to: ['transfers'] }]}>
      <Loaded query={purposes}>
        {(all) => (
          <>
            <Select
              label={m.purpose}
              value={purpose}
              options={all.map((one) => ({ value: one.purpose, text: pick(one.statement) }))}
              onChange={setPurpose}
              placeholder={m.choosePurpose}
              isRequired
            />
            {purpose === null ? null : (
              <SchemaForm
                schema={Told}
                names={m.names}
                saveText={m.publish}
                cancelText={m.cancel}
                act={publish}
                onSave={(given) => publish.run(purpose, given)}
                onCancel={() => goTo(['transfers'])}
              />
            )}
          </>
        )}
      </Loaded>
    </SectionPage>
  );
}
