import type { PublicationEntry, PublicationState } from '@consentry/contract';
import { useState } from 'react';
import { Link, Select, StatusChip, Toolbar } from '@consentry/ui';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { usePublicationWords } from './words.ts';
import { useText } from './use-text.ts';

const STATES: readonly PublicationState[] = ['prepared', 'published', 'withdrawn', 'dropped'];
const TONES = { prepared: 'note', published: 'ok', withdrawn: 'problem', dropped: 'plain' } as const;

/** How far a publication is. */
export function PublicationChip({ state }: { readonly state: PublicationState }) {
  const { m } = usePublicationWords();
  return <StatusChip tone={TONES[state]}>{m.states[state]}</StatusChip>;
}

/** What one's department published or prepared, the latest first. */
export function PublicationsPage() {
  const { m: shell } = useWords();
  const { m } = usePublicationWords();
  const { can } = useSession();
  const columns = useColumns();
  const [state, setState] = useState<PublicationState | 'all'>('all');
  return (
    <Page heading={m.list.heading} lead={m.list.lead} site={shell.title}>
      <p className="a-actions">
        {can('publication.prepare') ? (
          <>
            <Link href={hrefOf(['publications', 'new', 'figures'])}>{m.list.newFigures}</Link>
            <Link href={hrefOf(['publications', 'new', 'notice'])}>{m.list.newNotice}</Link>
          </>
        ) : null}
        <Link href="/report/#/open">{m.list.publicPage}</Link>
      </p>
      <ListPage
        caption={m.list.heading}
        name={`publications ${state}`}
        source={(signal) =>
          authority.publication.list(state === 'all' ? {} : { state }, signal === undefined ? {} : { signal })
        }
        columns={columns}
        rowId={({ publication }) => publication}
        filters={
          <Toolbar label={m.list.heading}>
            <Select<PublicationState | 'all'>
              label={m.list.state}
              value={state}
              onChange={setState}
              placeholder={m.list.all}
              options={[
                { value: 'all', text: m.list.all },
                ...STATES.map((value) => ({ value, text: m.states[value] })),
              ]}
            />
          </Toolbar>
        }
        empty={{ title: m.list.none, text: m.list.noneText }}
      />
    </Page>
  );
}

function useColumns(): ReadonlyArray<ListColumn<PublicationEntry>> {
  const { m, date } = usePublicationWords();
  const text = useText();
  return [
    {
      id: 'title',
      title: m.list.title,
      cell: ({ publication, title }) => (
        <Link href={hrefOf(['publications', publication])}>{text(title)}</Link>
      ),
      csv: ({ title }) => title['zh-CN'],
    },
    { id: 'kind', title: m.list.kind, cell: ({ kind }) => m.kinds[kind], csv: ({ kind }) => m.kinds[kind] },
    {
      id: 'state',
      title: m.list.state,
      isNarrow: true,
      cell: ({ state, waiting }) => (
        <>
          <PublicationChip state={state} />
          {state === 'published' && waiting !== null ? <p className="a-soft">{m.waiting}</p> : null}
        </>
      ),
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'prepared',
      title: m.list.prepared,
      isNarrow: true,
      cell: ({ prepared_at }) => date(prepared_at),
      csv: ({ prepared_at }) => prepared_at,
    },
  ];
}
