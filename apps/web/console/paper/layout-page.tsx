import { LoadLayout } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Card,
  ConfirmDialog,
  FileField,
  Form,
  FormActions,
  type FormError,
  Select,
  formatsOf,
  saveText,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { usePaperWords } from './words.ts';

type Layout = ReturnType<typeof LoadLayout.parse>['layout'];

/** Layouts of authorities, in place of ours (docs/formats/paper.md). */
export function LayoutPage() {
  const { m } = usePaperWords();
  const { can } = useSession();
  return (
    <SectionPage title={m.layouts} lead={m.layoutsLead} trail={[{ text: m.title, to: ['papers'] }]}>
      <Download />
      {can('paper.load') ? <Load /> : null}
    </SectionPage>
  );
}

function Download() {
  const { m, pick } = usePaperWords();
  const [form, setForm] = useState<string | null>(null);
  const papers = useQuery('papers', async (signal) => (await platform.paper.list({}, { signal })).papers);
  const read = useAct(
    async (of: string) => ({ of, ...(await platform.paperLayout.read({ form: of })) }),
    ({ of, layout }) =>
      saveText(`${of}.layout.json`, 'application/json', `${JSON.stringify(layout, null, 2)}\n`),
  );
  return (
    <Card title={m.download} level={2}>
      <ProblemText trouble={read.trouble} />
      <Loaded query={papers}>
        {(all) => (
          <Select
            label={m.form}
            value={form}
            options={all.map((one) => ({ value: one.form, text: pick(one.title) }))}
            onChange={setForm}
            placeholder={m.chooseForm}
          />
        )}
      </Loaded>
      <div>
        <Button
          icon="download"
          isDisabled={form === null}
          isPending={read.busy}
          onPress={() => {
            if (form !== null) read.run(form);
          }}
        >
          {m.download}
        </Button>
      </div>
    </Card>
  );
}

function Load() {
  const { m, language } = usePaperWords();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asked, setAsked] = useState<Layout | null>(null);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const load = useAct(
    async (layout: Layout) => platform.paperLayout.load({ layout }),
    () => {
      setFiles([]);
      told.add('ok', m.loaded);
    },
  );
  const submit = async () => {
    const layout = await readLayout(files[0]);
    setErrors(layout === null ? [{ field: 'layout', text: m.notJson }] : []);
    setAsked(layout);
  };
  return (
    <Card title={m.load} level={2}>
      <ProblemText trouble={load.trouble} />
      <Form errors={errors} errorTitle={m.errors} isPending={load.busy} onSubmit={() => void submit()}>
        <FileField
          name="layout"
          label={m.file}
          files={files}
          onChange={setFiles}
          accept={['application/json', '.json']}
          chooseText={m.choose}
          removeText={m.remove}
          size={formatsOf(language).bytes}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={load.busy}>
            {m.load}
          </Button>
        </FormActions>
      </Form>
      <ConfirmDialog
        isOpen={asked !== null}
        title={m.loadTitle}
        consequence={m.loadText}
        confirmText={m.load}
        cancelText={m.cancel}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked !== null) load.run(asked);
          setAsked(null);
        }}
      />
    </Card>
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
