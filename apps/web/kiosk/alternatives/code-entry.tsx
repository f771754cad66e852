import { type FormEvent, useRef, useState } from 'react';
import type { Problem } from '@consentry/contract';
import { Button, Callout, ReaderField } from '@consentry/ui';
import { useWords } from '../settings/words.tsx';
import { ProblemText } from '../shell/problem-text.tsx';

/** A code has 116 characters; of another one no more is needed to refuse it. */
const LENGTH_MAX = 200;

export interface CodeEntryProps {
  readonly submit: string;
  readonly busy: boolean;
  /** What the courier answered last time. */
  readonly problem: Problem | null;
  readonly onSubmit: (code: string) => void;
}

/** A field for a scanner that types. What was sent is gone from it. */
export function CodeEntry({ submit, busy, problem, onSubmit }: CodeEntryProps) {
  const { m } = useWords();
  const [code, setCode] = useState('');
  const [empty, setEmpty] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const send = (event: FormEvent) => {
    event.preventDefault();
    // A scanner that reads twice types twice: the first is under way.
    if (busy) return;
    const shown = code.trim();
    setCode('');
    setEmpty(shown === '');
    form.current?.querySelector('input')?.focus();
    if (shown !== '') onSubmit(shown);
  };
  return (
    <form ref={form} className="k-narrow k-stack" onSubmit={send} noValidate>
      <ReaderField
        label={m.qr.label}
        hint={m.qr.hint}
        maxLength={LENGTH_MAX}
        error={empty ? m.qr.empty : ''}
        value={code}
        onChange={setCode}
      />
      {problem === null ? null : (
        <Callout tone="problem" alert>
          <ProblemText problem={problem} title />
        </Callout>
      )}
      <Button type="submit" look="solid" isPending={busy}>
        {submit}
      </Button>
    </form>
  );
}
