import { useState } from 'react';
import { Button, Form, FormActions, type FormError, PasswordField, TextField } from '@consentry/ui';
import { AppSecret } from './app-secret.tsx';
import { useAccountWords } from './words.ts';

/** Shortest password, characters (NIST SP 800-63B § 5.1.1.2 asks for eight). */
const PASSWORD_CHARS_MIN = 12;

/** A password, and the digits of an app that has the secret now. */
export interface PasswordAndCode {
  readonly password: string;
  readonly code: string;
}

export interface PasswordFormProps {
  /** The secret that the app is to have. */
  readonly offer: { readonly totp_secret: string; readonly totp_uri: string };
  readonly text: string;
  readonly isPending: boolean;
  readonly onSubmit: (given: PasswordAndCode) => void;
  readonly onCancel?: () => void;
}

/** Sets a password and an authenticator app; it counts once the app has shown six digits. */
export function PasswordForm({ offer, text, isPending, onSubmit, onCancel }: PasswordFormProps) {
  const { m } = useAccountWords();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const submit = () => {
    const wrong = [
      ...(password.length < PASSWORD_CHARS_MIN ? [{ field: 'password', text: m.passwordHint }] : []),
      ...(/^\d{6}$/.test(code) ? [] : [{ field: 'code', text: m.sixDigits }]),
    ];
    setErrors(wrong);
    if (wrong.length === 0) onSubmit({ password, code });
  };
  return (
    <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={isPending}>
      <PasswordField
        name="password"
        label={m.password}
        hint={m.passwordHint}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        revealText={m.reveal}
        hideText={m.hide}
        maxLength={128}
        isRequired
      />
      <AppSecret secret={offer.totp_secret} uri={offer.totp_uri} />
      <TextField
        name="code"
        label={m.code}
        kind="digits"
        autoComplete="one-time-code"
        value={code}
        onChange={(typed) => setCode(typed.replaceAll(/\D/g, '').slice(0, 6))}
        isRequired
      />
      <FormActions>
        <Button type="submit" look="solid" isPending={isPending}>
          {text}
        </Button>
        {onCancel === undefined ? null : (
          <Button look="quiet" onPress={onCancel}>
            {m.cancel}
          </Button>
        )}
      </FormActions>
    </Form>
  );
}
