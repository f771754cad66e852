import { RegisterLog, STALL_HOURS_DEFAULT } from '@consentry/contract';
import { useState } from 'react';
import { Button, Form, FormActions, type FormError, Link, TextField } from '@consentry/ui';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { refusedFields, wrongFields } from '../inspection/wrong-fields.ts';
import { useAct } from '../officer/use-act.tsx';
import { useWords } from '../words.ts';
import { type LogDraft, LogFields, sentOf, useLogLabels } from './log-form.tsx';
import { useWitnessWords } from './words.ts';

/** Registers a log: `?key=…`, `?processor=…` and `?url=…` are what is known of it. */
export function RegisterPage({ search }: { readonly search: URLSearchParams }) {
  const { m: shell } = useWords();
  const { m } = useWitnessWords();
  const labels = useLogLabels();
  const [draft, setDraft] = useState<LogDraft>({
    processor: search.get('processor') ?? '',
    url: search.get('url') ?? '',
    stall_hours: STALL_HOURS_DEFAULT,
  });
  const [key, setKey] = useState(search.get('key') ?? '');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const read = RegisterLog.safeParse({ ...sentOf(draft), key: key.trim() });
  const register = useAct(
    async () => authority.witness.register(RegisterLog.parse(read.data)),
    ({ log }) => goTo(['logs', log]),
  );
  const submit = () => {
    const wrong = wrongFields(read.error, labels, m.needed);
    setErrors(wrong);
    if (wrong.length === 0) register.run();
  };
  const refused = refusedFields(register.trouble, labels, m.needed);
  return (
    <Page heading={m.register} lead={m.registerLead} site={shell.title}>
      <p>
        <Link href={hrefOf(['logs'])}>{m.back}</Link>
      </p>
      {register.asks}
      <Form
        label={m.register}
        errors={errors.length === 0 ? refused : errors}
        errorTitle={m.toMend}
        onSubmit={submit}
        isPending={register.busy}
      >
        <TextField name="key" label={m.key} hint={m.keyHint} value={key} onChange={setKey} maxLength={400} />
        <LogFields draft={draft} onChange={setDraft} />
        <FormActions>
          <Button type="submit" look="solid" isPending={register.busy}>
            {m.register}
          </Button>
        </FormActions>
      </Form>
    </Page>
  );
}
