import type { ReactNode } from 'react';
import {
  CheckboxButton,
  CheckboxField,
  CheckboxGroup as AriaCheckboxGroup,
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  SwitchButton,
  SwitchField,
  Text,
} from 'react-aria-components';
import { Icon } from '../icon.tsx';
import { FieldMark, FieldNotes, FieldParts, type FieldProps, useFieldControl } from './field.tsx';
import type { Option } from './select-field.tsx';
import './check-field.css';

export interface CheckboxProps extends Omit<FieldProps, 'label'> {
  /** What is agreed to by ticking; may hold a link. */
  readonly label: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** One thing that holds or does not. It is never ticked beforehand where it is a consent (§ 第十四条 个人信息保护法). */
export function Checkbox({ label, isSelected, onChange, ...field }: CheckboxProps) {
  const { error, control } = useFieldControl({ ...field, label: '' });
  return (
    <CheckboxField {...control} className="c-field" isSelected={isSelected} onChange={onChange}>
      <CheckboxButton className="c-check">
        <CheckBox />
        <span>
          {label}
          <FieldMark mark={field.mark} />
        </span>
      </CheckboxButton>
      <FieldNotes hint={field.hint} error={error} />
    </CheckboxField>
  );
}

export interface CheckboxGroupProps<V extends string> extends FieldProps {
  readonly value: readonly V[];
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V[]) => void;
}

/** As many as hold out of a few. */
export function CheckboxGroup<V extends string>({
  value,
  options,
  onChange,
  ...field
}: CheckboxGroupProps<V>) {
  const { error, control } = useFieldControl(field);
  const change = (keys: readonly string[]) =>
    onChange(options.map((option) => option.value).filter((option) => keys.includes(option)));
  return (
    <AriaCheckboxGroup {...control} className="c-field" value={[...value]} onChange={change}>
      <FieldParts field={field} error={error}>
        <div className="c-checks">
          {options.map((option) => (
            <CheckboxField key={option.value} value={option.value}>
              <CheckboxButton className="c-check">
                <CheckBox />
                <span>{option.text}</span>
              </CheckboxButton>
              <OptionHint hint={option.hint} />
            </CheckboxField>
          ))}
        </div>
      </FieldParts>
    </AriaCheckboxGroup>
  );
}

export interface RadioGroupProps<V extends string> extends FieldProps {
  /** Null while nothing is chosen. */
  readonly value: V | null;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
}

/** One out of a few, all of them in view; `Choice` is the same as large cards. */
export function RadioGroup<V extends string>({ value, options, onChange, ...field }: RadioGroupProps<V>) {
  const { error, control } = useFieldControl(field);
  const change = (key: string) => {
    const option = options.find((candidate) => candidate.value === key);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <AriaRadioGroup {...control} className="c-field" value={value} onChange={change}>
      <FieldParts field={field} error={error}>
        <div className="c-checks">
          {options.map((option) => (
            <RadioField key={option.value} value={option.value}>
              <RadioButton className="c-check">
                <span className="c-check-dot" />
                <span>{option.text}</span>
              </RadioButton>
              <OptionHint hint={option.hint} />
            </RadioField>
          ))}
        </div>
      </FieldParts>
    </AriaRadioGroup>
  );
}

export interface SwitchProps extends Omit<FieldProps, 'isRequired'> {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** A setting that works at once, without a button to save it. */
export function Switch({ label, isSelected, onChange, ...field }: SwitchProps) {
  const { error, control } = useFieldControl({ ...field, label });
  const { isRequired: _, ...rest } = control;
  return (
    <SwitchField {...rest} className="c-field" isSelected={isSelected} onChange={onChange}>
      <SwitchButton className="c-check">
        <span className="c-switch">
          <span className="c-switch-knob" />
        </span>
        <span>
          {label}
          <FieldMark mark={field.mark} />
        </span>
      </SwitchButton>
      <FieldNotes hint={field.hint} error={error} />
    </SwitchField>
  );
}

function CheckBox() {
  return (
    <span className="c-check-box">
      <Icon name="check" />
    </span>
  );
}

function OptionHint({ hint = '' }: { readonly hint: string | undefined }) {
  return hint === '' ? null : (
    <Text slot="description" className="c-check-hint">
      {hint}
    </Text>
  );
}
