import { useState } from 'react';
import { Button, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import { passkeysWork, showPasskey } from '../../shared/api/passkey.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { SecretField } from './secret-field.tsx';

/** Officials come in by password and authenticator app, or by passkey; a face is never asked for. */
export function SignInPage() {
  const { m } = useWords();
  const words = m.signIn;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const byPassword = useCommand(async () =>
    authority.session.begin({ way: 'password', login, password, code, carrier: 'cookie' }),
  );
  const byPasskey = useCommand(async () => {
    const passkey = await showPasskey(await authority.session.challenge());
    return authority.session.begin({ way: 'passkey', passkey, carrier: 'cookie' });
  });
  const submit = () => {
    const missing = (field: string, label: string) => ({ field, text: m.shell.missing(label) });
    const wrong = [
      ...(login === '' ? [missing('login', words.login)] : []),
      ...(password === '' ? [missing('password', words.password)] : []),
      ...(/^\d{6}$/.test(code) ? [] : [missing('code', words.code)]),
    ];
    setErrors(wrong);
    if (wrong.length === 0) byPassword.run();
  };
  return (
    <Page heading={words.heading} lead={words.lead} site={m.title}>
      <ProblemText trouble={byPassword.trouble ?? byPasskey.trouble} />
      {passkeysWork() ? (
        <div className="a-actions">
          <Button icon="key" onPress={() => byPasskey.run()} isPending={byPasskey.busy}>
            {words.passkey}
          </Button>
        </div>
      ) : null}
      <Form
        label={words.heading}
        errors={errors}
        errorTitle={m.shell.toMend}
        onSubmit={submit}
        isPending={byPassword.busy}
      >
        <TextField
          name="login"
          label={words.login}
          autoComplete="username"
          value={login}
          onChange={setLogin}
          maxLength={64}
        />
        <SecretField name="password" label={words.password} value={password} onChange={setPassword} />
        <TextField
          name="code"
          kind="digits"
          label={words.code}
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          maxLength={6}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={byPassword.busy}>
            {words.enter}
          </Button>
        </FormActions>
      </Form>
    </Page>
  );
}
