import { PasswordField } from '@consentry/ui';
import { useWords } from '../words.ts';

interface SecretFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A password, with a way to look at it. */
export function SecretField(field: SecretFieldProps) {
  const { m } = useWords();
  return (
    <PasswordField
      {...field}
      autoComplete="current-password"
      revealText={m.signIn.reveal}
      hideText={m.signIn.hide}
      maxLength={128}
    />
  );
}
