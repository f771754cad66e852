import { useState } from 'react';
import { Button, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import { passkeysWork, showPasskey } from '../../shared/api/passkey.ts';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useWords } from '../words.ts';

interface Asked {
  readonly challenge: string;
  readonly to: string;
}

/** A person comes in by a code that is sent to them, or by passkey; a face is never asked for. */
export function SignIn() {
  const [asked, setAsked] = useState<Asked | null>(null);
  return asked === null ? (
    <AskForm key="ask" onAsked={setAsked} />
  ) : (
    <CodeForm key="code" asked={asked} onBack={() => setAsked(null)} />
  );
}

function AskForm({ onAsked }: { readonly onAsked: (asked: Asked) => void }) {
  const { m } = useWords();
  const [contact, setContact] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const value = contact.trim();
  const ask = useCommand(
    async () => platform.personSession.ask({ to: { kind: value.includes('@') ? 'email' : 'phone', value } }),
    ({ challenge }) => onAsked({ challenge, to: value }),
  );
  const byPasskey = useCommand(async () => {
    const passkey = await showPasskey(await platform.personSession.challenge());
    return platform.personSession.beginByPasskey({ passkey, carrier: 'cookie' });
  });
  const submit = () => {
    const missing = value === '' ? [{ field: 'contact', text: m.signIn.contactMissing }] : [];
    setErrors(missing);
    if (missing.length === 0) ask.run();
  };
  return (
    <Page heading={m.signIn.heading} lead={m.signIn.lead} site={m.title}>
      <ProblemText trouble={ask.trouble ?? byPasskey.trouble} />
      <Form errors={errors} errorTitle={m.shell.toMend} onSubmit={submit} isPending={ask.busy}>
        <TextField
          name="contact"
          label={m.signIn.contact}
          hint={m.signIn.contactHint}
          autoComplete="username"
          value={contact}
          onChange={setContact}
          maxLength={254}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={ask.busy}>
            {m.signIn.send}
          </Button>
          {passkeysWork() ? (
            <Button icon="lock" onPress={byPasskey.run} isPending={byPasskey.busy}>
              {m.signIn.passkey}
            </Button>
          ) : null}
        </FormActions>
      </Form>
    </Page>
  );
}

function CodeForm({ asked, onBack }: { readonly asked: Asked; readonly onBack: () => void }) {
  const { m } = useWords();
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const digits = code.replaceAll(/\D/g, '');
  const show = useCommand(async () =>
    platform.personSession.begin({ challenge: asked.challenge, code: digits, carrier: 'cookie' }),
  );
  const submit = () => {
    const missing = digits.length === 8 ? [] : [{ field: 'code', text: m.signIn.codeMissing }];
    setErrors(missing);
    if (missing.length === 0) show.run();
  };
  return (
    <Page heading={m.signIn.sentHeading} lead={m.signIn.sentLead(asked.to)} site={m.title}>
      <ProblemText trouble={show.trouble} />
      <Form errors={errors} errorTitle={m.shell.toMend} onSubmit={submit} isPending={show.busy}>
        <TextField
          name="code"
          kind="digits"
          label={m.signIn.code}
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          maxLength={12}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={show.busy}>
            {m.signIn.submit}
          </Button>
          <Button onPress={onBack}>{m.signIn.again}</Button>
        </FormActions>
      </Form>
    </Page>
  );
}
