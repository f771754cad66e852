import type { OpenPublication } from '@consentry/contract';
import { Callout, DescriptionList, Link, Section } from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { ContentView } from '../publication/content-view.tsx';
import { useText } from '../publication/use-text.ts';
import { usePublicationWords } from '../publication/words.ts';
import { useWords } from '../words.ts';

/** One publication, as anyone sees it. */
export function OpenPage({ publication }: { readonly publication: string }) {
  const { m: shell } = useWords();
  const { m } = usePublicationWords();
  const text = useText();
  const view = useQuery(`open ${publication}`, async (signal) =>
    authority.open.read({ publication }, { signal }),
  );
  const { data } = view;
  return (
    <Page heading={data === undefined ? m.open.heading : text(data.title)} site={shell.title}>
      <p>
        <Link href={hrefOf(['open'])}>{m.open.back}</Link>
      </p>
      <Loaded query={view}>{(read) => <Shown read={read} />}</Loaded>
    </Page>
  );
}

function Shown({ read }: { readonly read: OpenPublication }) {
  const { m, pick, date } = usePublicationWords();
  const { publication, kind, department, published_at, changed_at, withdrawn, content, versions, version } =
    read;
  return (
    <>
      <DescriptionList
        look="columns"
        items={[
          { term: m.open.by, detail: pick(department.name) },
          { term: m.open.published, detail: date(published_at) },
          ...(changed_at === published_at ? [] : [{ term: m.open.changed, detail: date(changed_at) }]),
        ]}
      />
      {withdrawn === null ? null : (
        <Callout tone="problem">
          <p>{m.open.withdrawn(date(withdrawn.at))}</p>
          <p className="a-words">{withdrawn.reason}</p>
        </Callout>
      )}
      {content === null ? null : <ContentView content={content} />}
      {versions.length < 2 ? null : (
        <Section title={m.open.versions}>
          <ul className="a-rows">
            {versions.map(({ number, published_at: at, reason }) => (
              <li key={number}>
                {withdrawn === null && number !== version ? (
                  <Link href={`/open/publications/${publication}/versions/${number}`}>
                    {m.view.version(String(number))} · {m.open.json}
                  </Link>
                ) : (
                  <span>{m.view.version(String(number))}</span>
                )}
                <p className="a-soft">
                  {date(at)} · {reason ?? m.open.first}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {content === null ? null : (
        <Section title={m.open.formats} lead={m.open.formatsText}>
          <ul className="a-actions">
            <li>
              <Link href={`/open/publications/${publication}`}>{m.open.json}</Link>
            </li>
            {kind === 'figures' ? (
              <li>
                <Link href={`/open/publications/${publication}/figures.csv`}>{m.open.csv}</Link>
              </li>
            ) : null}
          </ul>
        </Section>
      )}
    </>
  );
}
