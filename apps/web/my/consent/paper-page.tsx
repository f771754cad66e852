import { useState } from 'react';
import type { EndView } from '@consentry/contract';
import { Button, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useWords } from '../words.ts';
import { EndSteps } from './end-steps.tsx';

/** Withdraws by the code of a receipt: for whoever lost everything else. */
export function PaperPage() {
  const { m } = useWords();
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [end, setEnd] = useState<EndView | null>(null);
  const withdraw = useCommand(
    async () => platform.consent.withdrawByPaper({ paper_code: code.trim() }),
    setEnd,
  );
  const submit = () => {
    const short = code.replaceAll(/[^0-9a-z]/gi, '').length < 20;
    setErrors(short ? [{ field: 'code', text: m.paperPage.codeMissing }] : []);
    if (!short) withdraw.run();
  };
  return (
    <Page heading={m.paperPage.heading} lead={m.paperPage.lead} site={m.title}>
      {end === null ? (
        <>
          <ProblemText trouble={withdraw.trouble} />
          <Form errors={errors} errorTitle={m.shell.toMend} onSubmit={submit} isPending={withdraw.busy}>
            <TextField
              name="code"
              kind="code"
              label={m.paperPage.code}
              hint={m.paperPage.codeHint}
              value={code}
              onChange={setCode}
              maxLength={40}
            />
            <FormActions>
              <Button type="submit" look="solid" icon="hand" isPending={withdraw.busy}>
                {m.paperPage.submit}
              </Button>
            </FormActions>
          </Form>
        </>
      ) : (
        <EndSteps end={end} />
      )}
    </Page>
  );
}
