import { ChangeWitnessedLog, EndWitnessing, type WitnessedLogView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, Disclosure, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct as useSharedAct } from '../../shared/act/use-act.tsx';
import { authority } from '../api.ts';
import { refusedFields, wrongFields } from '../inspection/wrong-fields.ts';
import { useAct } from '../officer/use-act.tsx';
import { type LogDraft, LogFields, sentOf, useLogLabels } from './log-form.tsx';
import { useWitnessWords } from './words.ts';

interface OfLog {
  readonly read: WitnessedLogView;
}

/** Changes what is registered of a log, or follows it no more. */
export function ChangeLog({ read }: OfLog) {
  const { m } = useWitnessWords();
  return (
    <Disclosure title={m.change}>
      <div className="w-stack">
        <p className="w-soft">{m.changeLead}</p>
        <ChangeForm read={read} />
        <EndForm read={read} />
      </div>
    </Disclosure>
  );
}

function ChangeForm({ read: seen }: OfLog) {
  const { m } = useWitnessWords();
  const labels = useLogLabels();
  const [draft, setDraft] = useState<LogDraft>({
    processor: seen.processor,
    url: seen.url ?? '',
    stall_hours: seen.stall_hours,
  });
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const read = ChangeWitnessedLog.required().safeParse(sentOf(draft));
  const change = useAct(async () =>
    authority.witness.change({ log: seen.log, ...ChangeWitnessedLog.parse(read.data) }, { ifMatch: seen }),
  );
  const submit = () => {
    const wrong = wrongFields(read.error, labels, m.needed);
    setErrors(wrong);
    if (wrong.length === 0) change.run();
  };
  const refused = refusedFields(change.trouble, labels, m.needed);
  return (
    <>
      {change.asks}
      <Form
        label={m.change}
        errors={errors.length === 0 ? refused : errors}
        errorTitle={m.toMend}
        onSubmit={submit}
        isPending={change.busy}
      >
        <LogFields draft={draft} onChange={setDraft} />
        <FormActions>
          <Button type="submit" look="solid" isPending={change.busy}>
            {m.save}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

function EndForm({ read: seen }: OfLog) {
  const { m } = useWitnessWords();
  const [reason, setReason] = useState('');
  const end = useSharedAct(async () =>
    authority.witness.end(
      { log: seen.log, ...EndWitnessing.parse({ reason: reason.trim() }) },
      { ifMatch: seen },
    ),
  );
  return (
    <Card title={m.end} level={3}>
      <TextField
        name="reason"
        kind="multiline"
        rows={2}
        label={m.endReason}
        value={reason}
        onChange={setReason}
        maxLength={4000}
      />
      {reason.trim() === '' ? null : (
        <ConfirmAct text={m.end} title={m.endTitle} consequence={m.endThen} act={end} tone="danger" />
      )}
    </Card>
  );
}
