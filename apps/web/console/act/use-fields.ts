import { useState } from 'react';
import type { FormError } from '@consentry/ui';
import { useWords } from '../words.ts';

/** The texts of a form, by the names of its fields. */
export interface Fields<N extends string> {
  readonly values: Readonly<Record<N, string>>;
  readonly field: (name: N, label: string) => FieldOf;
  readonly errors: readonly FormError[];
  /** Notes which fields are empty or fail their own rule; `true` where all are in order. */
  readonly check: (
    labels: Readonly<Partial<Record<N, string>>>,
    rules?: Readonly<Partial<Record<N, RegExp>>>,
  ) => boolean;
}

interface FieldOf {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isRequired: true;
}

/** Id of a document or of anything else outside the platform, as the law’s facts take it. */
export const DOCUMENT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Keeps the texts of a form. */
export function useFields<N extends string>(initial: Readonly<Record<N, string>>): Fields<N> {
  const { m } = useWords();
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  return {
    values,
    errors,
    field: (name, label) => ({
      name,
      label,
      value: values[name],
      onChange: (value) => setValues((before) => ({ ...before, [name]: value })),
      isRequired: true,
    }),
    check: (labels, rules) => {
      const named = Object.keys(labels) as N[];
      const wrong = named.flatMap((name) => {
        const fits = values[name].trim() !== '' && rules?.[name]?.test(values[name]) !== false;
        return fits ? [] : [[name, labels[name] ?? name] as const];
      });
      setErrors(wrong.map(([field, label]) => ({ field, text: m.form.needed(label) })));
      return wrong.length === 0;
    },
  };
}
