import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import './text-field.css';

export interface DigitFieldProps {
  readonly label: string;
  readonly hint: string;
  /** Shown and read when not empty. */
  readonly error: string;
  readonly value: string;
  readonly onChange: (digits: string) => void;
  readonly onFocus: () => void;
  readonly maxLength: number;
  readonly secret: boolean;
}

/** A field for digits, typed on a keyboard or on the `Keypad` beside it. Anything else is dropped. */
export function DigitField(props: DigitFieldProps) {
  const change = (text: string) => props.onChange(text.replace(/\D/g, '').slice(0, props.maxLength));
  return (
    <AriaTextField
      className="c-field"
      type={props.secret ? 'password' : 'text'}
      inputMode="numeric"
      autoComplete="off"
      isInvalid={props.error !== ''}
      validationBehavior="aria"
      value={props.value}
      onChange={change}
      onFocus={props.onFocus}
    >
      <Label className="c-field-label">{props.label}</Label>
      <Input className="c-field-input" />
      {props.hint === '' ? null : (
        <Text slot="description" className="c-field-hint">
          {props.hint}
        </Text>
      )}
      <FieldError className="c-field-error">{props.error}</FieldError>
    </AriaTextField>
  );
}
