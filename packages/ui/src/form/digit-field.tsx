import { Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldParts } from './field.tsx';
import './digit-field.css';

interface CodeFieldProps {
  readonly label: string;
  readonly hint: string;
  /** Shown and read when not empty. */
  readonly error: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
}

export interface DigitFieldProps extends CodeFieldProps {
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
      <FieldParts field={props} error={props.error}>
        <Input className="c-field-input" />
      </FieldParts>
    </AriaTextField>
  );
}

/** A field for what a reader types, or a person: never shown. */
export function ReaderField({ onChange, ...props }: CodeFieldProps) {
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
      <FieldParts field={props} error={props.error}>
        <Input className="c-field-input" />
      </FieldParts>
    </AriaTextField>
  );
}
