import { useState } from 'react';
import { Button, ButtonRow, Callout, Form, type FormError, PasswordField, TextField } from '@consentry/ui';
import { passkeysWork, showPasskey } from '../../shared/api/passkey.ts';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useWords } from '../words.ts';
import { Outside } from './outside.tsx';
import { useStaffWords } from './words.ts';

/** Staff come in by password and authenticator app, or by passkey; a face is never asked for. */
export function SignIn({ ended }: { readonly ended: boolean }) {
  const { m } = useStaffWords();
  const { m: console_ } = useWords();
  const words = m.signIn;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const byPassword = useCommand(async () =>
    platform.session.begin({ way: 'password', login, password, code, carrier: 'cookie' }),
  );
  const byPasskey = useCommand(async () => {
    const passkey = await showPasskey(await platform.session.challenge());
    return platform.session.begin({ way: 'passkey', passkey, carrier: 'cookie' });
  });
  const submit = () => {
    const wrong: FormError[] = [
      ...(login === '' ? [{ field: 'login', text: words.needed(words.login) }] : []),
      ...(password === '' ? [{ field: 'password', text: words.needed(words.password) }] : []),
      ...(/^\d{6}$/.test(code) ? [] : [{ field: 'code', text: words.sixDigits }]),
    ];
    setErrors(wrong);
    if (wrong.length === 0) byPassword.run();
  };
  return (
    <Outside>
      <Page heading={words.heading} lead={words.lead} site={console_.title}>
        {ended ? (
          <Callout tone="note">
            <p>{words.ended}</p>
          </Callout>
        ) : null}
        <ProblemText trouble={byPassword.trouble ?? byPasskey.trouble} />
        {passkeysWork() ? (
          <>
            <ButtonRow>
              <Button icon="key" onPress={byPasskey.run} isPending={byPasskey.busy}>
                {words.passkey}
              </Button>
            </ButtonRow>
            <p className="k-or">{words.or}</p>
          </>
        ) : null}
        <Form errors={errors} errorTitle={words.errors} onSubmit={submit} isPending={byPassword.busy}>
          <TextField
            name="login"
            label={words.login}
            autoComplete="username"
            value={login}
            onChange={setLogin}
            maxLength={64}
            isRequired
          />
          <PasswordField
            name="password"
            label={words.password}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            revealText={words.reveal}
            hideText={words.hide}
            maxLength={128}
            isRequired
          />
          <TextField
            name="code"
            label={words.code}
            kind="digits"
            autoComplete="one-time-code"
            value={code}
            onChange={(text) => setCode(text.replaceAll(/\D/g, '').slice(0, 6))}
            isRequired
          />
          <ButtonRow>
            <Button type="submit" look="solid" isPending={byPassword.busy}>
              {words.submit}
            </Button>
          </ButtonRow>
        </Form>
        <p className="k-soft">{words.joining}</p>
      </Page>
    </Outside>
  );
}
