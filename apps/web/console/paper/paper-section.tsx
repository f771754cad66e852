import type { PaperList } from '@consentry/contract';
import { Button, Disclosure, Section, StatusChip, Toolbar, saveText } from '@consentry/ui';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { TYPES } from './file-types.ts';
import { LayoutFactsPage } from './layout-facts-page.tsx';
import { LayoutPage } from './layout-page.tsx';
import { ParticularsPage } from './particulars-page.tsx';
import { SubjectPage } from './subject-page.tsx';
import { usePaperWords } from './words.ts';

type Paper = ReturnType<typeof PaperList.parse>['papers'][number];
type Format = 'pdf' | 'docx';

/** Papers about the organisation as a whole, each with the facts it still lacks. */
export function PaperSection({ path: [page, form] }: SectionProps) {
  if (page === 'particulars') return <ParticularsPage />;
  if (page === 'about') return <SubjectPage />;
  if (page !== 'layouts') return <Papers />;
  return form === undefined ? <LayoutPage /> : <LayoutFactsPage form={form} />;
}

function Papers() {
  const { m, pick, number, language } = usePaperWords();
  const papers = useQuery('papers', async (signal) => (await platform.paper.list({}, { signal })).papers);
  const get = useAct(
    async (form: string, format: Format) => ({
      name: `consentry-${form.replaceAll('_', '-')}.${format}`,
      format,
      file: await fetchFile(`/v1/papers/${form}?format=${format}&language=${language}`),
    }),
    ({ name, format, file }) => saveText(name, TYPES[format], file),
  );
  const columns: readonly ListColumn<Paper>[] = [
    { id: 'paper', title: m.paper, cell: ({ title }) => pick(title), csv: ({ title }) => pick(title) },
    {
      id: 'layout',
      title: m.layout,
      cell: ({ layout: { official, province } }) =>
        `${official ? m.official : m.ours}${province === null ? '' : m.province(province)}`,
      csv: ({ layout }) => (layout.official ? m.official : m.ours),
    },
    {
      id: 'gaps',
      title: m.gaps,
      isNarrow: true,
      cell: ({ gaps }) => (
        <StatusChip tone={gaps.length === 0 ? 'ok' : 'note'}>
          {gaps.length === 0 ? m.complete : m.missing(gaps.length, number(gaps.length))}
        </StatusChip>
      ),
      csv: ({ gaps }) => gaps.length,
    },
    ...(['pdf', 'docx'] as const).map((format) => ({
      id: format,
      title: m.formats[format],
      isNarrow: true,
      cell: ({ form, title }: Paper) => (
        <Button look="quiet" icon="download" onPress={() => get.run(form, format)} isPending={get.busy}>
          {m.get}
          <span className="c-hidden">
            {' '}
            {pick(title)} {m.formats[format]}
          </span>
        </Button>
      ),
    })),
  ];
  const lacking = (papers.data ?? []).filter(({ gaps }) => gaps.length > 0);
  return (
    <SectionPage
      title={m.title}
      lead={m.lead}
      actions={
        <Toolbar label={m.title}>
          <Button icon="file" onPress={() => goTo(['papers', 'about'])}>
            {m.about}
          </Button>
          <Button icon="edit" onPress={() => goTo(['papers', 'particulars'])}>
            {m.particulars}
          </Button>
          <Button icon="file" onPress={() => goTo(['papers', 'layouts'])}>
            {m.layouts}
          </Button>
        </Toolbar>
      }
    >
      <ProblemText trouble={get.trouble} />
      <ListPage
        caption={m.title}
        name="papers"
        source={async (signal) =>
          (await platform.paper.list({}, signal === undefined ? {} : { signal })).papers
        }
        columns={columns}
        rowId={({ form }) => form}
        empty={{ title: m.none, text: m.noneText }}
      />
      {lacking.length === 0 ? null : (
        <Section title={m.whatIsMissing}>
          {lacking.map(({ form, title, gaps }) => (
            <Disclosure key={form} title={`${pick(title)} · ${m.missing(gaps.length, number(gaps.length))}`}>
              <ul>
                {gaps.map(({ key, what }) => (
                  <li key={key}>{pick(what)}</li>
                ))}
              </ul>
            </Disclosure>
          ))}
        </Section>
      )}
    </SectionPage>
  );
}
