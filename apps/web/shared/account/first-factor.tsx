import type { PasskeyAttestation, PasskeyCreation } from '@consentry/contract';
import { Button, Card } from '@consentry/ui';
import { makePasskey, passkeysWork } from '../api/passkey.ts';
import { useCommand } from '../api/use-command.ts';
import { ProblemText } from '../shell/problem-text.tsx';
import { type PasswordAndCode, PasswordForm } from './password-form.tsx';
import { useAccountWords } from './words.ts';

/** The first way to sign in, as whoever joins chose it. */
export type FirstWay =
  | { readonly way: 'passkey'; readonly passkey: PasskeyAttestation }
  | ({ readonly way: 'password' } & PasswordAndCode);

export interface FirstFactorProps<T> {
  /** What the server offers to make it of. */
  readonly offer: {
    readonly totp_secret: string;
    readonly totp_uri: string;
    readonly passkey: PasskeyCreation;
  };
  readonly complete: (chosen: FirstWay) => Promise<T>;
  readonly onJoined: (joined: T) => void;
}

/** Whoever joins chooses how they will sign in: by passkey, or by password and app. A face is never asked for. */
export function FirstFactor<T>(props: FirstFactorProps<T>) {
  const { m } = useAccountWords();
  return (
    <>
      <h2>{m.choose}</h2>
      {passkeysWork() ? <ByPasskey {...props} /> : null}
      <ByPassword {...props} />
    </>
  );
}

function ByPasskey<T>({ offer, complete, onJoined }: FirstFactorProps<T>) {
  const { m } = useAccountWords();
  const make = useCommand(
    async () => complete({ way: 'passkey', passkey: await makePasskey(offer.passkey) }),
    onJoined,
  );
  return (
    <Card
      title={m.passkeyTitle}
      actions={
        <Button icon="key" onPress={make.run} isPending={make.busy}>
          {m.passkeyMake}
        </Button>
      }
    >
      <p>{m.passkeyText}</p>
      <ProblemText trouble={make.trouble} />
    </Card>
  );
}

function ByPassword<T>({ offer, complete, onJoined }: FirstFactorProps<T>) {
  const { m } = useAccountWords();
  const make = useCommand(
    async (given: PasswordAndCode) => complete({ way: 'password', ...given }),
    onJoined,
  );
  return (
    <Card title={m.passwordApp}>
      <p>{m.passwordText}</p>
      <ProblemText trouble={make.trouble} />
      <PasswordForm offer={offer} text={m.make} isPending={make.busy} onSubmit={make.run} />
    </Card>
  );
}
