import { useState } from 'react';
import { Button, Callout, Form, FormActions, Link, TextField } from '@consentry/ui';
import { useCommand } from '../../shared/api/use-command.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { SecretField } from './secret-field.tsx';

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
        <FactorForm token={token} begun={begun} onJoined={done} />
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

interface FactorFormProps {
  readonly token: string;
  readonly begun: Begun;
  readonly onJoined: (joined: Joined) => void;
}

function FactorForm({ token, begun, onJoined }: FactorFormProps) {
  const { m } = useWords();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const complete = useCommand(
    async () =>
      authority.staff.completeJoining({ way: 'password', token, password, code, carrier: 'cookie' }),
    onJoined,
  );
  return (
    <>
      <ProblemText trouble={complete.trouble} />
      <p>
        {m.join.secret}:{' '}
        <code className="a-code" translate="no">
          {begun.totp_secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
        </code>
      </p>
      <Form
        label={m.join.heading}
        errors={[]}
        errorTitle={m.shell.toMend}
        onSubmit={complete.run}
        isPending={complete.busy}
      >
        <SecretField
          name="password"
          label={m.join.password}
          hint={m.join.passwordHint}
          isNew
          value={password}
          onChange={setPassword}
        />
        <TextField
          name="code"
          kind="digits"
          label={m.signIn.code}
          hint={m.join.secretHint}
          value={code}
          onChange={setCode}
          maxLength={6}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={complete.busy}>
            {m.join.done}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
