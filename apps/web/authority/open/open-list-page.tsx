import type { OpenEntry } from '@consentry/contract';
import { useState } from 'react';
import { Link, Section, Select, StatusChip, Toolbar } from '@consentry/ui';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useText } from '../publication/use-text.ts';
import { usePublicationWords } from '../publication/words.ts';
import { useWords } from '../words.ts';

type Kind = OpenEntry['kind'];

/** What departments published, the latest first, for people and for programs. */
export function OpenListPage() {
  const { m: shell } = useWords();
  const { m } = usePublicationWords();
  const columns = useColumns();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  return (
    <Page heading={m.open.heading} lead={m.open.lead} site={shell.title}>
      <ListPage
        caption={m.open.heading}
        name={`open ${kind}`}
        source={(signal) =>
          authority.open.list(kind === 'all' ? {} : { kind }, signal === undefined ? {} : { signal })
        }
        columns={columns}
        rowId={({ publication }) => publication}
        filters={
          <Toolbar label={m.open.heading}>
            <Select<Kind | 'all'>
              label={m.open.kind}
              value={kind}
              onChange={setKind}
              placeholder={m.open.all}
              options={[
                { value: 'all', text: m.open.all },
                ...(['figures', 'notice'] as const).map((value) => ({ value, text: m.kinds[value] })),
              ]}
            />
          </Toolbar>
        }
        empty={{ title: m.open.none, text: m.open.noneText }}
      />
      <Section title={m.open.formats} lead={m.open.formatsText}>
        <ul className="a-actions">
          <li>
            <Link href="/open/publications">{m.open.list}</Link>
          </li>
          <li>
            <Link href="/open/catalogue.jsonld">{m.open.catalogue}</Link>
          </li>
          <li>
            <Link href="/open/feed.atom">{m.open.feed}</Link>
          </li>
        </ul>
      </Section>
    </Page>
  );
}

function useColumns(): ReadonlyArray<ListColumn<OpenEntry>> {
  const { m, pick, date } = usePublicationWords();
  const text = useText();
  return [
    {
      id: 'title',
      title: m.list.title,
      cell: ({ publication, title }) => <Link href={hrefOf(['open', publication])}>{text(title)}</Link>,
      csv: ({ title }) => title['zh-CN'],
    },
    { id: 'kind', title: m.list.kind, cell: ({ kind }) => m.kinds[kind], csv: ({ kind }) => m.kinds[kind] },
    {
      id: 'by',
      title: m.open.by,
      cell: ({ department }) => pick(department.name),
      csv: ({ department }) => department.name['zh-CN'],
    },
    {
      id: 'published',
      title: m.open.published,
      isNarrow: true,
      cell: ({ published_at, withdrawn }) =>
        withdrawn === null ? (
          date(published_at)
        ) : (
          <StatusChip tone="problem">{m.states.withdrawn}</StatusChip>
        ),
      csv: ({ published_at }) => published_at,
    },
  ];
}
