import { useState } from 'react';
import { Button, ButtonRow, DescriptionList, Form, type FormError, TextField } from '@consentry/ui';
import { FirstFactor } from '../../shared/account/first-factor.tsx';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useWords } from '../words.ts';
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
            <FirstFactor
              offer={offer}
              complete={async (way) => platform.staff.completeJoining({ ...way, token, carrier: 'cookie' })}
              onJoined={onJoined}
            />
          </>
        )}
      </Page>
    </Outside>
  );
}
