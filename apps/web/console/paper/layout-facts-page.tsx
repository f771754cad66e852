import { PaperForm } from '@consentry/contract';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { ListPage } from '../../shared/list/list-page.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { usePaperWords } from './words.ts';

/** What the keys of a layout of one form may be. */
export function LayoutFactsPage({ form }: { readonly form: string }) {
  const { m, pick } = usePaperWords();
  const known = PaperForm.safeParse(form).data ?? 'filing_organisation';
  const titles = useQuery(
    'layouts',
    async (signal) => (await platform.paperLayout.list({}, { signal })).forms,
  );
  const title = titles.data?.find((one) => one.form === known)?.title;
  return (
    <SectionPage
      title={title === undefined ? m.factsOf : m.factsOfForm(pick(title))}
      lead={m.factsLead}
      trail={[
        { text: m.title, to: ['papers'] },
        { text: m.layouts, to: ['papers', 'layouts'] },
      ]}
    >
      <ListPage
        caption={m.factsOf}
        name={`facts ${known}`}
        source={async (signal) =>
          (await platform.paperLayout.facts({ form: known }, signal === undefined ? {} : { signal })).facts
        }
        columns={[
          { id: 'name', title: m.fact, cell: ({ name }) => pick(name), csv: ({ name }) => pick(name) },
          { id: 'key', title: m.key, cell: ({ key }) => <code>{key}</code>, csv: ({ key }) => key },
          {
            id: 'rows',
            title: m.goesInto,
            cell: ({ rows, within }) =>
              `${within.length === 0 ? '' : `${within.join(' › ')} › `}${rows ? m.asRows : m.asCell}`,
            csv: ({ rows, within }) => [...within, rows ? 'table / each' : 'cell'].join(' > '),
          },
        ]}
        rowId={({ key, within }) => [...within, key].join('/')}
        empty={{ title: m.none, text: m.noneText }}
      />
    </SectionPage>
  );
}
