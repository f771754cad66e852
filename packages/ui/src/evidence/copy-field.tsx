import { useEffect, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../icon.tsx';
import '../form/field.css';
import './copy-field.css';

export interface CopyTexts {
  /** Names the button: “Copy the key”. */
  readonly copyText: string;
  readonly copiedText: string;
  /** Said where the browser does not let us. */
  readonly failedText: string;
}

export interface CopyFieldProps extends CopyTexts {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
}

/** A text that is shown to be taken elsewhere: an address, a key that is shown once. */
export function CopyField({ label, value, hint, ...texts }: CopyFieldProps) {
  const id = useId();
  const { state, copy } = useCopy(value);
  return (
    <div className="c-field">
      <label className="c-field-label" htmlFor={id}>
        {label}
      </label>
      <div className="c-input c-input-group">
        <input
          id={id}
          className="c-input-inner c-copy-value"
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button className="c-input-button" aria-label={texts.copyText} onPress={copy}>
          <Icon name={state === 'copied' ? 'check' : 'copy'} />
        </Button>
      </div>
      {hint === undefined ? null : <p className="c-field-hint">{hint}</p>}
      <CopyWords state={state} texts={texts} />
    </div>
  );
}

export interface DigestProps extends CopyTexts {
  readonly value: string;
}

/** A digest by its first and last characters; the button takes all of it. */
export function Digest({ value, ...texts }: DigestProps) {
  const { state, copy } = useCopy(value);
  return (
    <span className="c-digest">
      <code title={value}>{value.length > 20 ? `${value.slice(0, 8)}…${value.slice(-6)}` : value}</code>
      <Button className="c-digest-copy" aria-label={texts.copyText} onPress={copy}>
        <Icon name={state === 'copied' ? 'check' : 'copy'} />
      </Button>
      <CopyWords state={state} texts={texts} />
    </span>
  );
}

type CopyState = 'idle' | 'copied' | 'failed';

/** How long “copied” stays, milliseconds; it is read out at once. */
const SAID_MS = 6_000;

function useCopy(value: string) {
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(() => setState('idle'), SAID_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  return { state, copy };
}

function CopyWords({ state, texts }: { readonly state: CopyState; readonly texts: CopyTexts }) {
  return (
    <output className="c-copy-words" data-state={state}>
      {state === 'copied' ? texts.copiedText : state === 'failed' ? texts.failedText : ''}
    </output>
  );
}
