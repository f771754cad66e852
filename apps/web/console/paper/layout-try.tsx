import { type CheckedLayout, LoadLayout, PaperForm } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  ConfirmDialog,
  Disclosure,
  FileField,
  Form,
  FormActions,
  type FormError,
  Table,
  Toolbar,
  formatsOf,
  saveText,
} from '@consentry/ui';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { platform } from '../../shared/api/platform.ts';
import { useAct } from '../../shared/act/use-act.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { TYPES } from './file-types.ts';
import { usePaperWords } from './words.ts';

type Layout = ReturnType<typeof LoadLayout.parse>['layout'];
type Checked = ReturnType<typeof CheckedLayout.parse>;
type Looked = { readonly layout: Layout; readonly checked: Checked };

/** Looks at a layout that somebody wrote, and loads it when it is right. */
export function LayoutTry() {
  const { m, language } = usePaperWords();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const check = useAct(
    async (layout: Layout) => ({ layout, checked: await platform.paperLayout.check({ layout }) }),
    setLooked,
  );
  const submit = async () => {
    const layout = await readLayout(files[0]);
    setErrors(layout === null ? [{ field: 'layout', text: m.notJson }] : []);
    setLooked(null);
    if (layout !== null) check.run(layout);
  };
  return (
    <Card title={m.look} level={2}>
      <p className="k-soft">{m.lookLead}</p>
      <ProblemText trouble={check.trouble} />
      <Form errors={errors} errorTitle={m.errors} isPending={check.busy} onSubmit={() => void submit()}>
        <FileField
          name="layout"
          label={m.file}
          files={files}
          onChange={(next) => {
            setFiles(next);
            setLooked(null);
          }}
          accept={['application/json', '.json']}
          chooseText={m.chooseFile}
          removeText={m.remove}
          size={formatsOf(language).bytes}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={check.busy}>
            {m.lookNow}
          </Button>
        </FormActions>
      </Form>
      {looked === null ? null : looked.checked.digest === null ? (
        <Faults checked={looked.checked} />
      ) : (
        <Right
          looked={looked}
          onLoaded={() => {
            setFiles([]);
            setLooked(null);
          }}
        />
      )}
    </Card>
  );
}

function Faults({ checked: { faults } }: { readonly checked: Checked }) {
  const { m, pick, number } = usePaperWords();
  return (
    <>
      <Callout tone="problem" alert>
        <strong>{m.faults(faults.length, number(faults.length))}</strong> {m.faultsText}
      </Callout>
      <Table
        caption={m.faultsCaption}
        columns={[m.where, m.what]}
        rows={faults.map(({ at, text }, index) => ({
          id: `${index}`,
          cells: [at === '' ? m.whole : at, pick(text)],
        }))}
        empty=""
      />
    </>
  );
}

function Right({ looked, onLoaded }: { readonly looked: Looked; readonly onLoaded: () => void }) {
  const { m, pick, number, language } = usePaperWords();
  const { can } = useSession();
  const [asked, setAsked] = useState(false);
  const { layout, checked } = looked;
  const { digest, mapped, unused, gaps } = checked;
  const form = PaperForm.safeParse(layout['form']).data ?? '';
  const preview = useAct(
    async (format: 'pdf' | 'docx') => ({
      format,
      file: await fetchFile(
        `/v1/paper-layouts/${form}/preview?digest=${digest ?? ''}&format=${format}&language=${language}`,
      ),
    }),
    ({ format, file }) => saveText(`consentry-${form}-preview.${format}`, TYPES[format], file),
  );
  const load = useAct(
    async () => platform.paperLayout.load({ layout }),
    () => {
      told.add('ok', m.loaded);
      onLoaded();
    },
  );
  return (
    <>
      <Callout tone="ok" alert>
        <strong>{m.fits}</strong> {m.fitsText}
      </Callout>
      <ProblemText trouble={preview.trouble ?? load.trouble} />
      <Toolbar label={m.preview}>
        {(['pdf', 'docx'] as const).map((format) => (
          <Button key={format} icon="file" onPress={() => preview.run(format)} isPending={preview.busy}>
            {m.previewAs(m.formats[format])}
          </Button>
        ))}
        {can('paper.load') ? (
          <Button look="solid" onPress={() => setAsked(true)} isPending={load.busy}>
            {m.load}
          </Button>
        ) : null}
      </Toolbar>
      <Table
        caption={m.mapped}
        columns={[m.cell, m.fact, m.key]}
        rows={mapped.map(({ at, label, key, fact }) => ({
          id: at + key,
          cells: [pick(label), fact === null ? m.own : pick(fact), key],
        }))}
        empty={m.noCells}
      />
      {gaps.length === 0 ? null : (
        <Disclosure title={`${m.whatIsMissing} · ${m.missing(gaps.length, number(gaps.length))}`}>
          <ul>
            {gaps.map(({ key, what }, index) => (
              <li key={`${key} ${index}`}>{pick(what)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      {unused.length === 0 ? null : (
        <Disclosure title={`${m.unused} · ${number(unused.length)}`}>
          <ul>
            {unused.map(({ key, name }) => (
              <li key={key}>
                {pick(name)} <code>{key}</code>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <ConfirmDialog
        isOpen={asked}
        title={m.loadTitle}
        consequence={m.loadText}
        confirmText={m.load}
        cancelText={m.cancel}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          load.run();
        }}
      />
    </>
  );
}

/** What a file holds, if it may be a layout; the platform says whether it fits. */
async function readLayout(file: File | undefined): Promise<Layout | null> {
  try {
    const read = LoadLayout.safeParse({ layout: JSON.parse((await file?.text()) ?? '') as unknown });
    return read.success ? read.data.layout : null;
  } catch {
    return null;
  }
}
