import type { NoticeEntry, PurposeEntry } from '@consentry/contract';
import { useState } from 'react';
import { Button, Link, Select, StatusChip, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { kept } from '../../shared/list/kept.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { NewNoticePage, NoticePage } from './notice-page.tsx';
import { NOTICE_TONES } from './tones.ts';
import { useNoticeWords } from './words.ts';

/** Notices (§ 第五条): what people are told of each purpose. `of/{purpose}` lists those of one. */
export function NoticeSection({ path: [first, purpose] }: SectionProps) {
  if (first === undefined) return <Notices />;
  if (first === 'of' && purpose !== undefined) return <Notices key={purpose} purpose={purpose} />;
  if (first === 'new' && purpose !== undefined) return <NewNoticePage purpose={purpose} />;
  return <NoticePage notice={first} />;
}

const SHOWN = ['all', 'draft', 'in_force', 'replaced'] as const;
type Shown = (typeof SHOWN)[number];

interface Row {
  readonly of: Pick<PurposeEntry, 'purpose' | 'statement'>;
  readonly entry: NoticeEntry;
}

/** Reads the notices of all purposes, or of one. */
async function* noticesOf(purpose: string | undefined, signal?: AbortSignal): AsyncGenerator<Row> {
  const options = signal === undefined ? {} : { signal };
  for await (const of of platform.purpose.list({}, options)) {
    if (purpose !== undefined && of.purpose !== purpose) continue;
    const { notices } = await platform.notice.list({ purpose: of.purpose }, options);
    for (const entry of notices) yield { of, entry };
  }
}

function Notices({ purpose }: { readonly purpose?: string }) {
  const { m, pick, date } = useNoticeWords();
  const { can } = useSession();
  const [shown, setShown] = useState<Shown>('all');
  const add =
    purpose !== undefined && can('notice.write') ? (
      <Button icon="plus" onPress={() => goTo(['notices', 'new', purpose])}>
        {m.write}
      </Button>
    ) : undefined;
  const columns: readonly ListColumn<Row>[] = [
    {
      id: 'purpose',
      title: m.purpose,
      cell: ({ of, entry }) => <Link href={hrefOf(['notices', entry.notice])}>{pick(of.statement)}</Link>,
      csv: ({ of }) => pick(of.statement),
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ entry: { state } }) => <StatusChip tone={NOTICE_TONES[state]}>{m.states[state]}</StatusChip>,
      csv: ({ entry: { state } }) => m.states[state],
    },
    {
      id: 'version',
      title: m.version,
      isNarrow: true,
      cell: ({ entry }) => m.forVersion(entry.document.purpose_version),
      csv: ({ entry }) => entry.document.purpose_version,
    },
    {
      id: 'published',
      title: m.published,
      isNarrow: true,
      cell: ({ entry: { published_at: at } }) => (at === null ? null : date(at)),
      csv: ({ entry }) => entry.published_at,
    },
    {
      id: 'digest',
      title: m.digest,
      isNarrow: true,
      cell: ({ entry }) => <span className="k-code">{entry.digest.slice(0, 12)}</span>,
      csv: ({ entry }) => entry.digest,
    },
  ];
  const toPurposes = <Link href={hrefOf(['purposes'])}>{m.toPurposes}</Link>;
  return (
    <SectionPage
      title={m.title}
      lead={m.lead}
      actions={add}
      trail={purpose === undefined ? [] : [{ text: m.title, to: ['notices'] }]}
    >
      <ListPage
        caption={m.title}
        name={`notices-${purpose ?? 'all'}-${shown}`}
        source={(signal) =>
          kept(noticesOf(purpose, signal), ({ entry }) => shown === 'all' || entry.state === shown)
        }
        columns={columns}
        rowId={({ entry }) => entry.notice}
        filters={
          <Toolbar label={m.show}>
            <Select
              label={m.show}
              value={shown}
              options={SHOWN.map((value) => ({ value, text: value === 'all' ? m.all : m.states[value] }))}
              onChange={setShown}
              placeholder={m.all}
            />
          </Toolbar>
        }
        empty={
          shown === 'all'
            ? { title: m.none, text: m.noneText, action: add ?? toPurposes }
            : { title: m.none, text: m.noneOf }
        }
      />
    </SectionPage>
  );
}
