import { useState } from 'react';
import { Button, Card, ConfirmDialog, DescriptionList, Link, Section } from '@consentry/ui';
import { makePasskey, passkeysWork } from '../../shared/api/passkey.ts';
import { noteLeft } from '../../shared/api/changes.ts';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { SettingsBar } from '../../shared/settings/settings-bar.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useWords } from '../words.ts';
import { useHref, useSubject } from './subject.tsx';

/** Who the person is to us, how they sign in, and how they see the page. */
export function AccountPage() {
  const { m, time } = useWords();
  const { identity, sessionEnds } = useSubject();
  const href = useHref();
  const signOut = useCommand(async () => platform.personSession.end(), noteLeft);
  return (
    <Page heading={m.account.heading} lead={m.account.lead} site={m.title}>
      <Card level={2} title={m.account.who}>
        <DescriptionList
          items={[
            { term: m.account.name, detail: identity.name ?? m.account.unknown },
            { term: m.account.email, detail: identity.email ?? m.account.unknown },
            { term: m.account.phone, detail: identity.phone ?? m.account.unknown },
            { term: m.account.number, detail: identity.employee_number ?? m.account.unknown },
          ]}
        />
        <p>
          <Link href={href('rights', 'new')}>{m.account.correct}</Link>
        </p>
      </Card>
      <Factors />
      <Section title={m.account.session} lead={m.account.sessionText(time(sessionEnds))}>
        <ProblemText trouble={signOut.trouble} />
        <div>
          <Button onPress={() => signOut.run()} isPending={signOut.busy}>
            {m.account.signOut}
          </Button>
        </div>
      </Section>
      <Section title={m.account.display}>
        <SettingsBar />
      </Section>
    </Page>
  );
}

function Factors() {
  const { m, date } = useWords();
  const { me: person } = useSubject();
  const [removing, setRemoving] = useState<string | null>(null);
  const factors = useQuery(`factors ${person}`, async (signal) =>
    platform.personFactor.list({ person }, { signal }),
  );
  const add = useCommand(async () => {
    const creation = await platform.personFactor.beginPasskey({ person });
    return platform.personFactor.addPasskey({ person, ...(await makePasskey(creation)) });
  });
  const close = () => setRemoving(null);
  const remove = useCommand(
    async (passkey: string) =>
      passkey === ''
        ? platform.personFactor.removeApp({ person })
        : platform.personFactor.removePasskey({ person, passkey }),
    close,
  );
  return (
    <>
      <Section title={m.account.passkeys} lead={m.account.passkeysText}>
        <ProblemText trouble={add.trouble ?? remove.trouble} />
        <Loaded query={factors}>
          {({ passkeys }) =>
            passkeys.length === 0 ? (
              <p>{m.account.noPasskeys}</p>
            ) : (
              <ul className="m-rows">
                {passkeys.map(({ passkey, made_at, used_at }) => (
                  <li key={passkey} className="m-row-head">
                    <span>
                      {m.account.made(date(made_at))} ·{' '}
                      {used_at === null ? m.account.never : m.account.used(date(used_at))}
                    </span>
                    <Button onPress={() => setRemoving(passkey)}>{m.account.remove}</Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        {passkeysWork() ? (
          <div>
            <Button icon="plus" onPress={() => add.run()} isPending={add.busy}>
              {m.account.addPasskey}
            </Button>
          </div>
        ) : (
          <p className="m-soft">{m.account.cannotPasskey}</p>
        )}
      </Section>
      <Section title={m.account.app}>
        <Loaded query={factors}>
          {({ app }) =>
            app === null ? (
              <p>{m.account.appNone}</p>
            ) : (
              <div className="m-row-head">
                <p>{m.account.appThere(date(app.made_at))}</p>
                <Button onPress={() => setRemoving('')}>{m.account.removeApp}</Button>
              </div>
            )
          }
        </Loaded>
      </Section>
      <ConfirmDialog
        isOpen={removing !== null}
        title={removing === '' ? m.account.removeAppTitle : m.account.removeTitle}
        consequence={removing === '' ? m.account.removeAppText : m.account.removeText}
        confirmText={m.account.remove}
        cancelText={m.account.keep}
        tone="danger"
        isPending={remove.busy}
        onConfirm={() => remove.run(removing ?? '')}
        onCancel={close}
      />
    </>
  );
}
