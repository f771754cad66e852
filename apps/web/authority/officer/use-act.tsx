import { type ReactNode, useState } from 'react';
import { Button, Form, FormActions, TextField } from '@consentry/ui';
import { type Command, useCommand } from '../../shared/api/use-command.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';

/** Something an official does; where it needs a second factor, `asks` is the form for it, and then it is done. */
export function useAct<A extends readonly unknown[], T>(
  work: (...given: A) => Promise<T>,
  done?: (result: T) => void,
): Command<A> & { readonly asks: ReactNode } {
  const [given, setGiven] = useState<A | null>(null);
  const command = useCommand(work, done);
  const run = (...now: A) => {
    setGiven(now);
    command.run(...now);
  };
  const needed = command.trouble?.code === 'step_up' && given !== null;
  const asks = needed ? (
    <StepUp onDone={() => command.run(...given)} />
  ) : (
    <ProblemText trouble={command.trouble} />
  );
  return { ...command, run, asks };
}

function StepUp({ onDone }: { readonly onDone: () => void }) {
  const { m } = useWords();
  const [code, setCode] = useState('');
  const show = useCommand(async () => authority.session.stepUp({ way: 'totp', code }), onDone);
  return (
    <>
      <ProblemText trouble={show.trouble} />
      <Form
        label={m.officer.stepUp}
        errors={[]}
        errorTitle={m.shell.toMend}
        onSubmit={show.run}
        isPending={show.busy}
      >
        <TextField
          name="code"
          kind="digits"
          label={m.signIn.code}
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          maxLength={6}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={show.busy}>
            {m.officer.confirm}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
