import type {
  AppOffer,
  PasskeyAttestation,
  PasskeyCreation,
  PasskeyList,
  SetPassword,
} from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, ConfirmDialog, Section } from '@consentry/ui';
import type { z } from 'zod';
import { useAct } from '../act/use-act.tsx';
import { makePasskey, passkeysWork } from '../api/passkey.ts';
import { useQuery } from '../api/use-query.ts';
import { Loaded } from '../shell/loaded.tsx';
import { ProblemText } from '../shell/problem-text.tsx';
import { type PasswordAndCode, PasswordForm } from './password-form.tsx';
import { useAccountWords } from './words.ts';

/** What a server lets one do with one's own ways to sign in: `platform.factor`. */
export interface OwnFactors {
  readonly list: (
    given: object,
    options: { readonly signal: AbortSignal },
  ) => Promise<z.infer<typeof PasskeyList>>;
  readonly beginPasskey: () => Promise<PasskeyCreation>;
  readonly addPasskey: (made: PasskeyAttestation) => Promise<unknown>;
  readonly remove: (given: { readonly passkey: string }) => Promise<unknown>;
  readonly offerApp: () => Promise<z.infer<typeof AppOffer>>;
  readonly setPassword: (given: z.infer<typeof SetPassword>) => Promise<unknown>;
}

interface OfFactors {
  readonly factor: OwnFactors;
}

/** One's own ways to sign in; each change asks for a second factor. */
export function WaysToSignIn({ factor }: OfFactors) {
  return (
    <>
      <Passkeys factor={factor} />
      <PasswordAndApp factor={factor} />
    </>
  );
}

function Passkeys({ factor }: OfFactors) {
  const { m, time } = useAccountWords();
  const passkeys = useQuery('passkeys', async (signal) => factor.list({}, { signal }));
  const [asked, setAsked] = useState<string | null>(null);
  const add = useAct(async () => factor.addPasskey(await makePasskey(await factor.beginPasskey())));
  const remove = useAct(async (passkey: string) => factor.remove({ passkey }));
  const removed = asked ?? '';
  return (
    <Section
      title={m.passkeys}
      actions={
        passkeysWork() ? (
          <Button icon="plus" onPress={add.run} isPending={add.busy}>
            {m.addPasskey}
          </Button>
        ) : undefined
      }
    >
      <ProblemText trouble={add.trouble ?? remove.trouble} />
      {passkeysWork() ? null : <p className="w-soft">{m.passkeysNeedHost}</p>}
      <Loaded query={passkeys}>
        {({ passkeys: all }) =>
          all.length === 0 ? (
            <p className="w-soft">{m.noPasskeys}</p>
          ) : (
            <ul className="w-plain">
              {all.map(({ passkey, made_at, used_at }) => (
                <li key={passkey}>
                  <Card
                    title={`${m.passkeys} ${passkey.slice(0, 8)}`}
                    actions={
                      <Button icon="trash" look="quiet" onPress={() => setAsked(passkey)}>
                        {m.removePasskey}
                      </Button>
                    }
                  >
                    <p className="w-soft">
                      {m.made(time(made_at))} · {used_at === null ? m.neverUsed : m.used(time(used_at))}
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
        title={m.removeTitle}
        consequence={m.removeText}
        confirmText={m.removePasskey}
        cancelText={m.cancel}
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

function PasswordAndApp({ factor }: OfFactors) {
  const { m } = useAccountWords();
  const [saved, setSaved] = useState(false);
  const [offer, setOffer] = useState<z.infer<typeof AppOffer> | null>(null);
  const begin = useAct(async () => factor.offerApp(), setOffer);
  const save = useAct(
    async (given: z.infer<typeof SetPassword>) => factor.setPassword(given),
    () => {
      setOffer(null);
      setSaved(true);
    },
  );
  const submit = (given: PasswordAndCode) => {
    if (offer !== null) save.run({ ...given, offer: offer.offer });
  };
  return (
    <Section title={m.passwordApp} lead={m.passwordAppText}>
      <ProblemText trouble={begin.trouble ?? save.trouble} />
      {saved ? <output>{m.saved}</output> : null}
      {offer === null ? (
        <div>
          <Button icon="edit" onPress={begin.run} isPending={begin.busy}>
            {m.setPassword}
          </Button>
        </div>
      ) : (
        <PasswordForm
          offer={offer}
          text={m.save}
          isPending={save.busy}
          onSubmit={submit}
          onCancel={() => setOffer(null)}
        />
      )}
    </Section>
  );
}
