import { type ReactNode, createContext, useContext } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import './field.css';

/** What every field of a form takes. Texts are those of the language chosen; empty ones are left out. */
export interface FieldProps {
  readonly label: string;
  /** The path of the field in what is sent, with dots: `contact.email`. Errors of the `Form` come to it by this. */
  readonly name?: string;
  /** A sentence under the field that helps to fill it in. */
  readonly hint?: string;
  /** What is wrong and how to mend it; goes before the error that the form has for this field. */
  readonly error?: string;
  /** A word after the label, for example “optional”. */
  readonly mark?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
}

/** What is wrong with each field, by its name. */
export type FieldErrors = Readonly<Record<string, string>>;

export const FieldErrorsContext = createContext<FieldErrors>({});

/** Finds the error of a field and gives what every control of react-aria wants to know. */
export function useFieldControl({ name, error = '', isRequired = false, isDisabled = false }: FieldProps) {
  const errors = useContext(FieldErrorsContext);
  const found = error === '' && name !== undefined ? (errors[name] ?? '') : error;
  const control = {
    isRequired,
    isDisabled,
    isInvalid: found !== '',
    validationBehavior: 'aria' as const,
    ...(name === undefined ? {} : { name, 'data-field': name }),
  };
  return { error: found, control };
}

export interface FieldPartsProps {
  readonly field: Pick<FieldProps, 'label' | 'hint' | 'mark'>;
  readonly error: string;
  readonly children: ReactNode;
}

/** Label, control, hint and error, in this order: the hint is not hidden by what opens under the control. */
export function FieldParts({ field, error, children }: FieldPartsProps) {
  return (
    <>
      <Label className="c-field-label">
        {field.label}
        <FieldMark mark={field.mark} />
      </Label>
      {children}
      <FieldNotes hint={field.hint} error={error} />
    </>
  );
}

/** The word after a label. */
export function FieldMark({ mark = '' }: { readonly mark: string | undefined }) {
  return mark === '' ? null : <span className="c-field-mark">{mark}</span>;
}

export interface FieldNotesProps {
  readonly hint: string | undefined;
  readonly error: string;
}

/** Hint and error under a control; react-aria ties both to it. */
export function FieldNotes({ hint = '', error }: FieldNotesProps) {
  return (
    <>
      {hint === '' ? null : (
        <Text slot="description" className="c-field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="c-field-error">{error}</FieldError>
    </>
  );
}
