import { QrCode } from '@consentry/ui';
import { useStaffWords } from './words.ts';

export interface AppSecretProps {
  /** Base32. */
  readonly secret: string;
  /** The same as a link (`otpauth:`). */
  readonly uri: string;
}

/** The secret of an authenticator app, in fours to copy, and as a link. */
export function AppSecret({ secret, uri }: AppSecretProps) {
  const { m } = useStaffWords();
  return (
    <div className="k-secret">
      <p className="k-secret-title">{m.join.app}</p>
      <p>{m.join.appText}</p>
      <QrCode text={uri} label={m.join.qr} loadingText={m.join.qrLoading} />
      <p>
        {m.join.secret} <code translate="no">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <p>
        <a href={uri}>{m.join.openApp}</a>
      </p>
    </div>
  );
}
