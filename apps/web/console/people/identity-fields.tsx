import type { Identity } from '@consentry/contract';
import { type FormError, RadioGroup, TextField } from '@consentry/ui';
import { usePeopleWords } from './words.ts';

const NAMES = ['phone', 'email', 'employee_number', 'name'] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;

/** What is typed of who somebody is. */
export interface IdentityText extends Readonly<Record<(typeof NAMES)[number], string>> {
  readonly language: (typeof LANGUAGES)[number];
}

export const NOBODY: IdentityText = {
  name: '',
  phone: '',
  email: '',
  employee_number: '',
  language: 'zh-CN',
};

/** Puts what was typed as it is sent: what is empty is not known. */
export function identityOf({ language, ...typed }: IdentityText): Identity {
  const given = (name: (typeof NAMES)[number]) => (typed[name].trim() === '' ? null : typed[name].trim());
  return {
    name: given('name'),
    phone: given('phone'),
    email: given('email'),
    employee_number: given('employee_number'),
    language,
  };
}

/** What is wrong in it, field by field. */
export function useIdentityErrors(): (identity: Identity) => readonly FormError[] {
  const { m } = usePeopleWords();
  return ({ phone, email, employee_number: number }) => [
    ...(phone === null && email === null && number === null ? [{ field: 'phone', text: m.anyContact }] : []),
    ...(phone === null || /^\+?[0-9][0-9 -]{4,24}$/.test(phone)
      ? []
      : [{ field: 'phone', text: m.wrongPhone }]),
    ...(email === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
      ? []
      : [{ field: 'email', text: m.wrongEmail }]),
  ];
}

export interface IdentityFieldsProps {
  readonly value: IdentityText;
  readonly onChange: (value: IdentityText) => void;
}

/** The fields of who somebody is. */
export function IdentityFields({ value, onChange }: IdentityFieldsProps) {
  const { m } = usePeopleWords();
  const field = (name: (typeof NAMES)[number], label: string) => ({
    name,
    label,
    value: value[name],
    onChange: (text: string) => onChange({ ...value, [name]: text }),
    autoComplete: 'off',
  });
  return (
    <>
      <TextField {...field('phone', m.phone)} hint={m.contactHint} kind="tel" maxLength={26} />
      <TextField {...field('email', m.email)} kind="email" maxLength={254} />
      <TextField {...field('employee_number', m.employeeNumber)} maxLength={64} />
      <TextField {...field('name', m.name)} maxLength={200} />
      <RadioGroup
        name="language"
        label={m.language}
        value={value.language}
        options={LANGUAGES.map((one) => ({ value: one, text: m.languages[one] }))}
        onChange={(language) => onChange({ ...value, language })}
      />
    </>
  );
}
