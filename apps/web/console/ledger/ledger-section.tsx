import type { LedgerEntryView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Select, StatusChip, Toolbar, saveText } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { kept } from '../../shared/list/kept.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { BundlePage } from './bundle-page.tsx';
import { LogPage } from './log-page.tsx';
import { PoliciesPage, ProposePage } from './policies-page.tsx';
import { useLedgerWords } from './words.ts';

/** The evidence log: how it stands, who watches it, its entries, and evidence to hand out. */
export function LedgerSection({ path: [page, form] }: SectionProps) {
  if (page === 'entries') return <Entries />;
  if (page === 'bundle') return <BundlePage />;
  if (page === 'witnesses') return form === 'new' ? <ProposePage /> : <PoliciesPage />;
  return <LogPage />;
}

function Entries() {
  const { m, time, number } = useLedgerWords();
  const { can } = useSession();
  const [shown, setShown] = useState('all');
  const types: Readonly<Record<string, string>> = m.types;
  const file = useAct(
    async (position: number) => ({
      position,
      file: await platform.evidence.read({ position: String(position) }),
    }),
    (read) =>
      saveText(
        `consentry-evidence-${read.position}.json`,
        'application/json',
        `${JSON.stringify(read.file, null, 2)}\n`,
      ),
  );
  const typeOf = ({ type }: LedgerEntryView) => types[type] ?? type;
  const columns: readonly ListColumn<LedgerEntryView>[] = [
    { id: 'type', title: m.type, cell: typeOf, csv: ({ type }) => type },
    {
      id: 'position',
      title: m.position,
      isNarrow: true,
      cell: ({ position }) => number(position),
      csv: ({ position }) => position,
    },
    { id: 'at', title: m.at, isNarrow: true, cell: ({ at }) => time(at), csv: ({ at }) => at },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ published }) => (
        <StatusChip tone={published ? 'ok' : 'note'}>{published ? m.isPublished : m.waits}</StatusChip>
      ),
      csv: ({ published }) => (published ? m.isPublished : m.waits),
    },
    {
      id: 'opening',
      title: m.opening,
      cell: ({ can_be_opened }) => (can_be_opened ? m.opens : m.erased),
      csv: ({ can_be_opened }) => (can_be_opened ? m.opens : m.erased),
    },
    ...(can('evidence.read')
      ? [
          {
            id: 'file',
            title: m.file,
            isNarrow: true,
            cell: ({ position, published }: LedgerEntryView) =>
              published ? (
                <Button look="quiet" icon="download" onPress={() => file.run(position)}>
                  {m.fileOf(position)}
                </Button>
              ) : null,
          },
        ]
      : []),
  ];
  return (
    <SectionPage title={m.entries} lead={m.entriesLead} trail={[{ text: m.title, to: ['ledger'] }]}>
      <ProblemText trouble={file.trouble} />
      <ListPage
        caption={m.entries}
        name={`ledger-entries-${shown}`}
        source={(signal) =>
          kept(
            platform.ledger.list({}, signal === undefined ? {} : { signal }),
            ({ type }) => shown === 'all' || type === shown,
          )
        }
        columns={columns}
        rowId={({ position }) => String(position)}
        filters={
          <Toolbar label={m.show}>
            <Select
              label={m.show}
              value={shown}
              options={[
                { value: 'all', text: m.all },
                ...Object.entries(types).map(([value, text]) => ({ value, text })),
              ]}
              onChange={setShown}
              placeholder={m.all}
            />
          </Toolbar>
        }
        empty={{ title: m.noEntries, text: m.noEntriesText }}
      />
    </SectionPage>
  );
}
