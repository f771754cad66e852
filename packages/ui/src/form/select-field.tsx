import { useMemo } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { Icon } from '../icon.tsx';
import { FieldParts, type FieldProps, useFieldControl } from './field.tsx';
import '../overlay/popover.css';
import './select-field.css';

export interface Option<V extends string = string> {
  readonly value: V;
  readonly text: string;
  /** A second line that says more. */
  readonly hint?: string;
}

export interface SelectProps<V extends string> extends FieldProps {
  /** Null while nothing is chosen. */
  readonly value: V | null;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
  /** Said while nothing is chosen. */
  readonly placeholder: string;
}

/** One out of a list that is short enough to read. Nothing is chosen beforehand unless `value` says so. */
export function Select<V extends string>({
  value,
  options,
  onChange,
  placeholder,
  ...field
}: SelectProps<V>) {
  const { error, control } = useFieldControl(field);
  return (
    <AriaSelect
      {...control}
      className="c-field"
      value={value}
      onChange={(key) => pick(options, key, onChange)}
      placeholder={placeholder}
    >
      <FieldParts field={field} error={error}>
        <Button className="c-input c-select">
          <SelectValue className="c-select-value">
            {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
          </SelectValue>
          <Icon name="down" />
        </Button>
      </FieldParts>
      <Popover className="c-popover c-options-popover">
        <ListBox className="c-options" items={options}>
          {(option) => <OptionItem id={option.value} option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

export interface ComboBoxProps<V extends string> extends FieldProps {
  readonly value: V | null;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V | null) => void;
  /** Said in the list when nothing fits what was typed. */
  readonly emptyText: string;
  /** Given: what was typed is told here and `options` are what the server found; else `options` are filtered here. */
  readonly onSearch?: (text: string) => void;
}

/** One out of a long list, found by typing a part of it. */
export function ComboBox<V extends string>({
  value,
  options,
  onChange,
  emptyText,
  onSearch,
  ...field
}: ComboBoxProps<V>) {
  const { error, control } = useFieldControl(field);
  const list = useMemo(
    () => (onSearch === undefined ? { defaultItems: options } : { items: options, onInputChange: onSearch }),
    [options, onSearch],
  );
  return (
    <AriaComboBox
      {...control}
      {...list}
      className="c-field"
      value={value}
      onChange={(key) => (key === null ? onChange(null) : pick(options, key, onChange))}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <FieldParts field={field} error={error}>
        <Group className="c-input c-input-group">
          <Input className="c-input-inner" />
          <Button className="c-input-button">
            <Icon name="down" />
          </Button>
        </Group>
      </FieldParts>
      <Popover className="c-popover c-options-popover">
        <ListBox<Option<V>>
          className="c-options"
          renderEmptyState={() => <p className="c-options-empty">{emptyText}</p>}
        >
          {(option) => <OptionItem id={option.value} option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

interface OptionItemProps {
  /** Its value: by this react-aria knows it again when the list changes. */
  readonly id: string;
  readonly option: Option;
}

function OptionItem({ id, option }: OptionItemProps) {
  return (
    <ListBoxItem id={id} textValue={option.text} className="c-option">
      <span className="c-option-check">
        <Icon name="check" />
      </span>
      <span>{option.text}</span>
      {option.hint === undefined ? null : <span className="c-option-hint">{option.hint}</span>}
    </ListBoxItem>
  );
}

/** Gives the value of the options that a key of react-aria names. */
function pick<V extends string>(
  options: readonly Option<V>[],
  key: unknown,
  onChange: (value: V) => void,
): void {
  const option = options.find((candidate) => candidate.value === key);
  if (option !== undefined) onChange(option.value);
}
