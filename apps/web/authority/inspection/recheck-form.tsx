import { NoteRecheck } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, Form, FormActions, type FormError, RadioGroup, TextField } from '@consentry/ui';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { DayField } from './day-field.tsx';
import type { StepProps } from './next-step.tsx';
import { useConfirmed, useStep } from './use-step.tsx';
import { useInspectionWords } from './words.ts';
import { wrongFields } from './wrong-fields.ts';

/** What the organisation says it mended, of the order that is open. */
function reportedIn({ rectifications }: StepProps['read']): string {
  return rectifications.at(-1)?.reported ?? '';
}

/** Notes the second look: mended, or not and by when now. */
export function RecheckForm({ read: seen }: StepProps) {
  const { m: shell } = useWords();
  const { m } = useInspectionWords();
  const [result, setResult] = useState<'yes' | 'no' | null>(null);
  const [text, setText] = useState('');
  const [by, setBy] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const { inspection } = seen;
  const fulfilled = result === null ? null : result === 'yes';
  const read = NoteRecheck.safeParse({
    fulfilled,
    text: text.trim(),
    ...(fulfilled === false ? { by } : {}),
  });
  const resultText = (of: boolean | null) => (of === null ? '' : of ? m.fulfilled : m.notFulfilled);
  const note = useStep(
    seen,
    async (latest) =>
      authority.inspection.recheck({ inspection, ...NoteRecheck.parse(read.data) }, { ifMatch: latest }),
    {
      mine: [
        { term: m.reported, text: reportedIn(seen) },
        { term: m.recheckResult, text: resultText(fulfilled) },
        { term: m.recheckWhat, text },
        ...(fulfilled === false ? [{ term: m.newDay, text: by }] : []),
      ],
      shown: (latest) => {
        const { rectifications } = latest;
        // A second look is noted on the order it was of; a new day is an order of its own.
        const last = rectifications.findLast((one) => one.rechecked !== null);
        return [
          { term: m.reported, text: reportedIn(latest) },
          { term: m.recheckResult, text: resultText(last?.fulfilled ?? null) },
          { term: m.recheckWhat, text: last?.rechecked ?? '' },
          ...(fulfilled === false ? [{ term: m.newDay, text: rectifications.at(-1)?.by ?? '' }] : []),
        ];
      },
    },
  );
  const confirm = useConfirmed(
    {
      title: m.recheckTitle,
      consequence: fulfilled === true ? m.recheckDone : m.recheckAgain,
      confirm: m.noteRecheck,
    },
    note.run,
  );
  const submit = () => {
    const labels = { fulfilled: m.recheckResult, text: m.recheckWhat, by: m.newDay };
    const wrong = wrongFields(read.error, labels, m.toMend);
    setErrors(wrong);
    if (wrong.length === 0) confirm.ask();
  };
  return (
    <Card title={m.recheck} level={2}>
      <p className="a-soft">{m.recheckLead}</p>
      {note.asks}
      <Form
        label={m.recheck}
        errors={errors}
        errorTitle={shell.shell.toMend}
        onSubmit={submit}
        isPending={note.busy}
      >
        <RadioGroup
          name="fulfilled"
          label={m.recheckResult}
          value={result}
          onChange={setResult}
          options={[
            { value: 'yes', text: m.fulfilled },
            { value: 'no', text: m.notFulfilled },
          ]}
        />
        <TextField
          name="text"
          kind="multiline"
          rows={3}
          label={m.recheckWhat}
          hint={m.findingHint}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
        {fulfilled === false ? <DayField name="by" label={m.newDay} value={by} onChange={setBy} /> : null}
        <FormActions>
          <Button type="submit" look="solid" isPending={note.busy}>
            {m.noteRecheck}
          </Button>
        </FormActions>
      </Form>
      {confirm.dialog}
    </Card>
  );
}
