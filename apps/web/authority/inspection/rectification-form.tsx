import { OrderRectification } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { BasisFields, NO_BASIS, provisionsOf } from './basis-fields.tsx';
import { DayField } from './day-field.tsx';
import type { StepProps } from './next-step.tsx';
import { TO_MEND } from './provisions.ts';
import { useConfirmed, useStep } from './use-step.tsx';
import { useInspectionWords } from './words.ts';
import { wrongFields } from './wrong-fields.ts';

/** Orders what was found to be mended by a day. */
export function RectificationForm({ read: seen }: StepProps) {
  const { m: shell } = useWords();
  const { m } = useInspectionWords();
  const [text, setText] = useState('');
  const [basis, setBasis] = useState(NO_BASIS);
  const [by, setBy] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const { inspection } = seen;
  const read = OrderRectification.safeParse({ text: text.trim(), basis: provisionsOf(basis), by });
  const order = useStep(
    seen,
    async (latest) =>
      authority.inspection.orderRectification(
        { inspection, ...OrderRectification.parse(read.data) },
        { ifMatch: latest },
      ),
    {
      mine: [
        { term: m.mend, text },
        { term: m.basis, text: provisionsOf(basis).join('\n') },
        { term: m.mendBy, text: by },
      ],
      shown: ({ rectifications }) => {
        const last = rectifications.at(-1);
        return [
          { term: m.mend, text: last?.text ?? '' },
          { term: m.basis, text: (last?.basis ?? []).join('\n') },
          { term: m.mendBy, text: last?.by ?? '' },
        ];
      },
    },
  );
  const confirm = useConfirmed(
    { title: m.mendTitle, consequence: m.mendText, confirm: m.orderMend },
    order.run,
  );
  const submit = () => {
    const wrong = wrongFields(read.error, { text: m.mend, basis: m.basis, by: m.mendBy }, m.toMend);
    setErrors(wrong);
    if (wrong.length === 0) confirm.ask();
  };
  return (
    <Card title={m.orderMend} level={2}>
      {order.asks}
      <Form
        label={m.orderMend}
        errors={errors}
        errorTitle={shell.shell.toMend}
        onSubmit={submit}
        isPending={order.busy}
      >
        <TextField
          name="text"
          kind="multiline"
          rows={4}
          label={m.mend}
          hint={m.mendHint}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
        <BasisFields suggested={TO_MEND} value={basis} onChange={setBasis} />
        <DayField name="by" label={m.mendBy} value={by} onChange={setBy} />
        <FormActions>
          <Button type="submit" look="solid" isPending={order.busy}>
            {m.orderMend}
          </Button>
        </FormActions>
      </Form>
      {confirm.dialog}
    </Card>
  );
}
