import { useState } from 'react';
import {
  Button,
  ButtonRow,
  Card,
  DescriptionList,
  Form,
  type FormError,
  PasswordField,
  TextField,
} from '@consentry/ui';
import { makePasskey, passkeysWork } from '../../shared/api/passkey.ts';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useWords } from '../words.ts';
import { AppSecret } from './app-secret.tsx';
import { Outside } from './outside.tsx';
import { useStaffWords } from './words.ts';

type Offer = Awaited<ReturnType<typeof platform.staff.join>>;

/** Whoever has a link makes their account with it, once: who they are, then the first way to sign in. */
export function Join({ token, onJoined }: { readonly token: string; readonly onJoined: () => void }) {
  const { m, time } = useStaffWords();
  const { m: console_ } = useWords();
  const words = m.join;
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [offer, setOffer] = useState<Offer | null>(null);
  const begin = useCommand(async () => platform.staff.join({ token, login, name }), setOffer);
  const submit = () => {
    const wrong: FormError[] = [
      ...(/^[a-z0-9][a-z0-9._@-]{2,63}$/.test(login) ? [] : [{ field: 'login', text: words.loginHint }]),
      ...(name.trim() === '' ? [{ field: 'name', text: m.signIn.needed(words.name) }] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0) begin.run();
  };
  return (
    <Outside>
      <Page heading={words.heading} lead={words.lead} site={console_.title}>
        {offer === null ? (
          <>
            <ProblemText trouble={begin.trouble} />
            <Form errors={errors} errorTitle={m.signIn.errors} onSubmit={submit} isPending={begin.busy}>
              <TextField
                name="name"
                label={words.name}
                hint={words.nameHint}
                autoComplete="name"
                value={name}
                onChange={setName}
                maxLength={64}
                isRequired
              />
              <TextField
                name="login"
                label={words.login}
                hint={words.loginHint}
                autoComplete="username"
                value={login}
                onChange={(text) => setLogin(text.toLowerCase())}
                maxLength={64}
                isRequired
              />
              <ButtonRow>
                <Button type="submit" look="solid" isPending={begin.busy}>
                  {words.next}
                </Button>
              </ButtonRow>
            </Form>
          </>
        ) : (
          <>
            <DescriptionList
              items={[
                { term: words.name, detail: name },
                { term: m.account.roles, detail: offer.roles.map((role) => m.roles[role]).join(' · ') },
                { term: words.link, detail: words.until(time(offer.expires_at)) },
              ]}
            />
            <h2>{words.choose}</h2>
            {passkeysWork() ? <ByPasskey token={token} offer={offer} onJoined={onJoined} /> : null}
            <ByPassword token={token} offer={offer} onJoined={onJoined} />
          </>
        )}
      </Page>
    </Outside>
  );
}

interface WayProps {
  readonly token: string;
  readonly offer: Offer;
  readonly onJoined: () => void;
}

function ByPasskey({ token, offer, onJoined }: WayProps) {
  const { m } = useStaffWords();
  const make = useCommand(async () => {
    const passkey = await makePasskey(offer.passkey);
    return platform.staff.completeJoining({ way: 'passkey', token, passkey, carrier: 'cookie' });
  }, onJoined);
  return (
    <Card
      title={m.join.passkeyTitle}
      actions={
        <Button icon="key" onPress={make.run} isPending={make.busy}>
          {m.join.passkeyMake}
        </Button>
      }
    >
      <p>{m.join.passkeyText}</p>
      <ProblemText trouble={make.trouble} />
    </Card>
  );
}

function ByPassword({ token, offer, onJoined }: WayProps) {
  const { m } = useStaffWords();
  const words = m.join;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const make = useCommand(
    async () => platform.staff.completeJoining({ way: 'password', token, password, code, carrier: 'cookie' }),
    onJoined,
  );
  const submit = () => {
    const wrong: FormError[] = [
      ...(password.length < 12 ? [{ field: 'password', text: words.passwordHint }] : []),
      ...(/^\d{6}$/.test(code) ? [] : [{ field: 'code', text: m.signIn.sixDigits }]),
    ];
    setErrors(wrong);
    if (wrong.length === 0) make.run();
  };
  return (
    <Card title={words.passwordTitle}>
      <p>{words.passwordText}</p>
      <ProblemText trouble={make.trouble} />
      <Form errors={errors} errorTitle={m.signIn.errors} onSubmit={submit} isPending={make.busy}>
        <PasswordField
          name="password"
          label={words.password}
          hint={words.passwordHint}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          revealText={m.signIn.reveal}
          hideText={m.signIn.hide}
          maxLength={128}
          isRequired
        />
        <AppSecret secret={offer.totp_secret} uri={offer.totp_uri} />
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
          <Button type="submit" look="solid" isPending={make.busy}>
            {words.make}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
