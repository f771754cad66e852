import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, DigitField, Keypad } from '@consentry/ui';
import { useWords } from '../settings/words.tsx';
import './pin-entry.css';

export interface EntryField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly maxLength: number;
  readonly secret: boolean;
  /** The words of what is wrong with what was typed, or empty. */
  readonly check: (value: string, values: Readonly<Record<string, string>>) => string;
}

export interface PinEntryProps {
  readonly fields: readonly EntryField[];
  readonly submit: string;
  readonly busy: boolean;
  readonly onSubmit: (values: Readonly<Record<string, string>>) => void;
  /** What the courier answered last time, above the button. */
  readonly children?: ReactNode;
}

/** Fields for digits with one keypad that types into the field used last. */
export function PinEntry({ fields, submit, busy, onSubmit, children }: PinEntryProps) {
  const { m } = useWords();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [active, setActive] = useState(fields[0]?.name ?? '');
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLFormElement>(null);

  // After a failed attempt the first field that is wrong takes the focus.
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLInputElement>('input[aria-invalid]')?.focus();
  }, [attempts]);

  const set = (name: string, value: string) => {
    const field = fields.find((candidate) => candidate.name === name);
    setValues((old) => ({ ...old, [name]: value.slice(0, field?.maxLength ?? 0) }));
    setErrors((old) => ({ ...old, [name]: '' }));
  };
  const type = (digit: string) => {
    const field = fields.find((candidate) => candidate.name === active);
    const typed = `${values[active] ?? ''}${digit}`;
    set(active, typed);
    const next = fields[fields.findIndex((candidate) => candidate.name === active) + 1];
    // A number has one length: when it is full, the keypad goes on to the PIN.
    if (field !== undefined && !field.secret && typed.length >= field.maxLength && next !== undefined) {
      setActive(next.name);
    }
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found = Object.fromEntries(
      fields.map((field) => [field.name, field.check(values[field.name] ?? '', values)]),
    );
    setErrors(found);
    if (Object.values(found).every((words) => words === '')) onSubmit(values);
    else setAttempts((count) => count + 1);
  };

  return (
    <form ref={form} className="k-entry" onSubmit={send} noValidate>
      <div className="k-entry-fields">
        {fields.map((field) => (
          <div key={field.name} className="k-entry-field" data-active={field.name === active}>
            <DigitField
              label={field.label}
              hint={field.hint}
              maxLength={field.maxLength}
              secret={field.secret}
              error={errors[field.name] ?? ''}
              value={values[field.name] ?? ''}
              onChange={(value) => set(field.name, value)}
              onFocus={() => setActive(field.name)}
            />
          </div>
        ))}
        {children}
      </div>
      <Keypad
        label={m.pin.keypad}
        eraseLabel={m.pin.erase}
        clearLabel={m.pin.clear}
        onDigit={type}
        onErase={() => set(active, (values[active] ?? '').slice(0, -1))}
        onClear={() => set(active, '')}
      />
      <div className="k-entry-submit">
        <Button type="submit" look="solid" isPending={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
