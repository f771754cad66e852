import { useState } from 'react';
import { Button, Card, DataTable, EmptyState, Select, saveText } from '@consentry/ui';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { useAct } from '../../shared/act/use-act.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { TYPES } from './file-types.ts';
import { type PaperOf, SUBJECTS, type Subject, papersAbout, thingsOf } from './subjects.ts';
import { usePaperWords } from './words.ts';

/** Papers about one purpose, device, site or case. */
export function SubjectPage() {
  const { m, pick, language } = usePaperWords();
  const [subject, setSubject] = useState<Subject>('purpose');
  const [chosen, setChosen] = useState<string | null>(null);
  const things = useQuery(`papers of ${subject} ${language}`, async (signal) =>
    thingsOf(subject, pick, signal),
  );
  return (
    <SectionPage title={m.about} lead={m.aboutLead} trail={[{ text: m.title, to: ['papers'] }]}>
      <Card title={m.aboutWhat} level={2}>
        <Select
          label={m.kind}
          placeholder={m.choose}
          value={subject}
          options={SUBJECTS.map((value) => ({ value, text: m.subjects[value] }))}
          onChange={(value) => {
            setSubject(SUBJECTS.find((one) => one === value) ?? 'purpose');
            setChosen(null);
          }}
        />
        <Loaded query={things}>
          {(options) =>
            options.length === 0 ? (
              <p className="k-soft">{m.nothingOfKind}</p>
            ) : (
              <Select
                label={m.subjects[subject]}
                value={chosen}
                options={options}
                onChange={setChosen}
                placeholder={m.choose}
              />
            )
          }
        </Loaded>
      </Card>
      {chosen === null ? null : <PapersAbout papers={papersAbout(subject, chosen)} />}
    </SectionPage>
  );
}

function PapersAbout({ papers }: { readonly papers: readonly PaperOf[] }) {
  const { m, pick, language } = usePaperWords();
  const titles = useQuery(
    'layouts',
    async (signal) => (await platform.paperLayout.list({}, { signal })).forms,
  );
  const get = useAct(
    async ({ form, address }: PaperOf, format: 'pdf' | 'docx', size: string | null) => ({
      name: `consentry-${form.replaceAll('_', '-')}${size === null ? '' : `-${size}`}.${format}`,
      format,
      file: await fetchFile(
        `${address}format=${format}&language=${language}${size === null ? '' : `&size=${size}`}`,
      ),
    }),
    ({ name, format, file }) => saveText(name, TYPES[format], file),
  );
  const titleOf = (form: string) => {
    const found = titles.data?.find((one) => one.form === form);
    return found === undefined ? form : pick(found.title);
  };
  return (
    <>
      <ProblemText trouble={get.trouble ?? titles.trouble} />
      <DataTable
        caption={m.title}
        columns={[
          { id: 'paper', title: m.paper, cell: ({ form }) => titleOf(form) },
          ...(['pdf', 'docx'] as const).map((format) => ({
            id: format,
            title: m.formats[format],
            isNarrow: true,
            cell: (one: PaperOf) => (
              <>
                {(format === 'pdf' ? (one.sizes ?? [null]) : [null]).map((size) => (
                  <Button
                    key={size}
                    look="quiet"
                    icon="download"
                    onPress={() => get.run(one, format, size)}
                    isPending={get.busy}
                  >
                    {size ?? m.get}
                    <span className="c-hidden">
                      {' '}
                      {titleOf(one.form)} {m.formats[format]}
                    </span>
                  </Button>
                ))}
              </>
            ),
          })),
        ]}
        rows={papers}
        rowId={({ form }) => form}
        state="ready"
        loading={null}
        error={null}
        empty={<EmptyState title={m.none} text={m.noneText} />}
      />
    </>
  );
}
