import { InspectionFile, type InspectionStatus } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  FileField,
  Form,
  FormActions,
  type FormError,
  StatusChip,
  TextField,
  formatsOf,
} from '@consentry/ui';
import type { z } from 'zod';
import { postFile } from '../../shared/api/post-file.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { OpenByCode, type Opened } from '../../shared/follow/open-by-code.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { RunningClock } from './running-clock.tsx';
import { CourseCard, FilesCard, FindingsCard, OrderCard, RectificationsCard, SamplesCard } from './told.tsx';
import { useConfirmed } from './use-step.tsx';
import { useInspectionWords } from './words.ts';

/** An order that was opened, and how it is read again. */
type OfOrder = Opened<z.output<typeof InspectionStatus>>;

/** Where a processor without an account answers an inspection. */
export function AnswerPage() {
  const { m: shell } = useWords();
  const { m } = useInspectionWords();
  const { missing, toMend } = shell.shell;
  return (
    <Page heading={m.follow.heading} lead={m.follow.lead} site={shell.title}>
      <OpenByCode
        label={m.follow.heading}
        words={{ reference: m.reference, code: m.code, look: m.follow.look, missing, toMend }}
        isPrimary
        follow={async (known) => authority.inspection.follow(known)}
        named={({ case_number }) => case_number}
      >
        {(opened) => <Order {...opened} />}
      </OpenByCode>
    </Page>
  );
}

function Order({ known, status, onRead }: OfOrder) {
  const { m, pick } = useInspectionWords();
  const { state, rectifications } = status;
  const takesFiles = state === 'ordered' || state === 'answered';
  const waits = {
    examined: m.follow.examined,
    reported: m.follow.waits,
    closed: m.follow.closed,
  };
  return (
    <>
      <RunningClock read={status} />
      {state === 'examined' || state === 'reported' || state === 'closed' ? (
        <Callout tone={state === 'closed' ? 'ok' : 'plain'}>
          <p>{waits[state]}</p>
        </Callout>
      ) : null}
      {state === 'rectifying' ? (
        <Report key={rectifications.length} known={known} status={status} onRead={onRead} />
      ) : null}
      <RectificationsCard read={status} />
      <FindingsCard read={status} />
      <OrderCard read={status} more={[{ term: m.department, detail: pick(status.department) }]} />
      <SamplesCard read={status} />
      {takesFiles ? <HandIn known={known} status={status} onRead={onRead} /> : null}
      <FilesCard read={status} />
      <CourseCard read={status} />
      <Card title={m.follow.standing} level={2}>
        <p>{pick(status.standing)}</p>
        <p className="a-soft">{m.follow.remedy}</p>
      </Card>
    </>
  );
}

/** What a bundle of evidence may weigh at most, bytes; the server refuses larger ones. */
const FILE_MAX_BYTES = 64 * 1024 * 1024;

/** A file that was taken, by the name it had here. */
interface Taken {
  readonly name: string;
  readonly file: InspectionFile;
}

function HandIn({ known, onRead }: OfOrder) {
  const { m: shell } = useWords();
  const { m, language } = useInspectionWords();
  const words = m.follow;
  const [files, setFiles] = useState<readonly File[]>([]);
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const read = useCommand(async () => authority.inspection.follow(known), onRead);
  // One after another: what came before one that was refused is there, and is not sent again.
  const send = useCommand(
    async () => {
      setTaken([]);
      for (const file of files) {
        const headers = { 'inspection-reference': known.reference, 'inspection-code': known.code };
        const one = InspectionFile.parse(await postFile('/v1/inspections/files', file, headers));
        setTaken((before) => [...before, { name: file.name, file: one }]);
        setFiles((before) => before.filter((kept) => kept !== file));
      }
    },
    () => read.run(),
  );
  const submit = () => {
    const wrong = [
      ...(files.length === 0 ? [{ field: 'files', text: words.missing }] : []),
      ...files
        .filter(({ size }) => size > FILE_MAX_BYTES)
        .map(({ name }) => ({ field: 'files', text: words.tooLarge(name) })),
    ];
    setErrors(wrong);
    if (wrong.length === 0) send.run();
  };
  return (
    <Card title={words.handIn} level={2}>
      <p>{words.handInLead}</p>
      <ProblemText trouble={send.trouble ?? read.trouble} />
      {taken.length === 0 ? null : (
        <Callout tone="ok" alert>
          <h3>{words.sent}</h3>
          <ul className="a-lines">
            {taken.map(({ name, file }) => (
              <li key={file.file}>
                {name}: <StatusChip tone="plain">{m.verdicts[file.verdict]}</StatusChip>{' '}
                {m.verdictText[file.verdict]}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <Form
        label={words.handIn}
        errors={errors}
        errorTitle={shell.shell.toMend}
        onSubmit={submit}
        isPending={send.busy}
      >
        <FileField
          name="files"
          label={words.file}
          hint={words.fileHint}
          files={files}
          onChange={setFiles}
          accept={[]}
          isMultiple
          chooseText={words.chooseFile}
          removeText={words.removeFile}
          size={formatsOf(language).bytes}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={send.busy}>
            {words.send}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function Report({ known, onRead }: OfOrder) {
  const { m: shell } = useWords();
  const { m } = useInspectionWords();
  const words = m.follow;
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const report = useCommand(async () => authority.inspection.report({ ...known, text: text.trim() }), onRead);
  const confirm = useConfirmed(
    { title: words.reportTitle, consequence: words.reportWarn, confirm: words.report },
    () => report.run(),
  );
  const submit = () => {
    const wrong = text.trim() === '' ? [{ field: 'text', text: m.toMend(words.reportText) }] : [];
    setErrors(wrong);
    if (wrong.length === 0) confirm.ask();
  };
  return (
    <Card title={words.report} level={2}>
      <ProblemText trouble={report.trouble} />
      <Form
        label={words.report}
        errors={errors}
        errorTitle={shell.shell.toMend}
        onSubmit={submit}
        isPending={report.busy}
      >
        <TextField
          name="text"
          kind="multiline"
          rows={4}
          label={words.reportText}
          hint={words.reportHint}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={report.busy}>
            {words.report}
          </Button>
        </FormActions>
      </Form>
      {confirm.dialog}
    </Card>
  );
}
