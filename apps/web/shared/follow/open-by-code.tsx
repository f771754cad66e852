import { type ReactNode, useState } from 'react';
import { Button, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import { useCommand } from '../api/use-command.ts';
import { Arrived } from '../shell/arrived.tsx';
import { ProblemText } from '../shell/problem-text.tsx';

/** By what something is opened without an account: both stand on its receipt. */
export interface Known {
  readonly reference: string;
  readonly code: string;
}

/** Nothing typed yet. */
export const NOTHING_KNOWN: Known = { reference: '', code: '' };

/** What the two fields are called on this page. */
export interface KnownWords {
  readonly reference: string;
  readonly code: string;
  /** Asks for the field of this name. */
  readonly missing: (label: string) => string;
}

/** As it is sent. */
function trimmed({ reference, code }: Known): Known {
  return { reference: reference.trim(), code: code.trim() };
}

/** Which of the two is not typed. */
export function missingOf(known: Known, words: KnownWords): readonly FormError[] {
  return (['reference', 'code'] as const)
    .filter((field) => known[field].trim() === '')
    .map((field) => ({ field, text: words.missing(words[field]) }));
}

export interface KnownFieldsProps {
  readonly known: Known;
  readonly words: KnownWords;
  readonly onChange: (known: Known) => void;
}

/** The fields for reference and code. */
export function KnownFields({ known, words, onChange }: KnownFieldsProps) {
  return (
    <>
      <TextField
        name="reference"
        kind="code"
        label={words.reference}
        value={known.reference}
        onChange={(reference) => onChange({ ...known, reference })}
        maxLength={40}
      />
      <TextField
        name="code"
        kind="code"
        label={words.code}
        value={known.code}
        onChange={(code) => onChange({ ...known, code })}
        maxLength={60}
      />
    </>
  );
}

/** What was opened. */
export interface Opened<T> {
  readonly known: Known;
  readonly status: T;
  /** Shows how it is after something was done to it. */
  readonly onRead: (status: T) => void;
}

export interface OpenByCodeProps<T> {
  readonly label: string;
  readonly words: KnownWords & {
    /** The verb. */
    readonly look: string;
    readonly toMend: string;
  };
  /** It is what the page is for. */
  readonly isPrimary?: boolean;
  readonly follow: (known: Known) => Promise<T>;
  /** What is read out when it is there. */
  readonly named: (status: T) => string;
  readonly children: (opened: Opened<T>) => ReactNode;
}

/** Opens something by its reference and code, and shows it; what was open before is closed first. */
export function OpenByCode<T>({
  label,
  words,
  isPrimary = false,
  follow,
  named,
  children,
}: OpenByCodeProps<T>) {
  const [typed, setTyped] = useState(NOTHING_KNOWN);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [opened, setOpened] = useState<Omit<Opened<T>, 'onRead'> | null>(null);
  const open = useCommand(async () => {
    setOpened(null);
    const known = trimmed(typed);
    return { known, status: await follow(known) };
  }, setOpened);
  const submit = () => {
    const wrong = missingOf(typed, words);
    setErrors(wrong);
    if (wrong.length === 0) open.run();
  };
  return (
    <>
      <ProblemText trouble={open.trouble} />
      <Form label={label} errors={errors} errorTitle={words.toMend} onSubmit={submit} isPending={open.busy}>
        <KnownFields known={typed} words={words} onChange={setTyped} />
        <FormActions>
          <Button type="submit" {...(isPrimary ? { look: 'solid' } : {})} isPending={open.busy}>
            {words.look}
          </Button>
        </FormActions>
      </Form>
      {opened === null ? null : (
        <Arrived label={named(opened.status)}>
          {children({ ...opened, onRead: (status) => setOpened({ known: opened.known, status }) })}
        </Arrived>
      )}
    </>
  );
}
