import type { AddToReport } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  FileField,
  Form,
  FormActions,
  type FormError,
  RadioGroup,
  TextField,
  formatsOf,
} from '@consentry/ui';
import type { z } from 'zod';
import { useCommand } from '../../shared/api/use-command.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { newOnce } from './new-once.ts';
import { FILE_MAX_BYTES, sendFiles } from './send-files.ts';
import { useFollowWords } from './words.ts';

type Status = Awaited<ReturnType<typeof authority.complaint.follow>>;
type Kind = z.infer<typeof AddToReport>['kind'];

interface AddFormProps {
  readonly reference: string;
  readonly code: string;
  /** Closed, only what happened since can be told. */
  readonly isOpen: boolean;
  readonly onAdded: (status: Status) => void;
}

/** What the sender adds by the code: words, files, and what happened to them since (R17.4). */
export function AddForm({ reference, code, isOpen, onAdded }: AddFormProps) {
  const { m, language } = useFollowWords();
  const { m: shared } = useWords();
  const [addition, setAddition] = useState(newOnce);
  const [kind, setKind] = useState<Kind>(isOpen ? 'more' : 'retaliation');
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [left, setLeft] = useState<number | null>(null);
  const send = useCommand(
    async () => {
      await authority.complaint.add({ reference, code, addition, kind, text: text.trim() });
      const failed = await sendFiles({ reference, code }, files);
      return { status: await authority.complaint.follow({ reference, code }), failed };
    },
    ({ status, failed }) => {
      setAddition(newOnce());
      setText('');
      setFiles(failed);
      setLeft(failed.length);
      onAdded(status);
    },
  );
  const submit = () => {
    const wrong = [
      ...(text.trim() === '' ? [{ field: 'text', text: shared.shell.missing(m.addText) }] : []),
      ...(files.some(({ size }) => size > FILE_MAX_BYTES) ? [{ field: 'files', text: m.filesHint }] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0) send.run();
  };
  const kinds: readonly Kind[] = isOpen ? ['more', 'retaliation'] : ['retaliation'];
  return (
    <Card title={m.add} level={2}>
      <p className="a-soft">{m.addLead}</p>
      <p className="a-soft">{m.protection}</p>
      {left === null ? null : (
        <Callout tone={left === 0 ? 'ok' : 'problem'} alert>
          <p>
            {m.added} {left === 0 ? '' : m.filesFailed(left)}
          </p>
        </Callout>
      )}
      <ProblemText trouble={send.trouble} />
      <Form
        label={m.add}
        errors={errors}
        errorTitle={shared.shell.toMend}
        onSubmit={submit}
        isPending={send.busy}
      >
        <RadioGroup
          name="kind"
          label={m.kind}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, text: m.kinds[value] }))}
        />
        <TextField
          name="text"
          kind="multiline"
          rows={4}
          label={m.addText}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
        {isOpen ? (
          <FileField
            name="files"
            label={m.files}
            mark={shared.shell.optional}
            hint={m.filesHint}
            files={files}
            onChange={setFiles}
            accept={[]}
            isMultiple
            chooseText={m.chooseFiles}
            removeText={m.removeFile}
            size={formatsOf(language).bytes}
          />
        ) : null}
        <FormActions>
          <Button type="submit" look="solid" isPending={send.busy}>
            {m.addSend}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
