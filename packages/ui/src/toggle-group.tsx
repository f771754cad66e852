import type { Key } from 'react-aria-components';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import './toggle-group.css';

export interface ToggleProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
}

/** A setting that is on or off. */
export function Toggle({ icon, label, isSelected, onChange }: ToggleProps) {
  return (
    <ToggleButton className="c-toggle" isSelected={isSelected} onChange={onChange}>
      <Icon name={icon} />
      <span>{label}</span>
    </ToggleButton>
  );
}

export interface ToggleGroupProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly text: string; readonly lang: string }[];
  readonly onChange: (value: V) => void;
}

/** One out of a few, always one: the language. */
export function ToggleGroup<V extends string>({ label, value, options, onChange }: ToggleGroupProps<V>) {
  const select = (keys: Set<Key>) => {
    const chosen = options.find((option) => keys.has(option.value));
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <ToggleButtonGroup
      className="c-toggle-group"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={select}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className="c-toggle">
          <span lang={option.lang}>{option.text}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
