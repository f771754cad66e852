import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import './text-field.css';

interface FieldProps {
  readonly label: string;
  readonly hint: string;
  /** Shown and read when not empty. */
  readonly error: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
}

export interface DigitFieldProps extends FieldProps {
  readonly onFocus: () => void;
  readonly secret: boolean;
}

/** A field for digits, typed on a keyboard or on the `Keypad` beside it. Anything else is dropped. */
export function DigitField({ secret, onFocus, onChange, ...props }: DigitFieldProps) {
  return (
    <AriaTextField
      className="c-field"
      type={secret ? 'password' : 'text'}
      inputMode="numeric"
      autoComplete="off"
      isInvalid={props.error !== ''}
      validationBehavior="aria"
      value={props.value}
      onChange={(text) => onChange(text.replace(/\D/g, '').slice(0, props.maxLength))}
      onFocus={onFocus}
    >
      <Parts {...props} />
    </AriaTextField>
  );
}

/** A field for what a reader types, or a person: never shown. */
export function ReaderField({ onChange, ...props }: FieldProps) {
  return (
    <AriaTextField
      className="c-field"
      type="password"
      autoComplete="off"
      isInvalid={props.error !== ''}
      validationBehavior="aria"
      value={props.value}
      onChange={(text) => onChange(text.slice(0, props.maxLength))}
    >
      <Parts {...props} />
    </AriaTextField>
  );
}

function Parts({ label, hint, error }: Pick<FieldProps, 'label' | 'hint' | 'error'>) {
  return (
    <>
      <Label className="c-field-label">{label}</Label>
      <Input className="c-field-input" />
      {hint === '' ? null : (
        <Text slot="description" className="c-field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="c-field-error">{error}</FieldError>
    </>
  );
}
