import { useState } from 'react';
import {
  Button,
  Group,
  Input,
  SearchField as AriaSearchField,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import { Icon } from '../icon.tsx';
import { FieldParts, type FieldProps, useFieldControl } from './field.tsx';
import './text-field.css';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `multiline` for more than one line; `code` for what is read letter by letter. */
  readonly kind?: 'text' | 'multiline' | 'code' | 'email' | 'tel' | 'url' | 'digits';
  /** Lines to see at once; the field grows with what is written. */
  readonly rows?: number;
  readonly maxLength?: number;
  /** What a browser may fill in, by the words of HTML: `name`, `email`, `one-time-code`. */
  readonly autoComplete?: string;
  readonly isReadOnly?: boolean;
}

const TYPE = {
  text: 'text',
  multiline: 'text',
  code: 'text',
  email: 'email',
  tel: 'tel',
  url: 'url',
  digits: 'text',
} as const;

/** A field for words. */
export function TextField({
  value,
  onChange,
  kind = 'text',
  rows = 4,
  maxLength,
  autoComplete = 'off',
  ...field
}: TextFieldProps) {
  const { error, control } = useFieldControl(field);
  return (
    <AriaTextField
      {...control}
      className="c-field"
      type={TYPE[kind]}
      value={value}
      onChange={onChange}
      autoComplete={autoComplete}
      isReadOnly={field.isReadOnly ?? false}
      {...(kind === 'digits' ? { inputMode: 'numeric' as const } : {})}
      {...(kind === 'code' || kind === 'email' || kind === 'url' ? { spellCheck: 'false' as const } : {})}
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <FieldParts field={field} error={error}>
        {kind === 'multiline' ? (
          <TextArea className="c-input c-input-lines" rows={rows} />
        ) : (
          <Input className="c-input" data-kind={kind} />
        )}
      </FieldParts>
    </AriaTextField>
  );
}

export interface PasswordFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password' | 'off';
  /** Words of the button that shows what was typed, and of the one that hides it again. */
  readonly revealText: string;
  readonly hideText: string;
  readonly maxLength?: number;
}

/** A field for a secret, which may be looked at and pasted into. */
export function PasswordField({
  value,
  onChange,
  revealText,
  hideText,
  maxLength,
  ...field
}: PasswordFieldProps) {
  const { error, control } = useFieldControl(field);
  const [shown, setShown] = useState(false);
  return (
    <AriaTextField
      {...control}
      className="c-field"
      type={shown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      autoComplete={field.autoComplete}
      spellCheck="false"
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <FieldParts field={field} error={error}>
        <Group className="c-input c-input-group">
          <Input className="c-input-inner" data-kind="code" />
          <Button
            slot={null}
            className="c-input-button"
            aria-label={shown ? hideText : revealText}
            onPress={() => setShown(!shown)}
          >
            <Icon name={shown ? 'hide' : 'reveal'} />
          </Button>
        </Group>
      </FieldParts>
    </AriaTextField>
  );
}

export interface SearchFieldProps extends Omit<FieldProps, 'isRequired' | 'mark'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter was pressed; also with the empty text when it was cleared. */
  readonly onSubmit?: (value: string) => void;
  readonly clearText: string;
}

/** A field to search by. */
export function SearchField({ value, onChange, onSubmit = () => {}, clearText, ...field }: SearchFieldProps) {
  const { error, control } = useFieldControl(field);
  return (
    <AriaSearchField
      {...control}
      className="c-field c-search"
      value={value}
      onChange={onChange}
      onSubmit={onSubmit}
      onClear={() => onSubmit('')}
    >
      <FieldParts field={field} error={error}>
        <Group className="c-input c-input-group">
          <span className="c-search-icon">
            <Icon name="search" />
          </span>
          <Input className="c-input-inner" />
          {value === '' ? null : (
            <Button className="c-input-button" aria-label={clearText}>
              <Icon name="cross" />
            </Button>
          )}
        </Group>
      </FieldParts>
    </AriaSearchField>
  );
}
