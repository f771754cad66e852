import { type FormEvent, useState } from 'react';
import { Button, ButtonRow } from '@consentry/ui';
import { passkeysWork, showPasskey } from '../shared/api/passkey.ts';
import { platform } from '../shared/api/platform.ts';
import { useCommand } from '../shared/api/use-command.ts';
import { Page } from '../shared/shell/page.tsx';
import { ProblemText } from '../shared/shell/problem-text.tsx';
import { useWords } from './words.ts';

/** A person comes in by a code that is sent to them, or by passkey; a face is never asked for. */
export function SignIn() {
  const { m } = useWords();
  const [contact, setContact] = useState('');
  const [code, setCode] = useState('');
  const [challenge, setChallenge] = useState<string | null>(null);
  const ask = useCommand(
    async () => {
      const value = contact.trim();
      return platform.personSession.ask({ to: { kind: value.includes('@') ? 'email' : 'phone', value } });
    },
    (asked) => setChallenge(asked.challenge),
  );
  const show = useCommand(async (of: string) =>
    platform.personSession.begin({ challenge: of, code: code.replaceAll(/\D/g, ''), carrier: 'cookie' }),
  );
  const byPasskey = useCommand(async () => {
    const passkey = await showPasskey(await platform.personSession.challenge());
    return platform.personSession.beginByPasskey({ passkey, carrier: 'cookie' });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (challenge === null) ask.run();
    else show.run(challenge);
  };
  return (
    <Page heading={m.signIn.heading} lead={m.signIn.lead} site={m.title}>
      <ProblemText trouble={ask.trouble ?? show.trouble ?? byPasskey.trouble} />
      <form onSubmit={submit}>
        {challenge === null ? (
          <label>
            {m.signIn.contact}{' '}
            <input autoComplete="username" value={contact} onChange={(e) => setContact(e.target.value)} />
          </label>
        ) : (
          <label>
            {m.signIn.code}{' '}
            <input
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={(e) => setCode(e.target.value)}
            />
          </label>
        )}
        <ButtonRow>
          <Button type="submit" look="solid" isPending={ask.busy || show.busy}>
            {challenge === null ? m.signIn.send : m.signIn.submit}
          </Button>
          {passkeysWork() ? (
            <Button onPress={byPasskey.run} isPending={byPasskey.busy}>
              {m.signIn.passkey}
            </Button>
          ) : null}
        </ButtonRow>
      </form>
    </Page>
  );
}
