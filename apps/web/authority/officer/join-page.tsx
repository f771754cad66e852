import { useState } from 'react';
import { Button, Callout, Form, FormActions, Link, TextField } from '@consentry/ui';
import { FirstFactor } from '../../shared/account/first-factor.tsx';
import { useCommand } from '../../shared/api/use-command.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';

type Begun = Awaited<ReturnType<typeof authority.staff.join>>;
type Joined = Awaited<ReturnType<typeof authority.staff.completeJoining>>;

/** Makes the account of an invitation; a second colleague approves it before it signs in. */
export function JoinPage({ token }: { readonly token: string }) {
  const { m } = useWords();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [joined, setJoined] = useState<Joined | null>(null);
  const done = (answer: Joined) => {
    setJoined(answer);
    if (answer.state === 'active') goTo([]);
  };
  return (
    <Page heading={m.join.heading} lead={m.join.lead} site={m.title}>
      {joined !== null ? (
        <Callout tone="ok" alert>
          <p>{m.join.pending}</p>
          <p>
            <Link href={hrefOf([])}>{m.signIn.heading}</Link>
          </p>
        </Callout>
      ) : begun === null ? (
        <NameForm token={token} onBegun={setBegun} />
      ) : (
        <FirstFactor
          offer={begun}
          complete={async (way) => authority.staff.completeJoining({ ...way, token, carrier: 'cookie' })}
          onJoined={done}
        />
      )}
    </Page>
  );
}

interface NameFormProps {
  readonly token: string;
  readonly onBegun: (begun: Begun) => void;
}

function NameForm({ token, onBegun }: NameFormProps) {
  const { m } = useWords();
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const begin = useCommand(async () => authority.staff.join({ token, login, name }), onBegun);
  return (
    <>
      <ProblemText trouble={begin.trouble} />
      <Form
        label={m.join.heading}
        errors={[]}
        errorTitle={m.shell.toMend}
        onSubmit={begin.run}
        isPending={begin.busy}
      >
        <TextField name="login" label={m.signIn.login} value={login} onChange={setLogin} maxLength={64} />
        <TextField name="name" label={m.join.name} value={name} onChange={setName} maxLength={64} />
        <FormActions>
          <Button type="submit" look="solid" isPending={begin.busy}>
            {m.join.next}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
