import { QrCode } from '@consentry/ui';
import { useAccountWords } from './words.ts';
import './app-secret.css';

export interface AppSecretProps {
  /** Base32. */
  readonly secret: string;
  /** The same as a link (`otpauth:`). */
  readonly uri: string;
}

/** The secret of an authenticator app, in fours to copy, and as a link. */
export function AppSecret({ secret, uri }: AppSecretProps) {
  const { m } = useAccountWords();
  return (
    <div className="w-secret">
      <p className="w-secret-title">{m.app}</p>
      <p>{m.appText}</p>
      <QrCode text={uri} label={m.qr} loadingText={m.qrLoading} />
      <p>
        {m.secret} <code translate="no">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <p>
        <a href={uri}>{m.openApp}</a>
      </p>
    </div>
  );
}
