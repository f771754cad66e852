import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button, ReaderField } from '@consentry/ui';
import { useWords } from '../settings/words.tsx';

export interface CardEntryProps {
  readonly submit: string;
  readonly busy: boolean;
  readonly onSubmit: (number: string) => void;
  /** What the courier answered last time, above the button. */
  readonly children?: ReactNode;
}

/** A field that a reader which types fills and sends; a person may, too. What was sent is gone from it. */
export function CardEntry({ submit, busy, onSubmit, children }: CardEntryProps) {
  const { m } = useWords();
  const [number, setNumber] = useState('');
  const [error, setError] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    // A reader that is held at twice types twice: the first is under way.
    if (busy) return;
    setNumber('');
    const short = number.trim().length < 4;
    setError(short ? m.card.short : '');
    if (!short) onSubmit(number);
    form.current?.querySelector('input')?.focus();
  };
  return (
    <form ref={form} className="k-narrow k-stack" onSubmit={send} noValidate>
      <ReaderField
        label={m.card.number}
        hint={m.card.hint}
        maxLength={64}
        error={error}
        value={number}
        onChange={setNumber}
      />
      {children}
      <Button type="submit" look="solid" isPending={busy}>
        {submit}
      </Button>
    </form>
  );
}
