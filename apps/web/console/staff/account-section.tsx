import { useState } from 'react';
import {
  Button,
  Card,
  ConfirmDialog,
  DescriptionList,
  Form,
  FormActions,
  type FormError,
  PasswordField,
  Section,
  TextField,
} from '@consentry/ui';
import { noteSignedOut } from '../../shared/api/changes.ts';
import { makePasskey, passkeysWork } from '../../shared/api/passkey.ts';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useSession } from '../session.tsx';
import { AppSecret } from './app-secret.tsx';
import { useStaffWords } from './words.ts';

/** One’s own account: duties, until when the session lasts, and the ways to sign in. */
export function AccountSection() {
  const { m, time } = useStaffWords();
  const { roles, sites, idle_ends_at, ends_at } = useSession();
  const words = m.account;
  const leave = useAct(async () => platform.session.end(), noteSignedOut);
  const leaveAll = useAct(async () => platform.session.endAll(), noteSignedOut);
  return (
    <SectionPage
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <Button icon="out" onPress={leave.run} isPending={leave.busy}>
            {words.signOut}
          </Button>
          <Button look="quiet" onPress={leaveAll.run} isPending={leaveAll.busy}>
            {words.signOutAll}
          </Button>
        </>
      }
    >
      <ProblemText trouble={leave.trouble ?? leaveAll.trouble} />
      <Card>
        <DescriptionList
          items={[
            { term: words.roles, detail: roles.map((role) => m.roles[role]).join(' · ') },
            { term: words.sites, detail: sites.length === 0 ? words.allSites : `${sites.length}` },
            { term: words.idleEnds, detail: time(idle_ends_at) },
            { term: words.ends, detail: time(ends_at) },
          ]}
        />
      </Card>
      <Passkeys />
      <PasswordAndApp />
    </SectionPage>
  );
}

function Passkeys() {
  const { m, time } = useStaffWords();
  const words = m.account;
  const passkeys = useQuery('passkeys', async (signal) => platform.factor.list({}, { signal }));
  const [asked, setAsked] = useState<string | null>(null);
  const add = useAct(async () =>
    platform.factor.addPasskey(await makePasskey(await platform.factor.beginPasskey())),
  );
  const remove = useAct(async (passkey: string) => platform.factor.remove({ passkey }));
  const removed = asked ?? '';
  return (
    <Section
      title={words.passkeys}
      actions={
        passkeysWork() ? (
          <Button icon="plus" onPress={add.run} isPending={add.busy}>
            {words.addPasskey}
          </Button>
        ) : undefined
      }
    >
      <ProblemText trouble={add.trouble ?? remove.trouble} />
      {passkeysWork() ? null : <p className="k-soft">{words.passkeysNeedHost}</p>}
      <Loaded query={passkeys}>
        {({ passkeys: all }) =>
          all.length === 0 ? (
            <p className="k-soft">{words.noPasskeys}</p>
          ) : (
            <ul className="k-plain">
              {all.map(({ passkey, made_at, used_at }) => (
                <li key={passkey}>
                  <Card
                    title={`${words.passkeys} ${passkey.slice(0, 8)}`}
                    actions={
                      <Button icon="trash" look="quiet" onPress={() => setAsked(passkey)}>
                        {words.removePasskey}
                      </Button>
                    }
                  >
                    <p className="k-soft">
                      {words.made(time(made_at))} ·{' '}
                      {used_at === null ? words.neverUsed : words.used(time(used_at))}
                    </p>
                  </Card>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <ConfirmDialog
        isOpen={asked !== null}
        title={words.removeTitle}
        consequence={words.removeText}
        confirmText={words.removePasskey}
        cancelText={m.stepUp.cancel}
        tone="danger"
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          setAsked(null);
          remove.run(removed);
        }}
      />
    </Section>
  );
}

function PasswordAndApp() {
  const { m } = useStaffWords();
  const words = m.account;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [saved, setSaved] = useState(false);
  const [offer, setOffer] = useState<Awaited<ReturnType<typeof platform.factor.offerApp>> | null>(null);
  const begin = useAct(async () => platform.factor.offerApp(), setOffer);
  const save = useAct(
    async (given: string) => platform.factor.setPassword({ password, code, offer: given }),
    () => {
      setOffer(null);
      setPassword('');
      setCode('');
      setSaved(true);
    },
  );
  const submit = () => {
    const wrong = [
      ...(password.length < 12 ? [{ field: 'password', text: m.join.passwordHint }] : []),
      ...(/^\d{6}$/.test(code) ? [] : [{ field: 'code', text: m.signIn.sixDigits }]),
    ];
    setErrors(wrong);
    if (wrong.length === 0 && offer !== null) save.run(offer.offer);
  };
  return (
    <Section title={words.password} lead={words.passwordText}>
      <ProblemText trouble={begin.trouble ?? save.trouble} />
      {saved ? <output>{words.saved}</output> : null}
      {offer === null ? (
        <div>
          <Button icon="edit" onPress={begin.run} isPending={begin.busy}>
            {words.setPassword}
          </Button>
        </div>
      ) : (
        <Form errors={errors} errorTitle={m.signIn.errors} onSubmit={submit} isPending={save.busy}>
          <PasswordField
            name="password"
            label={m.join.password}
            hint={m.join.passwordHint}
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            revealText={m.signIn.reveal}
            hideText={m.signIn.hide}
            maxLength={128}
          />
          <AppSecret secret={offer.totp_secret} uri={offer.totp_uri} />
          <TextField
            name="code"
            label={m.join.code}
            kind="digits"
            value={code}
            onChange={(text) => setCode(text.replaceAll(/\D/g, '').slice(0, 6))}
          />
          <FormActions>
            <Button type="submit" look="solid" isPending={save.busy}>
              {words.save}
            </Button>
          </FormActions>
        </Form>
      )}
    </Section>
  );
}
